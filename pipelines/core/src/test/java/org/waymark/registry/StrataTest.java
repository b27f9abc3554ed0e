package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StrataTest {
  private static final String INDICATORS =
      """
        - {id: all, title: All, measure: proportion, better: higher, period: month%s}
        - {id: big, title: Big, measure: proportion, better: higher, period: month}
        - {id: other, title: Other, measure: proportion, better: higher, period: month}
        - {id: small, title: Small, measure: proportion, better: higher, period: month}
      """;

  private static List<Integer> strataOfAll(String further, String mapped) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("places.csv", text("place_id,name\na,A\n"));
    files.put(
        "missions/m.yaml",
        text(
            "id: m\ntitle: M\nstarts: 2024-01-01\nends: 2027-12-31\nindicators:\n"
                + INDICATORS.formatted(further)));
    files.put(
        "feeds/f.yaml",
        text(
            "id: f\nkind: indicator\nformat: csv\nfiles: landing/f.csv\n"
                + "map:\n  place: p\n  period: m\n  indicators:\n"
                + mapped));
    Workspace workspace =
        RegistryReader.read(WorkspaceFiles.foundInOrder(files)).workspace().orElseThrow();
    return Strata.of(workspace.indicators(), workspace.feeds()).of(0);
  }

  private static byte[] text(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void rows_of_one_column_that_other_words_choose_may_be_strata() {
    String mapped =
        """
            - {id: all, numerator: a, denominator: b, where: {size: all}}
            - {id: big, numerator: a, denominator: b, where: {size: big}}
            - {id: other, numerator: c, denominator: b, where: {size: big}}
            - {id: small, numerator: a, denominator: b, where: {size: small}}
        """;
    assertEquals(List.of(1, 3), strataOfAll("", mapped));
  }

  @Test
  void what_adds_up_is_declared_where_columns_do_not_show_it() {
    String mapped =
        """
            - {id: all, numerator: a, denominator: b}
            - {id: big, numerator: c, denominator: d}
            - {id: other, numerator: e, denominator: f}
            - {id: small, numerator: g, denominator: h}
        """;
    assertEquals(List.of(), strataOfAll("", mapped));
    assertEquals(List.of(1, 3), strataOfAll(", adds_up: [big, small]", mapped));
  }
}
