package org.waymark.app;

import picocli.CommandLine.Command;

/** What concerns the registry of a workspace. */
@Command(
    name = "registry",
    header = "Keep earlier versions of missions.",
    description = {"", "The registry is what the YAML files of a workspace declare.", ""},
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark registry import-history --workspace health",
    })
final class RegistryCommand extends CommandGroup {
  RegistryCommand(Console console) {
    super(console);
  }
}
