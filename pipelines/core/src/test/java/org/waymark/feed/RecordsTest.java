package org.waymark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Feed;
import org.waymark.registry.RecordKind;
import org.waymark.schema.record.RejectedRecord;

class RecordsTest {
  private static final String PLAN = "id,title,due,snapshot,status\n";

  private record Read(
      List<RecordBatch> batches,
      List<RejectedRecord> rejected,
      FileTally tally,
      InspectedFile file) {
    RecordBatch only() {
      assertThat(batches).hasSize(1);
      return batches.get(0);
    }

    List<String> reasons() {
      return rejected.stream().map(r -> r.getReason() + "@" + r.getField()).toList();
    }
  }

  private static Feed.RecordFeed feed(RecordKind kind, String... fieldsAndColumns) {
    SortedMap<String, Feed.DatedSource> fields = new TreeMap<>();
    for (int f = 0; f < fieldsAndColumns.length; f += 2) {
      fields.put(fieldsAndColumns[f], Fixture.dated(fieldsAndColumns[f + 1]));
    }
    return new Feed.RecordFeed(
        "tracker",
        Fixture.reading("csv", "-"),
        kind,
        fields,
        List.of(),
        new TreeMap<>(),
        List.of());
  }

  private static Feed.RecordFeed plan() {
    return feed(
        RecordKind.PLAN,
        "id",
        "id",
        "title",
        "title",
        "due",
        "due",
        "snapshot",
        "snapshot",
        "claim",
        "status");
  }

  private static Read read(Feed feed, String text) {
    return read(feed, text, "landing/tracker-2026-10-01.csv");
  }

