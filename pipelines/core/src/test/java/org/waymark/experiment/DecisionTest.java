package org.waymark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.Reference;

class DecisionTest {

  @Test
  void everyGoldenCaseIsDecidedAsItShouldBe() {
    int cases = 0;
    for (NamedCsvRecord row :
        Reference.rows(Reference.folder("experiments").resolve("decision_cases.csv"))) {
      String what = row.getField("case");
      Decision.Because because =
          Decision.of(
              new Decision.Known(
                  number(row, "srm_p"),
                  number(row, "missing_p"),
                  number(row, "missing_gap"),
                  number(row, "mixed_share"),
                  number(row, "estimate"),
                  number(row, "low"),
                  number(row, "high"),
                  number(row, "worthwhile"),
                  switch (row.getField("guard")) {
                    case "harmed" -> Decision.Guard.HARMED;
                    case "unknown" -> Decision.Guard.UNKNOWN;
                    default -> Decision.Guard.SAFE;
                  },
                  (int) number(row, "weeks"),
                  (int) number(row, "min_weeks"),
                  number(row, "least_arm"),
                  number(row, "least"),
                  number(row, "fraction"),
                  row.getField("ended").equals("TRUE")));
      assertEquals(row.getField("decision"), because.decision().word(), what);
      assertEquals(row.getField("because"), because.reason(), what);
      double more = number(row, "weeks_more");
      assertEquals(
          Double.isNaN(more) ? -1 : more,
          Decision.weeksMore(
              number(row, "worthwhile"),
              number(row, "fraction"),
              number(row, "information"),
              number(row, "per_week"),
              number(row, "bound")),
          what);
      cases++;
    }
    assertEquals(24, cases);
  }
}
