package org.waymark.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.waymark.registry.Feed;

/**
 * What a statistical format says beside a value: that there is none, or that it is not for
 * everybody. A feed that reads such a column itself judges it itself.
 *
 * <p>Codes are those of the SDMX code lists CL_OBS_STATUS 2.2 and CL_CONF_STATUS 1.3, and the flags
 * of Eurostat.
 */
enum ValueStatus {
  /** Nothing that matters here. */
  PLAIN,
  /** There is no value, whatever stands in its place. */
  NONE,
  /** There is a value, and it is confidential. */
  HIDDEN;

  private static final String VALUE = "OBS_VALUE";
  private static final String STATUS = "OBS_STATUS";
  private static final String CONFIDENTIAL = "CONF_STATUS";

  /**
   * Missing: it exists and was not collected, cannot exist, for a holiday, or for no known reason.
   */
  private static final Set<String> MISSING = Set.of("L", "M", "O", "H");

  /** Suppressed. */
  private static final String SUPPRESSED = "Q";

  /** Free for publication. */
  private static final Set<String> FREE = Set.of("", "F");

  private static final Set<String> CONFIDENTIAL_FLAGS =
      Set.of("c", "C", "conf", "confidential", "x", "*", "[c]", "suppressed");

  /** The columns of a feed's files that speak of its values; none where there are no such. */
  static List<String> columns(Feed feed, Layout layout) {
    List<String> named =
        switch (layout.format()) {
          case SDMX -> List.of(STATUS, CONFIDENTIAL);
          case EUROSTAT -> List.of(EurostatTable.FLAG);
          default -> feed.reading().format().equals("json-stat") ? List.of("status") : List.of();
        };
    List<String> there = new ArrayList<>();
    for (String column : named) {
      if (layout.positions(column).size() == 1) {
        there.add(column);
      }
    }
    return there;
  }

  /** The column of values that they speak of. */
  static String about(String column) {
    return column.equals("status") ? "value" : VALUE;
  }

  /** What a text in such a column says. */
  static ValueStatus of(String column, String text) {
    return switch (column) {
      case STATUS -> MISSING.contains(text) ? NONE : text.equals(SUPPRESSED) ? HIDDEN : PLAIN;
      case CONFIDENTIAL -> FREE.contains(text) ? PLAIN : HIDDEN;
      case "status" -> CONFIDENTIAL_FLAGS.contains(text) ? HIDDEN : PLAIN;
      default -> text.indexOf('c') >= 0 ? HIDDEN : PLAIN;
    };
  }

  /** What is said of the value of a row. */
  static Lookup<ValueStatus> lookup(List<String> columns, Columns positions) {
    List<Lookup<ValueStatus>> each = new ArrayList<>();
    for (String column : columns) {
      each.add(new Memo<>(positions.position(column), text -> of(column, text), PLAIN));
    }
    return row -> {
      ValueStatus said = PLAIN;
      for (Lookup<ValueStatus> one : each) {
        ValueStatus more = one.in(row);
        said = more.compareTo(said) > 0 ? more : said;
      }
      return said;
    };
  }
}
