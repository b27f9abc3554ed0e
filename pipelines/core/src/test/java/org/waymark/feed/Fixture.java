package org.waymark.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.panel.ObservationBatch;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.Role;
import org.waymark.registry.Settings;
import org.waymark.registry.StandardPopulation;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.survey.RespondentBatch;
import org.waymark.text.Report;

/** A small workspace, and ways to read texts as files of its feeds. */
final class Fixture {
  static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  static final int SHARDS = 3;
  static final Feed.Reading CSV = reading("csv");

  private Fixture() {}

  static Feed.Reading reading(String format, String... missing) {
    return new Feed.Reading(
        format,
        "landing/*",
        List.of(missing),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Place place(String id, Optional<LocalDate> from, Optional<LocalDate> to) {
    return new Place(
        id,
        "Trust " + id,
        Optional.empty(),
        Optional.empty(),
        from,
        to,
        Optional.empty(),
        new TreeMap<>());
  }

  static Indicator indicator(String id, Measure measure, PeriodKind period) {
    return new Indicator(
        id,
        "m",
        id,
        measure,
        Optional.empty(),
        Better.HIGHER,
        Role.OUTCOME,
        period,
        1,
        Optional.empty(),
        List.of());
  }

  /** Places RA, RB, RC (until 2020) and RÉ; indicators of each measure. */
  static Workspace workspace(Feed feed) {
    List<Indicator> indicators =
        List.of(
            indicator("calls", Measure.COUNT, PeriodKind.MONTH),
            indicator("falls", Measure.RATE, PeriodKind.MONTH),
            indicator("income", Measure.VALUE, PeriodKind.YEAR),
            indicator("quarterly", Measure.VALUE, PeriodKind.QUARTER),
            indicator("seen", Measure.PROPORTION, PeriodKind.MONTH),
            indicator("wait", Measure.MEAN, PeriodKind.MONTH),
            indicator("weekly", Measure.COUNT, PeriodKind.WEEK),
            indicator("wounds", Measure.RATE, PeriodKind.MONTH)
                .standardisedTo(
                    new StandardPopulation(List.of("young", "old"), List.of(80.0, 20.0))));
    Mission mission =
        new Mission(
            "m",
            "Mission",
            Optional.empty(),
            Optional.empty(),
            LocalDate.of(2025, 4, 1),
            LocalDate.of(2029, 3, 31),
            indicators,
            List.of(),
            List.of(),
            List.of());
    List<Place> places =
        List.of(
            place("RA", Optional.empty(), Optional.empty()),
            place("RB", Optional.of(LocalDate.of(2026, 4, 1)), Optional.empty()),
            place("RC", Optional.empty(), Optional.of(LocalDate.of(2020, 3, 31))),
            place("RÉ", Optional.empty(), Optional.empty()));
    return new Workspace(Settings.defaults(), places, List.of(mission), List.of(feed));
  }

  static Feed.Source column(String name) {
    return new Feed.Source.Column(name);
  }

  static Feed.DatedSource dated(String name) {
    return new Feed.DatedSource(column(name), Optional.empty());
  }

  static Optional<Feed.Expression> number(String name) {
    return Optional.of(new Feed.Expression.Column(name));
  }

  static SortedMap<String, Feed.Condition> where(String column, String... accepted) {
    return new TreeMap<>(Map.of(column, Feed.Condition.in(accepted)));
  }

  /** place, period, indicator, num, den, value, se, n, published. */
  static Feed.LongFeed longFeed(Feed.Reading reading) {
    return new Feed.LongFeed(
        "long",
        reading,
        column("place"),
        dated("period"),
        Optional.of(dated("published")),
        column("indicator"),
        number("num"),
        number("den"),
        number("value"),
        number("se"),
        number("n"),
        new TreeMap<>());
  }

  static final String LONG_HEADER = "place,period,indicator,num,den,value,se,n,published\n";

  static Feed.IndicatorMapping value(String indicator, String column) {
    return new Feed.IndicatorMapping(
        indicator,
        Optional.empty(),
        Optional.empty(),
        number(column),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>());
  }

  static Feed.WideFeed wideFeed(Feed.Reading reading, Feed.IndicatorMapping... mappings) {
    return new Feed.WideFeed(
        "wide",
        reading,
        column("place"),
        dated("period"),
        Optional.empty(),
        Arrays.asList(mappings));
  }

  /** What a file gave, its splits put together again. */
  record Outcome(
      InspectedFile file,
      List<String> observations,
      List<String> takenBack,
      List<String> respondents,
      List<Report> reports,
      List<RejectedRecord> rejected,
      FileTally tally) {

    List<String> reasons() {
      return rejected.stream().map(r -> r.getReason() + "@" + r.getLine()).toList();
    }

    RejectedRecord onlyRejected() {
      if (rejected.size() != 1) {
        throw new AssertionError(rejected.toString());
      }
      return rejected.get(0);
    }
  }

  static Outcome read(Feed feed, String text) {
    return read(feed, text.getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
  }

  static Outcome read(Feed feed, byte[] bytes, long splitBytes) {
    try {
      FeedParser parser = FeedParser.of(workspace(feed), 0, AS_OF, "run", SHARDS);
      InspectedFile file =
          parser.checked(
              FileInspection.inspect(
                  new ByteArrayInputStream(bytes), "landing/f", feed.reading(), splitBytes));
      List<String> observations = new ArrayList<>();
      List<String> takenBack = new ArrayList<>();
      List<String> respondents = new ArrayList<>();
      List<Report> reports = new ArrayList<>();
      List<RejectedRecord> rejected = new ArrayList<>(file.rejections("f", AS_OF, "run"));
      FileTally tally = FileTally.NONE;
      for (Split split : file.splits()) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        in.skipNBytes(file.splittable() ? split.offset() : 0);
        ParsedChunk chunk = parser.parse(file, 7, in, split);
        add(chunk, observations, respondents);
        addTakenBack(chunk, takenBack);
        reports.addAll(chunk.reports());
        rejected.addAll(chunk.rejected());
        tally = tally.plus(chunk.tally());
      }
      observations.sort(null);
      return new Outcome(file, observations, takenBack, respondents, reports, rejected, tally);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Line and place of values that are taken back, and whether they are hidden. */
  private static void addTakenBack(ParsedChunk chunk, List<String> takenBack) {
    for (ObservationBatch batch : chunk.observations()) {
      for (int i = 0; i < batch.size(); i++) {
        if (batch.marked(i, ObservationBatch.WITHDRAWN)) {
          boolean hidden = batch.marked(i, ObservationBatch.HIDDEN);
          takenBack.add(batch.line()[i] + " p" + batch.place()[i] + (hidden ? " hidden" : ""));
        }
      }
    }
  }

  private static void add(ParsedChunk chunk, List<String> observations, List<String> respondents) {
    for (int shard = 0; shard < SHARDS; shard++) {
      ObservationBatch batch = chunk.observations()[shard];
      for (int i = 0; i < batch.size(); i++) {
        if (batch.indicator()[i] % SHARDS != shard || batch.file() != 7) {
          throw new AssertionError("in the wrong shard or file");
        }
        if (batch.marked(i, ObservationBatch.WITHDRAWN | ObservationBatch.REFUSED)) {
          continue;
        }
        observations.add(
            String.join(
                " ",
                String.valueOf(100_000 + batch.line()[i]).substring(1),
                "i" + batch.indicator()[i],
                "p" + batch.place()[i],
                Period.ofCode(batch.period()[i]).toString(),
                shown("num", ObservationBatch.at(batch.numerator(), i))
                    + shown("den", ObservationBatch.at(batch.denominator(), i))
                    + shown("value", ObservationBatch.at(batch.value(), i))
                    + shown("se", ObservationBatch.at(batch.standardError(), i))
                    + shown("n", ObservationBatch.at(batch.n(), i))
                    + (batch.stratumAt(i) < 0 ? "" : "s" + batch.stratumAt(i))
                    + (batch.revisionAt(i) == Long.MIN_VALUE ? "" : "r" + batch.revisionAt(i))));
      }
      RespondentBatch answers = chunk.respondents()[shard];
      for (int i = 0; i < answers.size(); i++) {
        respondents.add(
            String.join(
                " ",
                String.valueOf(answers.line()[i]),
                "i" + answers.indicator()[i],
                "p" + answers.place()[i],
                Period.ofCode(answers.period()[i]).toString(),
                answers.respondent()[i],
                "w" + answers.weight()[i],
                "a" + answers.answer()[i],
                answers.stratum().length == 0 ? "-" : answers.stratum()[i],
                answers.cluster().length == 0 ? "-" : answers.cluster()[i],
                answers.population().length == 0 ? "-" : "" + answers.population()[i],
                answers.secondCluster().length == 0 ? "-" : answers.secondCluster()[i],
                answers.secondPopulation().length == 0 ? "-" : "" + answers.secondPopulation()[i],
                answers.margins() == 0 ? "" : "" + answers.category()[i * answers.margins()]));
      }
    }
  }

  private static String shown(String name, double number) {
    return Double.isNaN(number) ? "" : name + "=" + number + " ";
  }
}
