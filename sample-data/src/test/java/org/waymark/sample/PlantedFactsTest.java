package org.waymark.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Reads the files as a stranger would, knowing only PLANTED.csv. */
class PlantedFactsTest {
  private static final SortedMap<String, byte[]> FILES = SampleWorkspace.generate();
  private static final List<List<String>> FACTS = rows(text("PLANTED.csv"), ',');
  private static final int KIND = 0;
  private static final int SIZE = 5;
  private static final int FILE = 6;
  private static final int LINE = 7;
  private static final int REASON = 8;
  private static final int NOTE = 9;

  @Test
  void everySpoiledLineShowsWhatIsPlantedThere() throws IOException {
    int seen = 0;
    for (List<String> fact : facts("dirt")) {
      String line = line(fact);
      String note = fact.get(NOTE);
      String planted = note.substring(note.indexOf(' ') + 1);
      boolean literal = !note.startsWith("(") && !fact.get(REASON).equals("bad-json");
      if (literal) {
        assertTrue(line.contains(planted), fact + " but found " + line);
        seen++;
      }
    }
    assertTrue(seen > 50, "lines with a literal: " + seen);
  }

  @Test
  void everyPersonalDetailStandsOnItsLine() throws IOException {
    assertTrue(facts("personal").size() > 100);
    for (List<String> fact : facts("personal")) {
      assertTrue(line(fact).contains(fact.get(NOTE)), fact.toString());
    }
  }

  @Test
  void everyRowOfAFileIsAcceptedRejectedOrSkipped() {
    Map<String, Map<String, Long>> counts = counts();
    counts.forEach(
        (file, n) ->
            assertEquals(
                n.getOrDefault("read", 0L),
                n.getOrDefault("accepted", 0L)
                    + n.getOrDefault("rejected", 0L)
                    + n.getOrDefault("skipped", 0L),
                file));
  }

  @Test
  void filesHoldAsManyRowsAsTheLedgerCounts() throws IOException {
    for (Map.Entry<String, Map<String, Long>> file : counts().entrySet()) {
      String text = delivered(file.getKey());
      boolean lines = file.getKey().endsWith(".jsonl");
      long rows = lines ? text.lines().count() : rows(text, ',').size() - 1L;
      assertEquals(file.getValue().get("read"), rows, file.getKey());
    }
  }

  @Test
  void rejectedRowsAreNamedOneByOne() {
    long rejected = counts().values().stream().mapToLong(n -> n.getOrDefault("rejected", 0L)).sum();
    assertEquals(rejected, facts("dirt").size());
  }

  @Test
  void theBaselineOfLongWaitsIsWhatTheFileSays() throws IOException {
    List<List<String>> waits =
        rows(delivered("landing/waiting-list/rtt_2024-11_2026-10.csv.gz"), ',');
    Predicate<List<String>> march = row -> row.get(0).equals("2025-03");
    double over = waits.stream().filter(march).mapToDouble(r -> Double.parseDouble(r.get(3))).sum();
    double all = waits.stream().filter(march).mapToDouble(r -> Double.parseDouble(r.get(2))).sum();
    String baseline = "value: " + Math.round(over / all * 10_000) / 10.0;
    String mission = text("workspace/missions/health-waits.yaml");
    String goal = mission.substring(mission.indexOf("waits-over-a-year"));
    assertTrue(goal.substring(0, 200).contains(baseline), baseline + " in " + goal);
  }

