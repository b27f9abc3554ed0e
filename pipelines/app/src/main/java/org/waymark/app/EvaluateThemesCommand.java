package org.waymark.app;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.jobs.ThemeComparison;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares the themes that a mission finds with what people found in the same texts. */
@Command(
    name = "evaluate",
    header = "Compare the themes found with the themes that people found in the same texts.",
    description = {
      "",
      "Reads a CSV file of texts that people have coded. One column has the text. Each theme"
          + " has a column, named by its ID or its title, with 1 or 0.",
      "",
      "For every theme, prints precision, recall, F1 and kappa, with 95%% intervals over"
          + " unique texts. Precision is the share of the themes found that people also found."
          + " Recall is the share of the themes of people that were found. The first line of a"
          + " theme tests the phrases of the codebook. The second tests the better of phrases and"
          + " learning. Learning uses four fifths of the texts and is tested on the last fifth, for"
          + " each fifth in turn.",
      "",
      "With --score, also tests how well praise is distinguished from problems. Prints no text.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark themes evaluate --workspace health --coded coded.csv --text comment",
      "  waymark themes evaluate --workspace health --mission heard --coded coded.csv \\",
      "      --text comment --question question",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:compared",
      " 1:internal error",
      " 2:wrong usage, or something is wrong in the workspace or the coded file",
      " 5:the workspace or the coded file does not exist"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class EvaluateThemesCommand implements Callable<Integer> {
  private final Services services;
  private final Console console;

  @Spec CommandSpec spec;

  @Option(
      names = "--workspace",
      required = true,
      paramLabel = "DIR",
      description = "Folder with waymark.yaml, places.csv, missions and feeds.")
  Path workspace;

  @Option(
      names = "--mission",
      paramLabel = "ID",
      description = "Mission with the codebook. Not needed if only one mission has themes.")
  Optional<String> mission = Optional.empty();

  @Option(
      names = "--coded",
      required = true,
      paramLabel = "FILE",
      description = "CSV file, in UTF-8, of texts that people have coded.")
  Path coded;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "COLUMN",
      description = "Column of the texts.")
  String text;

  @Option(
      names = "--question",
      paramLabel = "COLUMN",
      description = "Column of the question that the text answers.")
  Optional<String> question = Optional.empty();

  @Option(
      names = "--score",
      paramLabel = "COLUMN",
      description = "Column with the tone of a text, from 1 (a complaint) to 5 (praise).")
  Optional<String> score = Optional.empty();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  EvaluateThemesCommand(Services services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    print(compared(mission()));
    console.out().flush();
    return ExitCode.DONE;
  }

  private Mission mission() throws CommandFailure, IOException {
    if (!Files.isDirectory(workspace)) {
      throw new CommandFailure(
          ExitCode.INPUT_MISSING,
          "no workspace found at " + workspace + "; run `waymark init` to make a small one");
    }
    WorkspaceCheck check = services.registry().check(workspace);
    Workspace read =
        check
            .workspace()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "the workspace " + workspace + " has problems",
                        check.errors()));
    List<Mission> withThemes = read.missions().stream().filter(m -> !m.themes().isEmpty()).toList();
    List<Mission> asked =
        withThemes.stream().filter(m -> mission.isEmpty() || mission.get().equals(m.id())).toList();
    if (asked.size() != 1) {
      throw new ParameterException(
          spec.commandLine(),
          (mission.isPresent()
                  ? "no mission " + mission.get() + " with themes"
                  : "several missions, or none, have themes; choose one with --mission")
              + "; with themes: "
              + withThemes.stream().map(Mission::id).toList());
    }
    return asked.get(0);
  }

  private ThemeComparison compared(Mission asked) throws CommandFailure, IOException {
    if (!Files.isRegularFile(coded)) {
      throw new CommandFailure(ExitCode.INPUT_MISSING, "no file found at " + coded);
    }
    String csv;
    try {
      csv = Files.readString(coded);
    } catch (MalformedInputException e) {
      throw new CommandFailure(ExitCode.USAGE, coded + " is not written in UTF-8");
    }
    ThemeComparison comparison =
        ThemeComparison.of(asked.themes(), csv, text, question, score, asked.coded().embeddings());
    if (!comparison.problems().isEmpty()) {
      throw new CommandFailure(ExitCode.USAGE, coded + " cannot be used", comparison.problems());
    }
    return comparison;
  }

  private void print(ThemeComparison comparison) {
    List<ThemeComparison.Compared> themes = comparison.themes();
    int widest = themes.stream().mapToInt(theme -> theme.themeId().length()).max().orElse(0);
    String line = "%-" + Math.max(widest, 5) + "s  %5s  %-8s  %5s  %5s  %-18s  %-18s%n";
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s with content, %d without.%n%n",
            Counted.of(comparison.texts(), "text"),
            comparison.empty());
    console
        .out()
        .printf(Locale.ROOT, line, "theme", "texts", "found", "prec.", "rec.", "F1", "kappa");
    for (ThemeComparison.Compared theme : themes) {
      row(line, theme.themeId(), theme.phrases());
      row(line, "", theme.better());
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%nMean F1 of %s: %.3f by phrases, %.3f by the better of both (chosen without the"
                + " text tested), %.3f by one answer for all texts.%n",
            Counted.of(themes.size(), "theme"),
            mean(themes, ThemeComparison.Compared::phrases),
            mean(themes, ThemeComparison.Compared::better),
            mean(themes, ThemeComparison.Compared::always));
    comparison.tone().ifPresent(this::print);
  }

  private void print(ThemeComparison.ComparedTone tone) {
    console
        .out()
        .printf(
            Locale.ROOT,
            "Tone of %s compared with the people's scores, by rank correlation: %s by the"
                + " list of words, %s by the better of both (%s).%n",
            Counted.of(tone.texts(), "text"),
            figure(tone.words()),
            figure(tone.better()),
            tone.method().equals("learned") ? "learned" : "the list of words");
  }

  private void row(String line, String theme, ThemeComparison.Coding made) {
    console
        .out()
        .printf(
            Locale.ROOT,
            line,
            theme,
            made.positives(),
            made.method(),
            figure(made.precision()),
            figure(made.recall()),
            figure(made.f1()),
            figure(made.kappa()));
  }

  private static String figure(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }

  private static String figure(ThemeComparison.Figure made) {
    return figure(made.value()) + " (" + figure(made.low()) + " to " + figure(made.high()) + ")";
  }

  private static double mean(
      List<ThemeComparison.Compared> themes,
      Function<ThemeComparison.Compared, ThemeComparison.Coding> way) {
    return themes.stream()
        .mapToDouble(theme -> way.apply(theme).f1().value())
        .average()
        .orElse(Double.NaN);
  }
}
