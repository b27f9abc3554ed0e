package org.waymark.feed;

import java.util.ArrayList;
import java.util.List;

/**
 * The header of Eurostat's tab-separated tables: {@code freq,unit,geo\TIME_PERIOD}, then a column
 * for each period. Its rows are read as if each cell had a row to itself, with the dimensions, the
 * period under the name behind the backslash, {@code OBS_VALUE} and {@code OBS_FLAG}.
 *
 * @param dimensions of the first column
 * @param time name of the periods
 * @param periods as the header writes them, in its order
 */
record EurostatTable(List<String> dimensions, String time, List<String> periods) {
  static final String VALUE = "OBS_VALUE";
  static final String FLAG = "OBS_FLAG";

  /** The table that a header tells of; without a backslash it has no time. */
  static EurostatTable of(List<String> header) {
    String first = header.isEmpty() ? "" : header.get(0);
    int mark = first.lastIndexOf('\\');
    String dimensions = mark < 0 ? first : first.substring(0, mark);
    return new EurostatTable(
        List.of(dimensions.split(",", -1)),
        mark < 0 ? "" : RowText.trimmed(first.substring(mark + 1)),
        header.isEmpty() ? List.of() : List.copyOf(header.subList(1, header.size())));
  }

  /** The columns of the rows that cells are read as. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    dimensions.forEach(name -> columns.add(RowText.trimmed(name)));
    columns.add(time);
    columns.add(VALUE);
    columns.add(FLAG);
    return columns;
  }
}