  @Test
  void theBaselineOfFourHoursIsThatOfTheLatestRevisions() throws IOException {
    Map<String, List<String>> latest = new HashMap<>();
    for (String file : FILES.keySet()) {
      if (file.startsWith("workspace/landing/urgent-care/")) {
        for (List<String> row : rows(text(file), ',')) {
          if (row.get(0).equals("2025-03-01") && row.get(3).equals("1")) {
            latest.merge(row.get(1), row, (a, b) -> a.get(7).compareTo(b.get(7)) > 0 ? a : b);
          }
        }
      }
    }
    double seen = latest.values().stream().mapToDouble(r -> Double.parseDouble(r.get(4))).sum();
    double late = latest.values().stream().mapToDouble(r -> Double.parseDouble(r.get(5))).sum();
    String baseline = "value: " + Math.round((seen - late) / seen * 10_000) / 10_000.0;
    assertTrue(text("workspace/missions/health-waits.yaml").contains(baseline), baseline);
  }

  @Test
  void goalsAreOnTrackOffTrackAndDeteriorating() {
    for (String status : List.of(": on track", ": off track", ": deteriorating")) {
      assertTrue(facts("goal").stream().anyMatch(fact -> fact.get(NOTE).endsWith(status)), status);
    }
  }

  @Test
  void reportsHardlyEverRepeatEachOther() {
    List<String> notes = new ArrayList<>();
    FILES.keySet().stream()
        .filter(file -> file.endsWith(".jsonl"))
        .forEach(file -> text(file).lines().forEach(l -> notes.add(l.replaceAll(".*note\":", ""))));
    assertTrue(notes.size() > 3500, "reports: " + notes.size());
    assertTrue(notes.stream().distinct().count() > notes.size() * .97);
  }

  @Test
  void encodingsAndLineEndsAreAsTheReadmeSays() {
    assertTrue(text("workspace/landing/early-years/ey_2024-25.csv").startsWith("\uFEFFdistrict"));
    assertTrue(text("workspace/landing/weekly-flow/flow_2025H2.csv").contains("den\r\n"));
    String latin = "workspace/landing/recorded-crime/crime_2025H1.csv";
    assertTrue(decoded(latin, StandardCharsets.ISO_8859_1).contains("Ch\u00e2teau Moor"));
    assertFalse(decoded(latin, StandardCharsets.UTF_8).contains("Ch\u00e2teau Moor"));
    assertTrue(text("workspace/landing/perception/perception.csv").contains(";58,"));
  }

  private static Map<String, Map<String, Long>> counts() {
    Map<String, Map<String, Long>> counts = new HashMap<>();
    for (List<String> fact : facts("rows")) {
      counts
          .computeIfAbsent(fact.get(FILE), file -> new HashMap<>())
          .put(fact.get(REASON), Long.valueOf(fact.get(SIZE)));
    }
    return counts;
  }

  private static List<List<String>> facts(String kind) {
    return FACTS.stream().filter(fact -> fact.get(KIND).equals(kind)).toList();
  }

  private static String line(List<String> fact) throws IOException {
    List<String> lines = delivered(fact.get(FILE)).lines().toList();
    return lines.get(Integer.parseInt(fact.get(LINE)) - 1);
  }

  private static String delivered(String file) throws IOException {
    String path = "workspace/" + file;
    if (!file.endsWith(".gz")) {
      return text(path);
    }
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes(path)))) {
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String text(String path) {
    return decoded(path, StandardCharsets.UTF_8);
  }

  private static String decoded(String path, Charset charset) {
    return new String(bytes(path), charset);
  }

  private static byte[] bytes(String path) {
    byte[] bytes = FILES.get(path);
    if (bytes == null) {
      throw new IllegalArgumentException("no file " + path);
    }
    return bytes;
  }

  /** A lenient reading: a quote opens a field only at its start; text after it is kept. */
  private static List<List<String>> rows(String text, char delimiter) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (c == '"' && !doubled) {
          quoted = false;
        } else {
          cell.append(c);
          i += doubled ? 1 : 0;
        }
      } else if (c == '"' && cell.isEmpty()) {
        quoted = true;
      } else if (c == delimiter || c == '\n') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    if (!row.isEmpty() || cell.length() > 0) {
      row.add(cell.toString());
      rows.add(row);
    }
    return rows;
  }
}
