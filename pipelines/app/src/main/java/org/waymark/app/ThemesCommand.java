package org.waymark.app;

import picocli.CommandLine.Command;

/** What concerns the codebooks of missions. */
@Command(
    name = "themes",
    header = "Test how well a codebook finds themes, and what it lacks.",
    description = {"", "A codebook is the list of themes of a mission.", ""},
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark themes evaluate --workspace health --coded coded.csv --text comment",
      "  waymark themes suggest --out published",
    })
final class ThemesCommand extends CommandGroup {
  ThemesCommand(Console console) {
    super(console);
  }
}
