package org.waymark.app;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/** The manual page of all commands, in roff, from what each says of itself. */
final class ManualPage {
  private ManualPage() {}

  static String of(CommandLine root) {
    StringBuilder page = new StringBuilder(".TH WAYMARK 1\n.SH NAME\n");
    page.append("waymark \\- ")
        .append(text(String.join(" ", root.getCommandSpec().usageMessage().header())))
        .append("\n.SH DESCRIPTION\n");
    verbatim(page, root.getUsageMessage(CommandLine.Help.Ansi.OFF));
    commands(page, root, "waymark");
    return page.toString();
  }

  private static void commands(StringBuilder page, CommandLine of, String before) {
    for (Map.Entry<String, CommandLine> command : of.getSubcommands().entrySet()) {
      String name = before + " " + command.getKey();
      page.append(".SH ").append(name.toUpperCase(Locale.ROOT)).append('\n');
      verbatim(page, command.getValue().getUsageMessage(CommandLine.Help.Ansi.OFF));
      commands(page, command.getValue(), name);
    }
  }

  private static void verbatim(StringBuilder page, String words) {
    page.append(".nf\n");
    words.lines().forEach(line -> page.append(text(line)).append('\n'));
    page.append(".fi\n");
  }

  /** A line that begins with a full stop or an apostrophe would be an order. */
  private static String text(String line) {
    String escaped = line.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
