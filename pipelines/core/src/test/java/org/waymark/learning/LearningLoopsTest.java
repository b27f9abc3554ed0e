package org.waymark.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.waymark.statistics.Reference.assertClose;
import static org.waymark.statistics.Reference.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waymark.experiment.RowTally;
import org.waymark.record.RecordBatch;
import org.waymark.registry.RecordKind;
import org.waymark.statistics.Reference;

class LearningLoopsTest {

  private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

  private static void day(RecordBatch.Builder rows, String field, String date) {
    if (!date.isEmpty()) {
      rows.day(RecordKind.LOOPS.position(field), LocalDate.parse(date));
    }
  }

  @Test
  void ninetyLoopsTakeAsLongAsSurvivalSays() {
    Path folder = Reference.folder("experiments");
    RecordBatch.Builder rows = new RecordBatch.Builder(RecordKind.LOOPS, 0, 0);
    int line = 2;
    for (NamedCsvRecord row : Reference.rows(folder.resolve("loops_input.csv"))) {
      rows.row(line++, "", false)
          .text(RecordKind.LOOPS.position("loop"), row.getField("loop"))
          .text(RecordKind.LOOPS.position("mission"), row.getField("mission"))
          .text(RecordKind.LOOPS.position("no_change"), row.getField("no_change"));
      for (String field : List.of("signal", "decision", "change", "remeasure")) {
        day(rows, field, row.getField(field));
      }
    }
    LearningLoops loops = LearningLoops.of(List.of(rows.build()), List.of(), AS_OF);
    assertEquals(90, loops.loops().size());
    List<LearningLoops.StageTime> stages = loops.stages(AS_OF);
    int compared = 0;
    for (NamedCsvRecord row : Reference.rows(folder.resolve("km_summary.csv"))) {
      String set = row.getField("set").replace('_', ' ').replace("remeasure", "re-measure");
      Optional<LearningLoops.StageTime> ours =
          stages.stream()
              .filter(s -> s.stage().word().equals(set))
              .filter(s -> s.missionId().equals(row.getField("group")))
              .findFirst();
      if (ours.isPresent()) {
        LearningLoops.StageTime stage = ours.get();
        assertEquals(number(row, "n"), stage.loops(), set);
        assertEquals(number(row, "closed"), stage.closed(), set);
        assertClose(number(row, "median"), stage.median(), 1e-9, 1, set);
        assertClose(number(row, "median_low_loglog"), stage.low(), 1e-9, 1, set);
        assertClose(number(row, "median_high_loglog"), stage.high(), 1e-9, 1, set);
        assertClose(number(row, "rmean"), stage.mean(), 1e-9, 1, set);
        compared++;
      }
    }
    assertEquals(12, compared);
    NamedCsvRecord first = Reference.rows(folder.resolve("logrank.csv")).get(0);
    assertClose(number(first, "p"), stages.get(0).logRankP(), 1e-9, 1e-6, "log-rank");
  }

  @Test
  void datesOutOfOrderAndLoopsThatAreThereTwiceAreRefused() {
    RecordBatch.Builder rows = new RecordBatch.Builder(RecordKind.LOOPS, 0, 0);
    String[][] written = {
      {"a", "2026-01-05", "2026-01-01", ""},
      {"b", "2026-01-05", "2026-01-05", "2026-01-05"},
      {"b", "2026-01-06", "2026-01-06", ""},
      {"c", "2026-01-05", "", "2026-02-01"},
      {"d", "2026-01-05", "2027-01-01", ""},
    };
    for (int i = 0; i < written.length; i++) {
      rows.row(i + 2, "", false).text(RecordKind.LOOPS.position("loop"), written[i][0]);
      day(rows, "signal", written[i][1]);
      day(rows, "decision", written[i][2]);
      day(rows, "change", written[i][3]);
    }
    LearningLoops loops = LearningLoops.of(List.of(rows.build()), List.of(), AS_OF);
    assertEquals(List.of("b", "d"), loops.loops().stream().map(Loop::id).toList());
    assertEquals("re-measure", loops.loops().get(0).next());
    assertEquals("decision", loops.loops().get(1).next());
    assertEquals(
        List.of("dates-out-of-order", "loop-twice", "dates-out-of-order"),
        loops.tally().refusals().stream().map(RowTally.Refusal::reason).toList());
  }
}
