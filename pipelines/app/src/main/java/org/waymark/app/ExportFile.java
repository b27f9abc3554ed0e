package org.waymark.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;

/** The file that an export writes. */
final class ExportFile {
  private ExportFile() {}

  /**
   * The file that was asked for, or one in {@code exports} of the output folder, which is made.
   *
   * @throws CommandFailure where its folder is not there
   */
  static Path of(Optional<Path> asked, Path out, String usualName)
      throws CommandFailure, IOException {
    if (asked.isEmpty()) {
      return Files.createDirectories(out.resolve("exports")).resolve(usualName);
    }
    Path file = asked.get().toAbsolutePath().normalize();
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new CommandFailure(
          ExitCode.USAGE, asked.get() + " cannot be written: the folder does not exist");
    }
    return file;
  }
}
