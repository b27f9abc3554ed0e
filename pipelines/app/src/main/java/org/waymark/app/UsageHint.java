package org.waymark.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.registry.NearMiss;
import picocli.CommandLine;

/** What to do about a usage that the parser can only call wrong. */
final class UsageHint {
  private UsageHint() {}

  /**
   * Lines that help.
   *
   * @param command the command that the parser had come to
   * @param message its complaint
   * @param arguments everything that was written
   */
  static List<String> of(CommandLine command, String message, String... arguments) {
    List<String> hints = new ArrayList<>();
    Set<String> options = command.getCommandSpec().optionsMap().keySet();
    Set<String> commands = command.getSubcommands().keySet();
    for (String argument : arguments) {
      if (argument.equals("--")) {
        break;
      }
      String name = argument.replaceFirst("=.*", "");
      if (name.startsWith("--") && !options.contains(name)) {
        NearMiss.of(name, longNames(options))
            .ifPresent(
                meant -> hints.add("There is no option " + name + "; did you mean " + meant + "?"));
      }
    }
    if (!commands.isEmpty() && message.startsWith("Unmatched argument")) {
      Arrays.stream(arguments)
          .filter(argument -> !argument.startsWith("-"))
          .findFirst()
          .flatMap(word -> NearMiss.of(word, commands))
          .ifPresent(meant -> hints.add("Did you mean `waymark " + meant + "`?"));
    }
    if (message.startsWith("Missing required option") && message.contains("--as-of")) {
      hints.add(
          "A run never looks at the clock. Give the reporting date, for example --as-of"
              + " 2026-11-15.");
    }
    if (hints.isEmpty()
        && command.getCommandName().equals("run")
        && message.startsWith("Unknown option")) {
      hints.add("Write options of the runner after --, for example: -- --parallelism=4");
    }
    return List.copyOf(hints);
  }

  private static Set<String> longNames(Set<String> options) {
    Set<String> names = new TreeSet<>(options);
    names.removeIf(name -> !name.startsWith("--"));
    return names;
  }
}
