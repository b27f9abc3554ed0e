package org.waymark.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Settings;
import org.waymark.registry.Workspace;

/**
 * Measures how fast a bulk indicator file is inspected and parsed, on one thread, in megabytes per
 * second of processor time. Not a test: run its main method, perhaps with a number of rows.
 */
final class ReadingSpeed {
  private static final int PLACES = 3000;
  private static final int INDICATORS = 100;
  private static final int MONTHS = 34;
  private static final long SPLIT = 16 << 20;

  private ReadingSpeed() {}

  public static void main(String[] args) throws IOException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
    byte[] plain = bulk(rows, false);
    byte[] quoted = bulk(rows, true);
    for (int round = 0; round < 6; round++) {
      measure("plain", plain);
      measure("quoted", quoted);
    }
  }

  private static void measure(String name, byte[] bytes) throws IOException {
    Feed.LongFeed feed = feed();
    long start = processorTime();
    InspectedFile file =
        FileInspection.inspect(new ByteArrayInputStream(bytes), "f", feed.reading(), SPLIT);
    long inspected = processorTime();
    FeedParser parser = FeedParser.of(workspace(feed), 0, LocalDate.of(2026, 11, 15), "run", 8);
    InspectedFile checked = parser.checked(file);
    FileTally tally = FileTally.NONE;
    for (Split split : checked.splits()) {
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      in.skipNBytes(split.offset());
      tally = tally.plus(parser.parse(checked, 0, in, split).tally());
    }
    long parsed = processorTime();
    double megabytes = bytes.length / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f MB, inspected at %.0f MB/s, parsed at %.0f MB/s, %.0f ns a row, %s%n",
        name,
        megabytes,
        megabytes / ((inspected - start) / 1e9),
        megabytes / ((parsed - inspected) / 1e9),
        (parsed - inspected) / (double) tally.rowsRead(),
        tally);
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static byte[] bulk(int rows, boolean quoted) {
    StringBuilder text = new StringBuilder("place,period,indicator,num,den,revision\n");
    String quote = quoted ? "\"" : "";
    long seed = 1;
    for (int i = 0; i < rows; i++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      int random = (int) (seed >>> 33);
      int month = i / 3 % MONTHS;
      int denominator = 200 + random % 5000;
      boolean unreadable = random % 1000 < 3;
      text.append(quote).append(placeId(random / 7 % PLACES)).append(quote).append(',');
      text.append(2024 + month / 12).append('-');
      text.append(month % 12 < 9 ? "0" : "").append(month % 12 + 1).append(',');
      text.append(quote).append(indicatorId(random / 13 % INDICATORS)).append(quote).append(',');
      text.append(unreadable ? "n/a" : String.valueOf(denominator / 2)).append(',');
      text.append(denominator).append(',');
      text.append("2026-10-0").append(1 + random % 9).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String placeId(int place) {
    return String.format(Locale.ROOT, "P%05d", place);
  }

  private static String indicatorId(int indicator) {
    return String.format(Locale.ROOT, "ind-%03d", indicator);
  }

  private static Feed.LongFeed feed() {
    return new Feed.LongFeed(
        "bulk",
        Fixture.CSV,
        Fixture.column("place"),
        Fixture.dated("period"),
        Optional.of(Fixture.dated("revision")),
        Fixture.column("indicator"),
        Fixture.number("num"),
        Fixture.number("den"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  private static Workspace workspace(Feed feed) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      places.add(Fixture.place(placeId(i), Optional.empty(), Optional.empty()));
    }
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < INDICATORS; i++) {
      indicators.add(Fixture.indicator(indicatorId(i), Measure.PROPORTION, PeriodKind.MONTH));
    }
    Mission mission =
        new Mission(
            "m",
            "m",
            Optional.empty(),
            Optional.empty(),
            LocalDate.of(2025, 4, 1),
            LocalDate.of(2029, 3, 31),
            indicators,
            List.of(),
            List.of(),
            List.of());
    return new Workspace(Settings.defaults(), places, List.of(mission), List.of(feed));
  }
}
