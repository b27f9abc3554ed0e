package org.waymark.app;

import picocli.CommandLine.Command;

/** What concerns the redaction of what people wrote. */
@Command(
    name = "redact",
    header = "Review what redaction of free text is unsure of.",
    description = {"", "Every run redacts free text before it stores anything.", ""},
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark redact review --workspace health",
    })
final class RedactCommand extends CommandGroup {
  RedactCommand(Console console) {
    super(console);
  }
}
