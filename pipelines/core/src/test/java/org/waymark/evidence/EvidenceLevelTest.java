package org.waymark.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.waymark.statistics.Reference.assertClose;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Reference;
import org.waymark.statistics.ReplicatedEffect;

class EvidenceLevelTest {

  private static EvidenceLevel.Comparison comparison(NamedCsvRecord row) {
    return new EvidenceLevel.Comparison(
        switch (row.getField("kind")) {
          case "claim" -> EvidenceLevel.Kind.CLAIM;
          case "practice" -> EvidenceLevel.Kind.PRACTICE;
          case "its", "before-after" -> EvidenceLevel.Kind.EVERYWHERE;
          case "stepped-wedge" -> EvidenceLevel.Kind.DRAWN_WEDGE;
          case "trial" -> EvidenceLevel.Kind.TRIAL;
          default -> EvidenceLevel.Kind.PILOT;
        },
        row.getField("site"),
        number(row, "effect"),
        number(row, "se"),
        row.getField("works").equals("TRUE"),
        row.getField("partly").equals("TRUE"),
        row.getField("harmed").equals("TRUE"),
        row.getField("trusted").equals("TRUE"));
  }

  @Test
  void everyGoldenPracticeHasItsLevel() {
    Path folder = Reference.folder("experiments");
    List<NamedCsvRecord> input = Reference.rows(folder.resolve("evidence_cases_input.csv"));
    int cases = 0;
    for (NamedCsvRecord row : Reference.rows(folder.resolve("evidence_cases.csv"))) {
      String what = row.getField("case");
      EvidenceLevel level =
          EvidenceLevel.of(
              input.stream()
                  .filter(c -> c.getField("case").equals(what))
                  .map(EvidenceLevelTest::comparison)
                  .toList());
      assertEquals(number(row, "level"), level.level(), what);
      assertEquals(row.getField("flag"), level.flag(), what);
      assertEquals(number(row, "comparisons"), level.comparisons(), what);
      assertEquals(number(row, "sites"), level.places(), what);
      double mean = level.pooled().map(ReplicatedEffect::mean).orElse(Double.NaN);
      assertClose(number(row, "mean"), mean, 1e-8, 1, what);
      double next = level.pooled().map(ReplicatedEffect::pNext).orElse(Double.NaN);
      assertClose(number(row, "p_next_positive"), next, 1e-8, 1, what);
      cases++;
    }
    assertEquals(18, cases);
  }

  @Test
  void pooledEffectsAreMetaforsPauleAndMandel() {
    Path folder = Reference.folder("experiments");
    List<NamedCsvRecord> input = Reference.rows(folder.resolve("meta_input.csv"));
    int sets = 0;
    for (NamedCsvRecord row : Reference.rows(folder.resolve("meta.csv"))) {
      if (row.getField("method").equals("PM")) {
        String what = row.getField("set");
        List<NamedCsvRecord> of =
            input.stream().filter(r -> r.getField("set").equals(what)).toList();
        ReplicatedEffect pooled =
            ReplicatedEffect.of(
                    of.stream().mapToDouble(r -> number(r, "yi")).toArray(),
                    of.stream().mapToDouble(r -> Math.sqrt(number(r, "vi"))).toArray())
                .orElseThrow();
        assertClose(number(row, "tau2"), pooled.tau2(), 1e-8, 1e-2, what + " tau2");
        assertClose(number(row, "mean"), pooled.mean(), 1e-8, 1, what + " mean");
        assertClose(number(row, "se_mhk"), pooled.error(), 1e-8, 1, what + " error");
        assertClose(number(row, "I2"), pooled.i2(), 1e-7, 1, what + " I2");
        close(row, "mhk", pooled.interval(), what);
        close(row, "prediction_mhk", pooled.next(), what);
        assertClose(number(row, "p_next_positive"), pooled.pNext(), 1e-8, 1, what + " next");
        sets++;
      }
    }
    assertEquals(11, sets);
  }

  private static void close(NamedCsvRecord row, String field, Interval interval, String what) {
    assertClose(number(row, field + "_low"), interval.low(), 1e-8, 1, what + " " + field);
    assertClose(number(row, field + "_high"), interval.high(), 1e-8, 1, what + " " + field);
  }
}
