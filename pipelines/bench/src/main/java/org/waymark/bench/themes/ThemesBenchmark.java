package org.waymark.bench.themes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.text.TextEmbedding;
import org.waymark.themes.ThemeEvaluation;
import org.waymark.themes.ToneEvaluation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Codes comments that a person has coded, and writes the page. */
@Command(
    name = "themes",
    description = "Compares themes found by phrases and learned with what a person found.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class ThemesBenchmark implements Callable<Integer> {

  @Option(names = "--home", description = "The repository.")
  private Path home = Path.of(".");

  @Option(names = "--results", description = "The page to write.")
  private Optional<Path> results = Optional.empty();

  /** Runs the comparison. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ThemesBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Path repository = home.toAbsolutePath().normalize();
    Optional<PatientComments> comments =
        PatientComments.under(repository.resolveSibling("shared").resolve("data"));
    if (comments.isEmpty()) {
      System.err.println("the comments do not lie in shared/data beside the repository");
      return 5;
    }
    List<ThemeEvaluation> themes =
        ThemeEvaluation.ofAThird(
            comments.get().codebook(), comments.get().texts(), Optional.empty());
    Path page = results.orElse(repository.resolve("pipelines/bench/THEMES.md"));
    ToneEvaluation tone =
        ToneEvaluation.ofAThird(
            comments.get().codebook(), comments.get().texts(), Optional.empty());
    Optional<TextEmbedding> embedding = TextEmbedding.installed();
    Optional<ThemesPage.Embedded> embedded =
        embedding.map(
            model ->
                new ThemesPage.Embedded(
                    model.model(),
                    ThemeEvaluation.ofAThird(
                        comments.get().codebook(), comments.get().texts(), embedding),
                    ToneEvaluation.ofAThird(
                        comments.get().codebook(), comments.get().texts(), embedding)));
    new ThemesPage(comments.get(), themes, tone, CodebookGaps.of(comments.get()), embedded)
        .write(page);
    System.out.println(themes.size() + " themes; see " + page);
    return 0;
  }
}
