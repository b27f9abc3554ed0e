package org.waymark.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Files of frontline reports: JSON lines by half year, and parents' words in a CSV file. */
final class NotesFeeds {
  private static final LocalDate AFTER_AS_OF = SampleCalendar.AS_OF.plusDays(2);

  /**
   * Reports, counted from 0 in order of date, that arrive spoiled: reason and what is there
   * instead.
   */
  private static final Map<Integer, List<String>> SPOILED =
      Map.of(
          150, List.of("unknown-place", "KZ9"),
          700, List.of("unknown-place", "HUB-4"),
          1000, List.of("bad-date", "31st of March"),
          1300, List.of("bad-json", "cut"),
          1900, List.of("bad-json", "quote"),
          2400, List.of("bad-date", "2026-02-30"));

  private final Delivery delivery;
  private final List<FrontlineReport> taken = new ArrayList<>();

  NotesFeeds(Delivery delivery) {
    this.delivery = delivery;
  }

  /** Reports that a run takes, once delivered. */
  List<FrontlineReport> taken() {
    return List.copyOf(taken);
  }

  /** One JSON lines file a half year. The last ends in the middle of a line. */
  void notes(List<FrontlineReport> reports) {
    Map<String, JsonLines> files = new TreeMap<>();
    int late = 0;
    for (int i = 0; i < reports.size(); i++) {
      FrontlineReport report = reports.get(i);
      JsonLines file =
          files.computeIfAbsent(
              SampleCalendar.half(report.date()), half -> new JsonLines(delivery, half));
      String id = String.format(Locale.ROOT, "N-%05d", i + 1);
      List<String> spoiled = SPOILED.get(i);
      if (i >= reports.size() - 4) {
        boolean cut = i == reports.size() - 1;
        if (cut) {
          file.cut(id, report);
        } else {
          file.notYetKnown(id, report, AFTER_AS_OF.plusDays(late++));
        }
      } else if (spoiled != null) {
        file.spoiled(id, report, spoiled.get(0), spoiled.get(1));
      } else {
        file.take(id, report);
        taken.add(report);
      }
    }
    files.values().forEach(JsonLines::close);
  }

  /** One CSV file of what parents said. */
  void voices(List<FrontlineReport> reports) {
    String path = "landing/hub-voices/voices.csv";
    DeliveredFile file =
        new DeliveredFile(
            delivery, path, DeliveredFile.Style.PLAIN, "ref", "district", "said_on", "words");
    for (int i = 0; i < reports.size(); i++) {
      FrontlineReport report = reports.get(i);
      String ref = String.format(Locale.ROOT, "HV-%03d", i + 1);
      long line = file.line();
      boolean refused = delivery.blemish(path, "", ref).isPresent();
      file.row("", ref, ref, report.place().id(), report.date().toString(), report.text());
      if (!refused) {
        taken.add(report);
        if (!report.personal().isEmpty()) {
          delivery
              .planted()
              .inFile(
                  "personal",
                  report.place().id(),
                  path,
                  line,
                  report.personalKind(),
                  report.personal());
        }
      }
    }
    file.close();
  }

  /** A JSON lines file in the making. */
  private static final class JsonLines {
    private final Delivery delivery;
    private final String path;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Long> counts =
        new TreeMap<>(Map.of("read", 0L, "accepted", 0L, "rejected", 0L, "skipped", 0L));
    private long line = 1;

    JsonLines(Delivery delivery, String half) {
      this.delivery = delivery;
      this.path = "landing/notes/notes_" + half + ".jsonl";
    }

    void take(String id, FrontlineReport report) {
      count("accepted");
      if (!report.personal().isEmpty()) {
        plant("personal", report, report.personalKind(), report.personal());
      }
      add(json(id, report.place().id(), report.date().toString(), report));
    }

    void notYetKnown(String id, FrontlineReport report, LocalDate date) {
      count("skipped");
      counts.merge("not-yet-known", 1L, Long::sum);
      add(json(id, report.place().id(), date.toString(), report));
    }

    void spoiled(String id, FrontlineReport report, String reason, String how) {
      refuse(report, reason, how);
      if (!report.personal().isEmpty() && !how.equals("cut")) {
        plant("personal", report, report.personalKind(), report.personal());
      }
      String site = reason.equals("unknown-place") ? how : report.place().id();
      String date = reason.equals("bad-date") ? how : report.date().toString();
      String object = json(id, site, date, report);
      if (how.equals("cut")) {
        object = object.substring(0, object.length() / 2);
      } else if (how.equals("quote")) {
        object = object.replace("\"note\":\"", "\"note\":\"She said \"enough\" and ");
      }
      add(object);
    }

    void cut(String id, FrontlineReport report) {
      refuse(report, "bad-json", "cut at the end of the file");
      String object = json(id, report.place().id(), report.date().toString(), report);
      text.append(object, 0, object.length() - 30);
      counts.merge("read", 1L, Long::sum);
    }

    private void refuse(FrontlineReport report, String reason, String how) {
      count("rejected");
      counts.merge("rejected: " + reason, 1L, Long::sum);
      plant("dirt", report, reason, how);
    }

    private void plant(String kind, FrontlineReport report, String reason, String note) {
      delivery.planted().inFile(kind, report.place().id(), path, line, reason, note);
    }

    private void add(String object) {
      text.append(object).append('\n');
      counts.merge("read", 1L, Long::sum);
      line++;
    }

    private void count(String what) {
      counts.merge(what, 1L, Long::sum);
    }

    private static String json(String id, String site, String date, FrontlineReport report) {
      return "{\"id\":\""
          + id
          + "\",\"site\":\""
          + site
          + "\",\"written_at\":\""
          + date
          + "\",\"author_role\":\""
          + report.role()
          + "\",\"note\":\""
          + report.text().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
          + "\"}";
    }

    void close() {
      counts.forEach((check, count) -> delivery.planted().rows(path, check, count));
      delivery.put(path, text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
