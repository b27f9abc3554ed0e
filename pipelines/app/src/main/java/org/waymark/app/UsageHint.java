package org.waymark.app;

import java.util.ArrayList;
import java.util.List;

/** What to do about a usage that the parser can only call wrong. */
final class UsageHint {
  private UsageHint() {}

  static List<String> of(String command, String message) {
    List<String> hints = new ArrayList<>();
    if (message.startsWith("Missing required option") && message.contains("--as-of")) {
      hints.add(
          "A run never looks at the clock: say which date stands for now, for example"
              + " --as-of 2026-11-15.");
    }
    if (command.equals("run") && message.startsWith("Unknown option")) {
      hints.add("Options of the engine go after --, for example: -- --parallelism=4");
    }
    return List.copyOf(hints);
  }
}