  private static Read read(Feed feed, String text, String path) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      FeedParser parser =
          FeedParser.of(Fixture.workspace(feed), 0, Fixture.AS_OF, "run", Fixture.SHARDS);
      InspectedFile file =
          parser.checked(
              FileInspection.inspect(
                  new ByteArrayInputStream(bytes), path, feed.reading(), Long.MAX_VALUE));
      List<RecordBatch> batches = new ArrayList<>();
      List<RejectedRecord> rejected = new ArrayList<>(file.rejections("f", Fixture.AS_OF, "run"));
      FileTally tally = FileTally.NONE;
      for (Split split : file.splits()) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        in.skipNBytes(split.offset());
        ParsedChunk chunk = parser.parse(file, 7, in, split);
        chunk.records().ifPresent(batches::add);
        rejected.addAll(chunk.rejected());
        tally = tally.plus(chunk.tally());
      }
      return new Read(batches, rejected, tally, file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Test
  void a_row_becomes_a_record_with_its_line_and_fields() {
    RecordBatch items = read(plan(), PLAN + "A1,Open the hub,2027-03-31,2026-10-01,Green\n").only();
    assertThat(items.size()).isEqualTo(1);
    assertThat(items.line(0)).isEqualTo(2);
    assertThat(items.text(0, "id")).isEqualTo("A1");
    assertThat(items.text(0, "title")).isEqualTo("Open the hub");
    assertThat(items.day(0, "due")).contains(LocalDate.of(2027, 3, 31));
    assertThat(items.given(0, "claim")).contains("Green");
    assertThat(items.given(0, "owner_org")).isEmpty();
    assertThat(items.day(0, "done")).isEmpty();
    assertThat(items.number(0, "cost")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Jul 2012, 2012-07-31",
    "February 2024, 2024-02-29",
    "2012-07, 2012-07-31",
    "07/2012, 2012-07-31",
    "2012-Q3, 2012-09-30",
    "2012, 2012-12-31",
    "2012-07-04, 2012-07-04"
  })
  void a_month_is_due_on_its_last_day(String written, LocalDate due) {
    RecordBatch items = read(plan(), PLAN + "A1,x," + written + ",2026-10-01,\n").only();
    assertThat(items.day(0, "due")).contains(due);
  }

  @ParameterizedTest
  @CsvSource({"TBC", "Ongoing", "Started", "not yet known"})
  void words_are_no_due_date_and_no_error(String written) {
    Feed.RecordFeed feed =
        feed(
            RecordKind.LOG,
            "id",
            "id",
            "kind",
            "kind",
            "title",
            "title",
            "opened",
            "opened",
            "due",
            "due");
    Read read = read(feed, "id,kind,title,opened,due\nD1,decision,x,2026-10-01," + written + "\n");
    assertThat(read.rejected()).isEmpty();
    assertThat(read.only().day(0, "due")).isEmpty();
  }

  @Test
  void a_row_without_a_needed_field_is_refused_with_the_field() {
    Read read =
        read(
            plan(),
            PLAN + ",x,2027-03-31,2026-10-01,\nA2,x,2027-03-31,-,\nA3,x,32/13/2026,2026-10-01,\n");
    assertThat(read.reasons())
        .containsExactly("missing-field@id", "missing-date@snapshot", "bad-date@due");
    assertThat(read.tally().rejected()).isEqualTo(3);
    assertThat(read.batches()).isEmpty();
  }

  @Test
  void a_snapshot_later_than_the_reporting_date_is_not_seen() {
    Read read = read(plan(), PLAN + "A1,x,2027-03-31,2026-11-16,\n");
    assertThat(read.batches()).isEmpty();
    assertThat(read.tally().notYetKnown()).isEqualTo(1);
  }

  @Test
  void every_row_is_in_the_account() {
    Read read =
        read(
            plan(),
            PLAN
                + "A1,x,2027-03-31,2026-10-01,\n"
                + ",,,,\n"
                + "A2,x,2027-03-31,2027-01-01,\n"
                + "A3,x,2027-03-31,yesterday,\n"
                + "A4,too,many,2026-10-01,fields,here\n");
    FileTally tally = read.tally();
    assertThat(tally.rowsRead()).isEqualTo(5);
    assertThat(tally.accepted() + tally.rejected() + tally.skipped()).isEqualTo(5);
    assertThat(tally.accepted()).isEqualTo(1);
    assertThat(tally.rejected()).isEqualTo(2);
  }

  @Test
  void the_date_of_a_snapshot_may_be_in_the_name_of_the_file() {
    Feed.RecordFeed feed = plan();
    SortedMap<String, Feed.DatedSource> fields = new TreeMap<>(feed.fields());
    fields.put(
        "snapshot",
        new Feed.DatedSource(
            new Feed.Source.FileName("tracker-", ".csv"), Optional.of("dd-MM-yyyy")));
    Feed.RecordFeed named =
        new Feed.RecordFeed(
            feed.id(), feed.reading(), feed.kind(), fields, List.of(), new TreeMap<>(), List.of());
    String rows = "id,title,due,status\nA1,x,2027-03-31,\n";
    assertThat(read(named, rows, "landing/tracker-01-10-2026.csv").only().day(0, "snapshot"))
        .contains(LocalDate.of(2026, 10, 1));
    Read other = read(named, rows, "landing/plan.csv");
    assertThat(other.reasons()).containsExactly("missing-date@snapshot");
    assertThat(other.file().readable()).isFalse();
  }

  @Test
  void a_row_belongs_to_the_first_target_that_fits_and_says_when_two_do() {
    Feed.RecordFeed feed = plan();
    Feed.RecordFeed attached =
        new Feed.RecordFeed(
            feed.id(),
            feed.reading(),
            feed.kind(),
            feed.fields(),
            List.of(),
            new TreeMap<>(),
            List.of(
                new Feed.Attachment(Fixture.where("status", "Green", "Amber"), "hubs"),
                new Feed.Attachment(Fixture.where("status", "Amber"), "rotas")));
    RecordBatch items =
        read(
                attached,
                PLAN
                    + "A1,x,2027-03-31,2026-10-01,Green\n"
                    + "A2,x,2027-03-31,2026-10-01,Amber\n"
                    + "A3,x,2027-03-31,2026-10-01,Red\n")
            .only();
    assertThat(items.attachedTo(0)).isEqualTo("hubs");
    assertThat(items.claimedTwice(0)).isFalse();
    assertThat(items.attachedTo(1)).isEqualTo("hubs");
    assertThat(items.claimedTwice(1)).isTrue();
    assertThat(items.attachedTo(2)).isEmpty();
  }

  @Test
  void a_row_of_outcomes_is_a_record_for_each_of_its_values() {
    Feed.RecordFeed feed =
        new Feed.RecordFeed(
            "clinic",
            Fixture.reading("csv", "-"),
            RecordKind.OUTCOMES,
            feed(RecordKind.OUTCOMES, "experiment", "trial", "unit", "who", "date", "day").fields(),
            List.of(
                new Feed.RecordValue("kept", "kept", Map.of("Yes", 1.0, "No", 0.0)),
                new Feed.RecordValue("days", "days", Map.of())),
            new TreeMap<>(),
            List.of());
    Read read =
        read(
            feed,
            """
            trial,who,day,kept,days
            t,Ann,2026-10-01,Yes,3
            t,Ben,2026-10-01,No,-
            t,Cy,2026-10-01,-,-
            t,Di,2026-10-01,Maybe,2
            """);
    RecordBatch values = read.only();
    assertThat(values.size()).isEqualTo(3);
    assertThat(values.text(0, "indicator")).isEqualTo("kept");
    assertThat(values.number(0, "value")).hasValue(1);
    assertThat(values.text(1, "indicator")).isEqualTo("days");
    assertThat(values.number(1, "value")).hasValue(3);
    assertThat(values.text(2, "indicator")).isEqualTo("kept");
    assertThat(values.text(0, "unit")).isEqualTo(values.text(1, "unit"));
    assertThat(values.text(0, "unit")).isNotEqualTo(values.text(2, "unit")).doesNotContain("Ann");
    assertThat(read.reasons()).containsExactly("unknown-answer@kept");
    assertThat(read.tally().noValue()).isEqualTo(1);
  }

  @Test
  void a_refused_row_about_a_person_shows_neither_the_person_nor_unmapped_columns() {
    Feed.RecordFeed feed =
        feed(
            RecordKind.ASSIGNMENT,
            "experiment",
            "trial",
            "unit",
            "nhs",
            "arm",
            "arm",
            "date",
            "day");
    Read read =
        read(
            feed,
            """
            nhs,comment,trial,arm,day
            9434765919,lives alone,t,text,tomorrow
            9434765919,t,text
            """);
    assertThat(read.rejected()).hasSize(2);
    assertThat(read.rejected().toString())
        .doesNotContain("9434765919")
        .doesNotContain("lives alone");
    assertThat(read.rejected().get(0).getRaw()).isEqualTo(",,t,text,tomorrow");
  }

  @Test
  void an_ambiguous_amount_is_refused() {
    Feed.RecordFeed feed =
        feed(
            RecordKind.MONEY,
            "date",
            "date",
            "amount",
            "amount",
            "payer",
            "payer",
            "payee",
            "payee");
    Read read = read(feed, "date,amount,payer,payee\n2026-10-01,#REF!,DfE,Acme\n");
    assertThat(read.reasons()).containsExactly("bad-number@amount");
  }
}
