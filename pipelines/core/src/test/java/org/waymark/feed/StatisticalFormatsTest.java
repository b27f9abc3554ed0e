package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Feed;

class StatisticalFormatsTest {
  private static final String SDMX_2 =
      "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n";

  private static Feed.LongFeed sdmx() {
    return new Feed.LongFeed(
        "long",
        Fixture.reading("sdmx-csv"),
        Fixture.column("REF_AREA"),
        Fixture.dated("TIME_PERIOD"),
        Optional.empty(),
        Fixture.column("INDICATOR"),
        Optional.empty(),
        Optional.empty(),
        Fixture.number("OBS_VALUE"),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  private static Feed.WideFeed eurostat(String time, Feed.IndicatorMapping... mappings) {
    return new Feed.WideFeed(
        "wide",
        Fixture.reading("eurostat-tsv"),
        Fixture.column("geo"),
        Fixture.dated(time),
        Optional.empty(),
        List.of(mappings));
  }

  private static void accountsForEveryRow(Fixture.Outcome outcome) {
    FileTally tally = outcome.tally();
    assertEquals(tally.rowsRead(), tally.accepted() + tally.rejected() + tally.skipped());
    assertEquals(outcome.file().rows(), tally.rowsRead());
  }

  @Test
  void an_sdmx_message_gives_a_value_for_every_action_that_brings_one() {
    Fixture.Outcome outcome =
        Fixture.read(
            sdmx(),
            SDMX_2
                + """
                dataflow,X:Y(1.0.0),I,calls,RA,2026-09,12,A
                dataflow,X:Y(1.0.0),A,calls,RÉ,2026-09,13,A
                dataflow,X:Y(1.0.0),R,calls,RA,2026-M08,14,P
                dataflow,X:Y(1.0.0),M,income,RA,2025,1.5E3,A
                dataflow,X:Y(1.0.0),,quarterly,RA,2026-Q3,-2,A
                dataflow,X:Y(1.0.0),I,calls,RA,2026-10,NaN,M
                dataflow,X:Y(1.0.0),I,calls,RA,2026-07,,M
                dataflow,X:Y(1.0.0),I,weekly,RA,2026-W40,5,A
                """);
    assertEquals(
        List.of(
            "00002 i0 p0 2026-09 value=12.0 ",
            "00003 i0 p3 2026-09 value=13.0 ",
            "00004 i0 p0 2026-08 value=14.0 ",
            "00005 i2 p0 2025 value=1500.0 ",
            "00006 i3 p0 2026-Q3 value=-2.0 ",
            "00009 i6 p0 2026-W40 value=5.0 "),
        outcome.observations());
    assertEquals(new FileTally(8, 6, 0, 2, 0, 0, 2), outcome.tally());
    accountsForEveryRow(outcome);
  }

  @Test
  void a_deletion_is_refused_and_told_and_deletes_nothing() {
    Fixture.Outcome outcome =
        Fixture.read(
            sdmx(),
            SDMX_2
                + "dataflow,X:Y(1.0.0),I,calls,RA,2026-09,12,A\n"
                + "dataflow,X:Y(1.0.0),D,calls,RA,2026-09,-,\n"
                + "dataflow,X:Y(1.0.0),Z,calls,RA,2026-08,1,\n");
    assertEquals(List.of("00002 i0 p0 2026-09 value=12.0 "), outcome.observations());
    assertEquals(List.of("deletion@3", "bad-action@4"), outcome.reasons());
    assertTrue(outcome.rejected().get(0).getDetail().contains("still stands"));
    accountsForEveryRow(outcome);
  }

  @Test
  void names_behind_codes_are_left_aside_and_version_one_is_read() {
    String both =
        """
        STRUCTURE[|];STRUCTURE_ID;ACTION;INDICATOR: Measured;REF_AREA: Place;TIME_PERIOD;OBS_VALUE
        dataflow;X:Y(1.0.0): A flow;I;calls: Calls: all;RA: Trust A;2026-09;12,5
        """;
    assertEquals(
        List.of("00002 i0 p0 2026-09 value=12.5 "), Fixture.read(sdmx(), both).observations());
    String tight =
        """
        STRUCTURE,STRUCTURE_ID,ACTION,FREQ:Frequency,INDICATOR:Measured,REF_AREA:Place,TIME_PERIOD:Time,OBS_VALUE:Value
        dataflow,X:Y(1.0),I,M:Monthly,calls:Calls,RA:Trust: A,2026-09-30T00:00:00,4
        """;
    assertEquals(
        List.of("00002 i0 p0 2026-09 value=4.0 "), Fixture.read(sdmx(), tight).observations());
    String one = "DATAFLOW,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\nX:Y(1.0),calls,RA,2026-09,3\n";
    assertEquals(
        List.of("00002 i0 p0 2026-09 value=3.0 "), Fixture.read(sdmx(), one).observations());
  }

  @Test
  void a_header_of_another_format_is_said_to_be_one() {
    Fixture.Outcome outcome =
        Fixture.read(sdmx(), "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\ncalls,RA,2026-09,1\n");
    assertEquals("wrong-format", outcome.onlyRejected().getReason());
    assertTrue(outcome.onlyRejected().getDetail().contains("STRUCTURE (2.0) or DATAFLOW (1.0)"));
    Fixture.Outcome table =
        Fixture.read(
            eurostat("TIME_PERIOD", Fixture.value("income", "OBS_VALUE")),
            "geo,time\t2025\nRA\t1\n");
    assertEquals("wrong-format", table.onlyRejected().getReason());
    assertTrue(table.onlyRejected().getDetail().contains("geo\\TIME_PERIOD"));
  }

  @Test
  void a_table_of_eurostat_gives_a_value_for_every_cell_that_has_one() {
    Fixture.Outcome outcome =
        Fixture.read(
            eurostat("TIME_PERIOD", Fixture.value("income", "OBS_VALUE")),
            """
            freq,unit,geo\\TIME_PERIOD\t2023 \t2024 \t2025 \t2026\s
            A,PC,RA\t12.3 p\t: \t-4 bp\t9\s
            A,PC,RÉ\t: c\t: \t:\t: z
            A,PC,XX\t1 \t2 \t3 \t4\s
            A,PC,RB\t1 \t: \t12,3 \t:\s
            """);
    assertEquals(
        List.of("00002 i2 p0 2023 value=12.3 ", "00002 i2 p0 2025 value=-4.0 "),
        outcome.observations());
    assertEquals(
        List.of("unknown-place@4", "place-not-valid-then@5", "bad-number@5"), outcome.reasons());
    assertEquals(4, outcome.tally().rowsRead());
    assertEquals(1, outcome.tally().accepted());
    assertEquals(2, outcome.tally().rejected());
    assertEquals(1, outcome.tally().skipped());
    accountsForEveryRow(outcome);
  }

  @Test
  void dimensions_of_a_table_select_and_flags_can_be_selected_by() {
    Feed.IndicatorMapping provisional =
        new Feed.IndicatorMapping(
            "calls",
            Optional.empty(),
            Optional.empty(),
            Fixture.number("OBS_VALUE"),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(
                java.util.Map.of(
                    "unit", Feed.Condition.in("NR"), EurostatTable.FLAG, Feed.Condition.in("p"))));
    Fixture.Outcome outcome =
        Fixture.read(
            eurostat("time", provisional),
            "unit,geo\\time\t2026M09\t2026M08\nNR,RA\t5 p\t6\nPC,RA\t7 p\t8\n");
    assertEquals(List.of("00002 i0 p0 2026-09 value=5.0 "), outcome.observations());
    accountsForEveryRow(outcome);
  }

  @Test
  void a_table_cut_into_pieces_gives_the_same_values() {
    StringBuilder table = new StringBuilder("geo\\TIME_PERIOD\t2024\t2025\n");
    for (int i = 0; i < 300; i++) {
      table.append(i % 7 == 0 ? "XX" : "RA").append('\t').append(i).append(" e\t: \n");
    }
    Feed feed = eurostat("TIME_PERIOD", Fixture.value("income", "OBS_VALUE"));
    byte[] bytes = table.toString().getBytes(StandardCharsets.UTF_8);
    Fixture.Outcome whole = Fixture.read(feed, bytes, Long.MAX_VALUE);
    Fixture.Outcome pieces = Fixture.read(feed, bytes, 100);
    assertTrue(pieces.file().splits().size() > 10);
    assertEquals(whole.observations(), pieces.observations());
    assertEquals(whole.tally(), pieces.tally());
    assertEquals(257, whole.observations().size());
    accountsForEveryRow(pieces);
  }

  @Test
  void a_text_that_would_run_elsewhere_is_refused_as_it_stands() {
    Fixture.Outcome outcome =
        Fixture.read(
            sdmx(),
            SDMX_2
                + "dataflow,X:Y(1.0.0),I,calls,\"=HYPERLINK(\"\"http://x\"\")\",2026-09,1,A\n"
                + "dataflow,X:Y(1.0.0),I,<script>,RA,2026-09,1,A\n"
                + "dataflow,X:Y(1.0.0),I,calls,RA,2026-09,=1+1,A\n");
    assertEquals(
        List.of("unknown-place@2", "unknown-indicator@3", "bad-number@4"), outcome.reasons());
    accountsForEveryRow(outcome);
  }

  private static final String STATUSES =
      "DATAFLOW,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\n";

  @Test
  void a_value_that_is_missing_or_confidential_by_its_status_is_none() {
    Fixture.Outcome outcome =
        Fixture.read(
            sdmx(),
            STATUSES
                + """
                X:Y(1.0),calls,RA,2026-01,12,A,F
                X:Y(1.0),calls,RA,2026-02,0,M,F
                X:Y(1.0),calls,RA,2026-03,0,L,
                X:Y(1.0),calls,RA,2026-04,3,Q,
                X:Y(1.0),calls,RA,2026-05,3,A,C
                X:Y(1.0),calls,RA,2026-06,3,,N
                X:Y(1.0),calls,RA,2026-07,7,P,
                X:Y(1.0),calls,RA,2026-08,,O,
                """);
    assertEquals(
        List.of("00002 i0 p0 2026-01 value=12.0 ", "00008 i0 p0 2026-07 value=7.0 "),
        outcome.observations());
    assertEquals(6, outcome.tally().noValue());
    accountsForEveryRow(outcome);
  }

  @Test
  void a_feed_that_reads_the_status_itself_judges_it_itself() {
    Fixture.Outcome outcome =
        YamlFeed.read(
            """
            format: sdmx-csv
            map:
              place: REF_AREA
              period: TIME_PERIOD
              indicators:
                - {id: calls, value: OBS_VALUE, where: {OBS_STATUS: M}}
            """,
            STATUSES + "X:Y(1.0),calls,RA,2026-02,5,M,F\n");
    assertEquals(List.of("00002 i0 p0 2026-02 value=5.0 "), outcome.observations());
  }

  @Test
  void a_confidential_value_of_json_stat_or_eurostat_takes_an_earlier_one_back_as_hidden() {
    String set =
        """
        {"version": "2.0", "class": "dataset", "id": ["geo", "time"], "size": [1, 3],
         "dimension": {"geo": {"category": {"index": ["RA"]}},
                       "time": {"category": {"index": ["2023", "2024", "2025"]}}},
         "value": [5, null, 7], "status": {"1": "c", "2": "p"}}
        """;
    Fixture.Outcome outcome =
        YamlFeed.read(
            """
            format: json-stat
            map:
              place: geo
              period: time
              indicators:
                - {id: income, value: value}
            """,
            set);
    assertEquals(
        List.of("00002 i2 p0 2023 value=5.0 ", "00004 i2 p0 2025 value=7.0 "),
        outcome.observations());
    assertEquals(ValueStatus.HIDDEN, ValueStatus.of("status", "c"));
    assertEquals(ValueStatus.PLAIN, ValueStatus.of("status", "s"));
    assertEquals(ValueStatus.HIDDEN, ValueStatus.of("OBS_FLAG", "bc"));
  }

  @Test
  void objects_that_lack_a_key_are_counted_under_its_name() throws Exception {
    Feed feed =
        YamlFeed.of(
            """
            format: jsonl
            map:
              place: at.place
              period: year
              indicators:
                - {id: income, value: income}
            """);
    String rows =
        """
        {"at": {"place": "RA"}, "year": "2023", "income": 5}
        {"at": {"place": "RA"}, "year": "2024", "income": null}
        {"at": {"place": "RA"}, "year": "2025", "incomes": 5}
        {"at": {}, "year": "2022"}
        """;
    byte[] bytes = rows.getBytes(StandardCharsets.UTF_8);
    FeedParser parser =
        FeedParser.of(Fixture.workspace(feed), 0, Fixture.AS_OF, "run", Fixture.SHARDS);
    InspectedFile file =
        FileInspection.inspect(
            new java.io.ByteArrayInputStream(bytes), "landing/f", feed.reading(), 1 << 20);
    assertEquals(
        java.util.Map.of("missing key: income", 2L, "missing key: at.place", 1L),
        parser.parse(file, 0, bytes, file.splits().get(0)).notes().entrySet().stream()
            .filter(note -> note.getKey().startsWith("missing"))
            .collect(
                java.util.stream.Collectors.toMap(
                    java.util.Map.Entry::getKey, java.util.Map.Entry::getValue)));
  }
}
