package org.waymark.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.dashboards.ReportForms;
import org.waymark.dashboards.letter.Letter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the week as a letter. */
@Command(
    name = "email",
    header = "Write the weekly report as an email.",
    description = {
      "",
      "Shows what is new, the status of each mission and what needs a decision. Writes three"
          + " files with the same words: HTML, plain text, and a message with both. The HTML is 600"
          + " pixels wide, below 100 kB, and has no images, scripts or requests. Adds no addresses"
          + " and sends nothing. The same published tables give the same files.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark export email --out published",
      "  waymark export email --out published --to week.eml --link https://waymark.example/",
      "  (echo 'To: team@example.org'; cat week.eml) | sendmail -t",
    },
    exitCodeListHeading = "%n@|bold Exit codes|@%n",
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there, or not for that date"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli sets what is required before it calls
final class ExportEmailCommand implements Callable<Integer> {
  private final Console console;

  @Mixin PublishedFolder out;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = AsOf.class,
      description = "Published date. Default: the latest.")
  Optional<LocalDate> asOf = Optional.empty();

  @Option(
      names = "--link",
      paramLabel = "URL",
      description = "Address of the full report, as http or https.")
  Optional<String> link = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "File to write, ending in .html, .txt or .eml. Default: all three, as"
              + " exports/email-DATE in the output folder.")
  Optional<Path> to = Optional.empty();

  ExportEmailCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException, SQLException {
    Optional<URI> address = link.isPresent() ? Optional.of(address(link.get())) : Optional.empty();
    List<String> endings = List.of(".html", ".txt", ".eml");
    if (to.isPresent()) {
      String name = to.get().toString();
      endings = endings.stream().filter(name::endsWith).toList();
      if (endings.isEmpty()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "cannot choose a format for " + name + ". End the name in .html, .txt or .eml");
      }
    }
    LocalDate date = out.date(asOf);
    Letter letter = ReportForms.read(out.path, date).letter(address);
    for (String ending : endings) {
      Path file = ExportFile.of(to, out.path, "email-" + date + ending);
      Files.writeString(file, form(letter, ending));
      console.out().print(to.orElse(file) + "\n");
    }
    return ExitCode.DONE;
  }

  private static String form(Letter letter, String ending) {
    return switch (ending) {
      case ".html" -> letter.html();
      case ".txt" -> letter.text();
      default -> letter.message();
    };
  }

  private static URI address(String text) throws CommandFailure {
    try {
      URI address = new URI(text);
      String scheme = String.valueOf(address.getScheme());
      if (scheme.matches("(?i)https?") && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // The message below covers this case too.
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "'" + text + "' is not a web address. Use a form like https://waymark.example/");
  }
}
