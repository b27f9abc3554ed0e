package org.waymark.coders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.Test;
import org.waymark.deviance.Scores;
import org.waymark.panel.ObservationBatch;
import org.waymark.record.RecordBatch;
import org.waymark.registry.RecordField;
import org.waymark.registry.RecordKind;
import org.waymark.schema.record.Theme;
import org.waymark.survey.RespondentBatch;
import org.waymark.text.Report;
import org.waymark.themes.MissionCounts;
import org.waymark.themes.ReportCount;
import org.waymark.themes.RoleCount;
import org.waymark.themes.VoiceCount;

class CodersTest {

  @Property
  void observations_come_back_as_they_were(
      @ForAll int[] places,
      @ForAll double number,
      @ForAll long revision,
      @ForAll boolean revised,
      @ForAll boolean shares) {
    ObservationBatch.Builder rows = new ObservationBatch.Builder(3, 70_000, 1);
    for (int r = 0; r < places.length; r++) {
      rows.row(r % 7, places[r], -r, r + 2);
      if (shares) {
        rows.numerator(number * r).denominator(number);
      } else if (r % 2 == 0) {
        rows.value(number).standardError(r).n(r);
      }
      if (revised && r % 3 == 0) {
        rows.revision(revision + r).stratum(r % 3);
      }
    }
    ObservationBatch batch = rows.build();
    byte[] packed = PackedObservations.pack(batch);
    List<ObservationBatch> joined =
        PackedObservations.unpack(PackedObservations.join(List.of(packed, packed)));
    assertEquals(2, joined.size());
    assertSame(batch, joined.get(0));
    assertSame(batch, joined.get(1));
  }

  private static void assertSame(ObservationBatch batch, ObservationBatch back) {
    assertEquals(batch.feed(), back.feed());
    assertEquals(batch.file(), back.file());
    assertEquals(batch.size(), back.size());
    for (int r = 0; r < batch.size(); r++) {
      assertEquals(batch.indicator()[r], back.indicator()[r]);
      assertEquals(batch.place()[r], back.place()[r]);
      assertEquals(batch.period()[r], back.period()[r]);
      assertEquals(batch.line()[r], back.line()[r]);
      assertEquals(batch.revisionAt(r), back.revisionAt(r));
      assertEquals(batch.stratumAt(r), back.stratumAt(r));
      for (var column :
          List.<java.util.function.Function<ObservationBatch, double[]>>of(
              ObservationBatch::numerator,
              ObservationBatch::denominator,
              ObservationBatch::value,
              ObservationBatch::standardError,
              ObservationBatch::n)) {
        assertEquals(
            ObservationBatch.at(column.apply(batch), r),
            ObservationBatch.at(column.apply(back), r));
      }
    }
  }

  @Property
  void columns_of_any_range_come_back_as_they_were(
      @ForAll int[] ints, @ForAll long[] longs, @ForAll double[] doubles, @ForAll boolean whole) {
    assertArrayEquals(ints, NarrowColumn.ints(NarrowColumn.ofInts(ints, ints.length), ints.length));
    assertArrayEquals(
        longs, NarrowColumn.longs(NarrowColumn.ofLongs(longs, longs.length), longs.length));
    double[] numbers = whole ? Arrays.stream(doubles).map(Math::rint).toArray() : doubles;
    assertArrayEquals(
        numbers,
        NarrowColumn.doubles(NarrowColumn.ofDoubles(numbers, numbers.length), numbers.length));
  }

  @Test
  void numbers_that_are_missing_or_minus_zero_are_kept() {
    double[] numbers = {0, -0.0, Double.NaN, 7};
    assertArrayEquals(numbers, NarrowColumn.doubles(NarrowColumn.ofDoubles(numbers, 4), 4));
  }

  @Test
  void whole_numbers_that_lie_close_together_take_a_byte_each() {
    double[] numbers = {70_000, 70_001, 70_255};
    assertEquals(3 + 9, NarrowColumn.ofDoubles(numbers, 3).length);
  }

