package org.waymark.app.query;

import java.util.ArrayList;
import java.util.List;

/** Texts in columns, for eyes. */
final class TextTable {
  private TextTable() {}

  /** A header, a rule and the rows, each on one line; long texts are cut. */
  static String of(List<String> header, List<List<String>> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(header);
    for (List<String> row : rows) {
      lines.add(row.stream().map(TableFormat::shown).toList());
    }
    int[] widths = new int[header.size()];
    for (List<String> cells : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], width(cells.get(column)));
      }
    }
    List<String> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("─".repeat(width));
    }
    lines.add(1, rule);
    StringBuilder text = new StringBuilder();
    for (List<String> cells : lines) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = cells.get(column);
        line.append(cell).append(" ".repeat(widths[column] - width(cell) + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
