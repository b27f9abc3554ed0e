package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.panel.CountedRows;
import org.waymark.panel.ObservationBatch;
import org.waymark.registry.RegistryReader;
import org.waymark.registry.Workspace;
import org.waymark.registry.WorkspaceFiles;

class EventFeedsTest {
  private static String feed(String mapping) {
    return "format: csv\nmap:\n  place: place\n  period: opened\n  indicators:\n    - {id: calls, "
        + mapping
        + "}\n";
  }

  private static final String CALLS =
      """
      case,place,opened,kind,cost
      c1,RA,2026-05-03,noise,10
      c2,RA,2026-05-31,noise,
      c3,RC,2019-01-05,water,7
      ,RA,2026-05-31,noise,1
      c5,RA,2027-01-01,noise,1
      """;

  @Test
  void a_row_that_is_an_event_has_one_for_its_place_and_the_period_of_its_date() {
    Fixture.Outcome outcome =
        YamlFeed.read(feed("count: rows, where: {kind: {not: water}}"), CALLS);
    assertEquals(
        List.of(
            "00002 i0 p0 2026-05 value=1.0 ",
            "00003 i0 p0 2026-05 value=1.0 ",
            "00005 i0 p0 2026-05 value=1.0 "),
        outcome.observations());
    assertEquals(1, outcome.tally().notSelected());
    assertEquals(1, outcome.tally().notYetKnown());
  }

  @Test
  void an_event_that_counts_once_needs_its_id() {
    Fixture.Outcome outcome = YamlFeed.read(feed("count: rows, distinct: case"), CALLS);
    assertEquals(List.of("missing-id@5"), outcome.reasons());
    assertEquals(3, outcome.tally().accepted());
  }

  @Test
  void amounts_of_events_are_added_up_and_one_that_is_empty_adds_nothing() {
    Fixture.Outcome outcome = YamlFeed.read(feed("sum: cost / 10"), CALLS);
    assertEquals(3, outcome.observations().size());
    assertEquals(1, outcome.tally().noValue());
  }

  @Test
  void keys_of_events_that_contradict_each_other_are_problems() {
    for (String wrong :
        List.of(
            "count: rows, value: cost",
            "count: rows, sum: cost",
            "count: cases",
            "value: cost, distinct: case")) {
      assertEquals(1, YamlFeed.problems(feed(wrong)).size(), YamlFeed.problems(feed(wrong)) + "");
    }
    assertEquals(1, YamlFeed.problems(feed("count: rows").replace("calls", "seen")).size());
  }

  @Test
  void an_event_of_a_chart_of_events_has_its_day_and_no_amount_unless_one_is_added() {
    for (String chart : List.of("t", "g")) {
      assertEquals(
          List.of("2 2026-05-03 NaN true", "3 2026-05-31 NaN true", "5 2026-05-31 NaN true"),
          points(chart, "count: rows, where: {kind: noise}"));
      assertEquals(
          List.of("2 2026-05-03 10.0 true", "5 2026-05-31 1.0 true"),
          points(chart, "sum: cost, where: {kind: noise}"));
    }
  }

  private static List<String> points(String chart, String mapping) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("places.csv", bytes("place_id,name\nRA,A\nRC,C\n"));
    files.put(
        "missions/m.yaml",
        bytes(
            "id: m\ntitle: M\nstarts: 2020-04-01\nends: 2029-03-31\nindicators:\n  - {id: calls,"
                + " title: Calls, measure: value, better: higher, period: month, chart: "
                + chart
                + "}\n"));
    files.put("feeds/f.yaml", bytes("id: f\nkind: indicator\nfiles: landing/*\n" + feed(mapping)));
    Workspace workspace = RegistryReader.read(new WorkspaceFiles(files)).workspace().orElseThrow();
    FeedParser parser = FeedParser.of(workspace, 0, Fixture.AS_OF, "run", 1);
    try {
      InspectedFile file =
          FileInspection.inspect(
              new ByteArrayInputStream(bytes(CALLS)),
              "landing/f",
              parser.feed().reading(),
              1 << 20);
      ObservationBatch batch =
          parser.parse(
                  file, 0, bytes(CALLS.substring(CALLS.indexOf('\n') + 1)), file.splits().get(0))
              .observations()[0];
      List<String> points = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        points.add(
            batch.line()[i]
                + " "
                + LocalDate.ofEpochDay((long) batch.moment()[i] / 86_400)
                + " "
                + ObservationBatch.at(batch.value(), i)
                + " "
                + batch.marked(i, CountedRows.POINT));
      }
      return points;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
