package org.waymark.app;

import picocli.CommandLine.Command;

/** What is published in forms that other tools and people ask for. */
@Command(
    name = "export",
    header = "Write published data in other formats.",
    description = {
      "",
      "Each file is made from the published tables only. The same tables give the same file.",
      ""
    },
    exitCodeList = {
      " 0:written",
      " 1:internal error",
      " 2:wrong usage",
      " 5:nothing is published there, or not for that date"
    })
final class ExportCommand extends CommandGroup {
  ExportCommand(Console console) {
    super(console);
  }
}
