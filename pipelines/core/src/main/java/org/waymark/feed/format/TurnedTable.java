package org.waymark.feed.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.feed.format.Sheet.SheetRow;

/** Tables whose records are columns, turned so that they are rows. */
final class TurnedTable {
  private TurnedTable() {}

  /** The rows of a table of projects that are columns; none where projects are rows already. */
  static List<SheetRow> of(String text) {
    Sheet sheet = new Sheet(text);
    List<SheetRow> down = new ArrayList<>();
    int widest = 0;
    while (sheet.hasNext()) {
      SheetRow row = sheet.next();
      if (down.isEmpty() && row.isBlank()) {
        continue;
      }
      if (down.size() == 1 && !isTurned(down.get(0), row)) {
        return List.of();
      }
      if (!row.isBlank()) {
        down.add(row);
        widest = Math.max(widest, row.cells().size());
      }
    }
    if (down.size() < 2) {
      return List.of();
    }
    List<SheetRow> turned = new ArrayList<>();
    for (int column = 0; column < widest; column++) {
      List<String> cells = new ArrayList<>();
      for (SheetRow row : down) {
        cells.add(row.at(column));
      }
      turned.add(new SheetRow(column + 1, cells));
    }
    return turned;
  }

  private static boolean isTurned(SheetRow first, SheetRow second) {
    return starts(first, "project name") && starts(second, "department");
  }

  private static boolean starts(SheetRow row, String with) {
    return row.at(0).toLowerCase(Locale.ROOT).startsWith(with);
  }
}
