package org.waymark.parity;

import java.util.Comparator;
import java.util.List;
import org.junit.platform.commons.support.ReflectionSupport;

/** All comparisons with all peers, made once, and the page that shows them. */
final class ParityTable {

  private static final String BEGIN = "<!-- parity table: begin (written by ParityTableTest) -->";
  private static final String END = "<!-- parity table: end -->";

  private ParityTable() {}

  /** Found by name, so that two people who add a peer each do not touch the same line. */
  static List<Comparison> comparisons() {
    return ReflectionSupport.findAllClassesInPackage(
            "org.waymark",
            type -> Peer.class.isAssignableFrom(type) && !type.isInterface(),
            name -> name.endsWith("Peer"))
        .stream()
        .sorted(Comparator.comparing(Class::getName))
        .map(type -> (Peer) ReflectionSupport.newInstance(type))
        .flatMap(peer -> peer.compare().stream())
        .sorted(Comparator.comparing(Comparison::peer)) // stable: rows of a peer keep their order
        .toList();
  }

  /** {@code page} with the table of these comparisons between its markers. */
  static String written(String page, List<Comparison> comparisons) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the page has no place for the parity table: " + BEGIN);
    }
    StringBuilder table = new StringBuilder();
    table.append(BEGIN).append("\n\n");
    table.append("| Peer | Quantity | Cases | Largest relative difference | Tolerance | Note |\n");
    table.append("| --- | --- | ---: | ---: | ---: | --- |\n");
    comparisons.forEach(row -> table.append(row.markdown()).append('\n'));
    return page.substring(0, begin) + table.append('\n') + page.substring(end);
  }
}
