package org.waymark.app;

import picocli.CommandLine.Command;

/** What concerns models of policy and operations. */
@Command(
    name = "scenario",
    header = "Test a decision in a model of policy and operations.",
    description = {
      "",
      "A model is a file models/x.yaml of a workspace: stocks, flows, capacities, levers.",
      ""
    },
    footer = {
      "",
      "@|bold Examples|@",
      "  waymark scenario check --workspace health",
      "  waymark scenario try --workspace health --set more-slots=8@2027-04",
    })
final class ScenarioCommand extends CommandGroup {
  ScenarioCommand(Console console) {
    super(console);
  }
}
