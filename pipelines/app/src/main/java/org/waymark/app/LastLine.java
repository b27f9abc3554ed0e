package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.waymark.publish.AtomicFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The line of JSON with which a command ends, for schedulers. */
final class LastLine {
  /** The option that names a file for it. */
  static final String FILE = "--summary-json";

  private LastLine() {}

  /** Writes it to the standard output and to the file that was named for it, if one was. */
  static void tell(String json, CommandSpec command, Console console) throws IOException {
    console.err().flush();
    console.out().print(json + "\n");
    console.out().flush();
    Optional<Path> file = file(command);
    if (file.isPresent()) {
      AtomicFiles.replace(file.get().toAbsolutePath(), json + "\n");
    }
  }

  private static Optional<Path> file(CommandSpec command) {
    OptionSpec option = command.findOption(FILE);
    Object value = option == null ? null : option.getValue();
    return value instanceof Optional<?> named && named.isPresent() && named.get() instanceof Path p
        ? Optional.of(p)
        : Optional.empty();
  }
}