  @Property
  void scores_come_back_as_they_were(
      @ForAll int[] places, @ForAll double number, @ForAll String[] reasons) {
    Scores scores = Scores.ofSize(places.length);
    for (int r = 0; r < places.length; r++) {
      scores.place()[r] = places[r];
      scores.lastDay()[r] = r;
      scores.observed()[r] = number * r;
      scores.pFar()[r] = number;
      scores.moving()[r] = r % 3 == 0;
      scores.onset()[r] = r * 7;
      scores.changeEffect()[r] = -number;
      scores.changeReason()[r] = r % 2 == 0 ? "" : "why " + r % 5;
      scores.peers()[r] = -r;
      scores.reason()[r] = reasons.length == 0 ? "" : valid(reasons[r % reasons.length]);
    }
    Scores back = PackedScores.unpack(PackedScores.pack(scores));
    assertEquals(places.length, back.rows());
    assertArrayEquals(scores.place(), back.place());
    assertArrayEquals(scores.firstDay(), back.firstDay());
    assertArrayEquals(scores.lastDay(), back.lastDay());
    assertArrayEquals(scores.observed(), back.observed());
    assertArrayEquals(scores.pFar(), back.pFar());
    assertArrayEquals(scores.moving(), back.moving());
    assertArrayEquals(scores.onset(), back.onset());
    assertArrayEquals(scores.changeEffect(), back.changeEffect());
    assertArrayEquals(scores.changeReason(), back.changeReason());
    assertArrayEquals(scores.zLevel(), back.zLevel());
    assertArrayEquals(scores.peers(), back.peers());
    assertArrayEquals(scores.reason(), back.reason());
  }

  @Property
  void counts_of_reports_come_back_as_they_were(
      @ForAll int[] places, @ForAll String[] roles, @ForAll long reports) {
    List<ReportCount> byPlace =
        Arrays.stream(places)
            .mapToObj(
                p -> new ReportCount(1, p, -p, ReportCount.ALL_REPORTS, reports, p, 2, ~reports))
            .toList();
    List<RoleCount> byRole =
        Arrays.stream(roles)
            .map(role -> new RoleCount(1, valid(role), role.length(), -role.length(), reports))
            .toList();
    List<VoiceCount> voices =
        byPlace.stream().map(count -> new VoiceCount("r" + reports, reports, count)).toList();
    MissionCounts counts = new MissionCounts(byPlace, byRole, voices);
    byte[] packed = PackedCounts.pack(counts);
    assertEquals(counts, PackedCounts.unpack(packed));
    assertThrows(
        BufferUnderflowException.class,
        () -> PackedCounts.unpack(Arrays.copyOf(packed, packed.length + 1)));
  }

  @Property
  void respondents_come_back_as_they_were(
      @ForAll String[] names, @ForAll double answer, @ForAll boolean designed) throws IOException {
    RespondentBatch.Builder rows = new RespondentBatch.Builder(1, 2, 1);
    for (int r = 0; r < names.length; r++) {
      rows.row(r, r + 1, r + 2, r + 3, valid(names[r]), answer).weight(r);
      if (designed) {
        rows.stratum(valid(names[r])).cluster("c" + r).population(r);
        rows.base(r).secondCluster("s" + r).secondPopulation(r + .5).categories(r, 2 * r);
      }
    }
    RespondentBatch batch = rows.build();
    RespondentBatch back = again(RespondentBatchCoder.of(), batch);
    int size = batch.size();
    assertEquals(size, back.size());
    assertArrayEquals(Arrays.copyOf(batch.respondent(), size), back.respondent());
    assertArrayEquals(
        Arrays.copyOf(batch.answer(), size), size == 0 ? new double[0] : back.answer());
    assertArrayEquals(
        Arrays.copyOf(batch.weight(), size), size == 0 ? new double[0] : back.weight());
    assertEquals(designed && size > 0, back.stratum().length > 0);
    if (designed) {
      assertArrayEquals(Arrays.copyOf(batch.stratum(), size), back.stratum());
      assertArrayEquals(Arrays.copyOf(batch.cluster(), size), back.cluster());
      assertArrayEquals(Arrays.copyOf(batch.secondCluster(), size), back.secondCluster());
      assertArrayEquals(Arrays.copyOf(batch.base(), size), back.base());
      assertArrayEquals(Arrays.copyOf(batch.secondPopulation(), size), back.secondPopulation());
      assertEquals(batch.margins(), back.margins());
      assertArrayEquals(Arrays.copyOf(batch.category(), 2 * size), back.category());
    }
  }

  @Property
  void reports_come_back_as_they_were(
      @ForAll List<String> texts,
      @ForAll boolean withRole,
      @ForAll @IntRange(max = 40_000) int day) {
    List<Report> reports = new ArrayList<>();
    for (String text : texts) {
      int line = reports.size();
      reports.add(
          new Report(
              1,
              2,
              line,
              line % 3 == 0 ? "" : valid(text),
              4,
              LocalDate.ofEpochDay(day + line),
              withRole && line % 2 == 0
                  ? Optional.of(line % 4 == 0 ? "nurse" : "")
                  : Optional.empty(),
              withRole ? "What was good?" : "",
              valid(text)));
    }
    byte[] packed = PackedReports.pack(reports);
    assertEquals(reports, PackedReports.unpack(packed));
    assertThrows(
        UncheckedIOException.class,
        () -> PackedReports.unpack(Arrays.copyOf(packed, packed.length / 2)));
  }

  @Test
  void rows_of_a_table_come_back_as_they_were() throws IOException {
    List<Theme> themes =
        List.of(
            new Theme("t", "m", "Title with ä", "[]", LocalDate.of(2026, 11, 15), "run"),
            new Theme("u", "m", "", "[\"a\"]", LocalDate.of(2026, 11, 15), "run"));
    RowBatch batch = again(RowBatchCoder.of(), RowBatch.of("theme", themes));
    assertEquals(themes, batch.records(Theme.class));
    assertEquals(RowBatch.of("theme", themes), batch);
  }

  @Test
  void a_batch_that_is_cut_off_or_too_long_is_refused() {
    ObservationBatch batch = new ObservationBatch.Builder(0, 0, 1).row(1, 2, 3, 4).value(5).build();
    byte[] bytes = PackedObservations.pack(batch);
    for (int length : new int[] {11, bytes.length - 1, bytes.length + 1}) {
      assertThrows(
          BufferUnderflowException.class,
          () -> PackedObservations.unpack(Arrays.copyOf(bytes, length)));
    }
  }

  /** Half a surrogate pair is not a text that a file could hold. */
  private static String valid(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private static <T> T again(Coder<T> coder, T value) throws IOException {
    return CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, value));
  }

  @Property
  void records_come_back_as_they_were(
      @ForAll RecordKind kind, @ForAll @IntRange(min = 1, max = 40) int rows, @ForAll int seed) {
    RecordBatch.Builder builder = new RecordBatch.Builder(kind, 3, 70_000);
    for (int r = 0; r < rows; r++) {
      builder.row(r + 2, r % 3 == 0 ? "" : "hubs", r % 5 == 0);
      for (int f = 0; f < kind.fields().size(); f++) {
        RecordField field = kind.fields().get(f);
        boolean there = ((seed >> (f % 20)) & 1) == 0 || r % 2 == 0;
        if (there && field.isDay()) {
          builder.day(f, LocalDate.ofEpochDay(seed % 20_000 + r));
        } else if (there && field.type() == RecordField.Type.NUMBER) {
          builder.number(f, seed / 7.0 + r);
        } else if (there) {
          builder.text(f, "é" + seed + "," + r % 4);
        }
      }
    }
    RecordBatch batch = builder.build();
    RecordBatch again = PackedRecords.unpack(PackedRecords.pack(batch));
    assertEquals(kind, again.kind());
    assertEquals(70_000, again.file());
    assertArrayEquals(batch.lines(), again.lines());
    assertArrayEquals(batch.attached(), again.attached());
    assertArrayEquals(batch.claimedTwice(), again.claimedTwice());
    for (int f = 0; f < kind.fields().size(); f++) {
      assertArrayEquals(batch.texts(f), again.texts(f));
      assertArrayEquals(batch.days(f), again.days(f));
      assertArrayEquals(batch.numbers(f), again.numbers(f));
    }
  }
}
