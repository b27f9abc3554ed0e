package org.waymark.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the map of an indicator feed, wide or long. */
final class IndicatorMapReader {
  /** What a scale multiplies. */
  private static final List<String> SCALED = List.of("value", "standard_error");

  private static final List<String> NUMBERS =
      List.of("numerator", "denominator", "value", "standard_error", "n");

  private final Sources sources;
  private final FileProblems problems;
  private final Declared declared;
  private final Delivered delivered;
  private final SortedMap<String, Feed.Condition> leftOut;

  /**
   * @param leftOut what the columns of a row are to hold for it not to be left out
   */
  IndicatorMapReader(
      Sources sources,
      FileProblems problems,
      Declared declared,
      Delivered delivered,
      SortedMap<String, Feed.Condition> leftOut) {
    this.leftOut = leftOut;
    this.sources = sources;
    this.problems = problems;
    this.declared = declared;
    this.delivered = delivered;
  }

  Optional<? extends Feed> read(String id, Feed.Reading reading, Fields feed) {
    Optional<YamlNode> node = feed.node("map");
    if (node.isEmpty()) {
      delivered.anything();
      return Optional.empty();
    }
    boolean isLong = hasKey(node.get(), "indicator");
    if (isLong && hasKey(node.get(), "indicators")) {
      delivered.anything();
      problems.error(
          node.get().at(),
          "the map has both `indicators` and `indicator`",
          "`indicators` where each has columns of its own, `indicator` where a column names it");
      return Optional.empty();
    }
    Optional<Fields> map = feed.fields("map", isLong ? Keys.LONG_MAP : Keys.WIDE_MAP);
    if (map.isEmpty() || !(isLong || map.get().has("indicators"))) {
      delivered.anything();
    }
    return map.flatMap(m -> isLong ? longFeed(id, reading, m) : wideFeed(id, reading, m));
  }

  private static boolean hasKey(YamlNode node, String key) {
    return node instanceof YamlNode.Mapping mapping
        && mapping.entries().stream().anyMatch(entry -> entry.key().text().equals(key));
  }

  private Optional<Feed> wideFeed(String id, Feed.Reading reading, Fields map) {
    Optional<Sources.Mapped> place = place(map);
    Optional<Feed.DatedSource> period = sources.dated(map, "period");
    Optional<Feed.DatedSource> revision = sources.dated(map, "revision");
    Optional<Sources.Mapped> stratum = sources.source(map, "stratum");
    List<Feed.IndicatorMapping> mappings = new ArrayList<>();
    Map<String, LinkedHashSet<SortedMap<String, Feed.Condition>>> seen = new HashMap<>();
    boolean standardised = false;
    Map<YamlNode.Scalar, Fields> crude = new LinkedHashMap<>();
    List<Fields> all = map.mappings("indicators", Keys.MAPPING);
    if (map.node("indicators").orElse(null) instanceof YamlNode.Sequence list
        && list.items().isEmpty()) {
      problems.error(list.at(), "this feed maps no indicator", "an indicator");
    }
    for (Fields mapping : all) {
      Optional<YamlNode.Scalar> indicatorId = mapping.scalar("id");
      Optional<Feed.Events> events = events(mapping);
      Numbers numbers = events.isPresent() ? amounts(mapping) : numbers(mapping);
      SortedMap<String, Feed.Condition> where = where(mapping);
      if (indicatorId.isEmpty()) {
        numbers.checkShape(mapping, Optional.empty(), Optional.empty());
        continue;
      }
      String name = indicatorId.get().text();
      delivered.add(name);
      Optional<Declared.KnownIndicator> known = declared.indicator(indicatorId.get(), problems);
      numbers.checkShape(
          mapping,
          known.flatMap(Declared.KnownIndicator::measure),
          known.flatMap(Declared.KnownIndicator::chart));
      known.ifPresent(indicator -> warnOfChart(mapping, indicator));
      boolean ofStrata = known.isEmpty() || known.get().standardised();
      standardised |= ofStrata;
      if (!ofStrata) {
        crude.put(indicatorId.get(), mapping);
      }
      known.ifPresent(
          indicator -> checkStratum(mapping, map, stratum, indicator, indicatorId.get()));
      checkConstantPeriod(map, known);
      if (!seen.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(where)) {
        problems.error(
            indicatorId.get().at(),
            "indicator " + Wording.quoted(name) + " is mapped twice for the same rows",
            "each indicator once, or with a `where` of its own");
      }
      mappings.add(
          new Feed.IndicatorMapping(
              name,
              numbers.of("numerator"),
              numbers.of("denominator"),
              isPoint(mapping, known) ? Optional.empty() : numbers.of("value"),
              numbers.of("standard_error"),
              numbers.of("n"),
              where,
              events));
    }
    warnOfStratum(map, standardised);
    if (standardised) {
      stratum.ifPresent(
          column -> crude.forEach((named, mapping) -> warnOfEveryStratum(mapping, column, named)));
    }
    if (place.isEmpty() || period.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Feed.WideFeed(
            id,
            reading,
            place.get().source(),
            period.get(),
            revision,
            stratum.map(Sources.Mapped::source),
            List.copyOf(mappings)));
  }

  private Optional<Feed> longFeed(String id, Feed.Reading reading, Fields map) {
    Optional<Sources.Mapped> place = place(map);
    Optional<Feed.DatedSource> period = sources.dated(map, "period");
    Optional<Feed.DatedSource> revision = sources.dated(map, "revision");
    Optional<Sources.Mapped> stratum = sources.source(map, "stratum");
    Optional<Sources.Mapped> indicator = sources.source(map, "indicator");
    Optional<YamlNode.Scalar> constant = indicator.flatMap(Sources.Mapped::constant);
    Optional<Declared.KnownIndicator> known =
        constant.flatMap(name -> declared.indicator(name, problems));
    constant.ifPresentOrElse(name -> delivered.add(name.text()), delivered::anything);
    checkConstantPeriod(map, known);
    Numbers numbers = numbers(map);
    numbers.checkShape(
        map,
        known.flatMap(Declared.KnownIndicator::measure),
        known.flatMap(Declared.KnownIndicator::chart));
    known.ifPresent(one -> warnOfChart(map, one));
    known.ifPresent(one -> checkStratum(map, map, stratum, one, constant.orElseThrow()));
    warnOfStratum(map, known.map(Declared.KnownIndicator::standardised).orElse(true));
    SortedMap<String, Feed.Condition> where = where(map);
    if (place.isEmpty() || period.isEmpty() || indicator.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Feed.LongFeed(
            id,
            reading,
            place.get().source(),
            period.get(),
            revision,
            stratum.map(Sources.Mapped::source),
            indicator.get().source(),
            numbers.of("numerator"),
            numbers.of("denominator"),
            numbers.of("value"),
            numbers.of("standard_error"),
            numbers.of("n"),
            where));
  }

  private Optional<Sources.Mapped> place(Fields map) {
    Optional<Sources.Mapped> place = sources.source(map, "place");
    place
        .flatMap(Sources.Mapped::constant)
        .ifPresent(constant -> declared.checkPlace(constant, problems));
    return place;
  }

  private void checkConstantPeriod(Fields map, Optional<Declared.KnownIndicator> indicator) {
    Sources.plainConstant(map, "period")
        .ifPresent(
            text ->
                PeriodWording.read(
                    text, indicator.flatMap(Declared.KnownIndicator::period), problems));
  }

  /** A standardised rate is made of the counts of each stratum. */
  private void checkStratum(
      Fields written,
      Fields map,
      Optional<Sources.Mapped> stratum,
      Declared.KnownIndicator indicator,
      YamlNode.Scalar id) {
    if (!indicator.standardised()) {
      return;
    }
    if (!map.has("stratum")) {
      problems.error(
          id.at(),
          "indicator " + Wording.quoted(id.text()) + " is standardised, but no `stratum` is mapped",
          "`stratum: \u2026`, the column that names the stratum of each row");
    }
    stratum
        .flatMap(Sources.Mapped::constant)
        .filter(constant -> isNone(indicator.strata().orElse(List.of()), constant))
        .ifPresent(
            constant ->
                problems.error(
                    constant.at(),
                    "indicator "
                        + Wording.quoted(id.text())
                        + " has no stratum "
                        + Wording.quoted(constant.text()),
                    "a stratum of its `standard`",
                    NearMiss.of(constant.text(), indicator.strata().orElse(List.of()))));
    if (written.has("value")) {
      problems.error(
          written.at("value"),
          "a standardised rate is not made of values",
          "`numerator` and `denominator`; a rate that is delivered as standardised needs no"
              + " `standard`");
    }
  }

  private static boolean isNone(List<String> strata, YamlNode.Scalar named) {
    return !strata.isEmpty() && !strata.contains(named.text().strip());
  }

  /** Beside a standardised rate another is made of some strata, or of their sum. */
  private void warnOfEveryStratum(Fields written, Sources.Mapped stratum, YamlNode.Scalar id) {
    boolean chosen =
        written.node("where").orElse(null) instanceof YamlNode.Mapping where
            && where.entries().stream()
                .anyMatch(entry -> entry.key().text().equals(stratum.text().text()));
    if (stratum.source() instanceof Feed.Source.Column && !chosen) {
      problems.warning(
          id.at(),
          "rows of every stratum are taken for "
              + Wording.quoted(id.text())
              + ", which has no `standard`: of a place's rows in a period, the last is used",
          "`where` with the stratum that is meant, or `standard` of the indicator");
    }
  }

  private void warnOfStratum(Fields map, boolean standardised) {
    if (map.has("stratum") && !standardised) {
      problems.warning(
          map.at("stratum"),
          "no indicator of this feed has a `standard`, so `stratum` has no effect",
          "`standard` of an indicator, or no `stratum`");
    }
  }

  /** A value of known n has counts; one with a standard error, or by itself, has none. */
  private void warnOfChart(Fields written, Declared.KnownIndicator indicator) {
    boolean counted = written.has("n") && !written.has("standard_error");
    if (!written.has("value") || counted) {
      return;
    }
    indicator
        .chartOfCounts()
        .ifPresent(
            chart ->
                problems.warning(
                    written.at("value"),
                    "this indicator's `chart: "
                        + chart.word()
                        + "` needs counts, which these values do not have: they are drawn as `xmr`",
                    "`numerator` and `denominator`, or `value` with `n` alone"));
  }

  private SortedMap<String, Feed.Condition> where(Fields fields) {
    return Conditions.both(new Conditions(problems).read(fields, "where"), leftOut);
  }

  /** How rows that are events are added up, where they are. */
  private Optional<Feed.Events> events(Fields mapping) {
    if (!mapping.has("count") && !mapping.has("sum")) {
      for (String alone : List.of("distinct", "zeros")) {
        if (mapping.has(alone)) {
          problems.error(
              mapping.at(alone),
              "`" + alone + "` has no effect without `count` or `sum`",
              "`count: rows` with it, where each row is an event");
        }
      }
      return Optional.empty();
    }
    if (mapping.has("count") && mapping.has("sum")) {
      problems.error(mapping.at("sum"), "both `sum` and `count` are given", "one or the other");
    }
    var unused = mapping.oneOf("count", Words.COUNTED);
    return Optional.of(
        new Feed.Events(
            mapping.text("distinct"), mapping.oneOf("zeros", Words.TRUTH).orElse(true)));
  }

  /** True where each event is a point of a chart: then its day says all that is drawn. */
  private static boolean isPoint(Fields mapping, Optional<Declared.KnownIndicator> indicator) {
    return mapping.has("count")
        && indicator.flatMap(Declared.KnownIndicator::chart).filter(Chart::ofEvents).isPresent();
  }

  /** What an event adds: what `sum` says, else 1. */
  private Numbers amounts(Fields mapping) {
    Map<String, Feed.Expression> read = new TreeMap<>();
    if (mapping.has("sum")) {
      sources.expression(mapping, "sum").ifPresent(amount -> read.put("value", amount));
    } else {
      read.put("value", new Feed.Expression.Constant(1));
    }
    return new Numbers(read);
  }

  private Numbers numbers(Fields fields) {
    Map<String, Feed.Expression> read = new TreeMap<>();
    for (String key : NUMBERS) {
      sources.expression(fields, key).ifPresent(expression -> read.put(key, expression));
    }
    Optional<Scale> scale = ScaleReader.read(fields, problems);
    if (scale.isPresent() && !fields.has("value")) {
      problems.error(
          fields.at("scale"),
          "`scale` multiplies a `value`, but none is mapped",
          "the multiplier in the expression, such as `numerator: persons * 1000`");
    }
    scale.ifPresent(
        by ->
            SCALED.forEach(
                key -> read.computeIfPresent(key, (k, expression) -> by.of(expression))));
    return new Numbers(read);
  }

  /** The numbers of a mapping, and whether they are those that its measure needs. */
  private final class Numbers {
    private final Map<String, Feed.Expression> expressions;

    Numbers(Map<String, Feed.Expression> expressions) {
      this.expressions = expressions;
    }

    Optional<Feed.Expression> of(String key) {
      return Optional.ofNullable(expressions.get(key));
    }

    /** Judges by the keys that are written, so that a broken expression is not a missing one. */
    void checkShape(Fields written, Optional<Measure> measure, Optional<Chart> chart) {
      if (written.has("count") || written.has("sum")) {
        checkEvents(written, measure);
        return;
      }
      boolean numerator = written.has("numerator");
      boolean denominator = written.has("denominator");
      boolean value = written.has("value");
      boolean eventAlone = chart.filter(Chart.T::equals).isPresent();
      if (!numerator && !denominator && !value && eventAlone) {
        return; // the time between events is made of their days
      }
      if (!numerator && !denominator && !value) {
        String wanted =
            measure.map(m -> needs(m)).orElse("`numerator` and `denominator`, or `value`");
        problems.error(
            written.at(), "neither `numerator` and `denominator` nor `value` is mapped", wanted);
      } else if (value && (numerator || denominator)) {
        problems.error(
            written.at("value"),
            "`value` is given with `numerator` or `denominator`",
            measure.map(m -> needs(m)).orElse("one or the other"));
      } else if (!value && numerator != denominator) {
        String there = numerator ? "numerator" : "denominator";
        String lacking = numerator ? "denominator" : "numerator";
        problems.error(
            written.at(there),
            "`" + there + "` has no `" + lacking + "`",
            measure.map(m -> needs(m)).orElse("both of them"));
      } else {
        measure.ifPresent(m -> checkMeasure(written, m));
      }
    }

    private void checkEvents(Fields written, Optional<Measure> measure) {
      String key = written.has("count") ? "count" : "sum";
      for (String other : NUMBERS) {
        if (written.has(other)) {
          problems.error(
              written.at(other), "`" + other + "` is given with `" + key + "`", "one or the other");
        }
      }
      boolean added = measure.map(m -> m == Measure.COUNT || m == Measure.VALUE).orElse(true);
      if (!added) {
        problems.error(
            written.at(key),
            "events that are added up do not make a " + Words.of(measure.orElseThrow()),
            "an indicator with `measure: count`, or `measure: value`");
      }
    }

    private void checkMeasure(Fields written, Measure measure) {
      boolean value = written.has("value");
      boolean precise = written.has("standard_error") || written.has("n");
      boolean fits =
          switch (measure) {
            case PROPORTION, RATE -> !value || precise;
            case MEAN -> value && precise;
            case COUNT, VALUE -> value;
          };
      if (!fits) {
        problems.error(
            written.at(value ? "value" : "numerator"),
            "this does not make a " + Words.of(measure),
            needs(measure));
      } else if (precise && (measure == Measure.COUNT || measure == Measure.VALUE)) {
        problems.warning(
            written.at(written.has("n") ? "n" : "standard_error"),
            "a " + Words.of(measure) + " has no use for `standard_error` or `n`",
            needs(measure));
      }
    }

    private String needs(Measure measure) {
      return switch (measure) {
        case PROPORTION, RATE ->
            "`numerator` and `denominator`, or `value` with `n` or `standard_error`, as a "
                + Words.of(measure)
                + " has";
        case COUNT -> "`value`, as a count has";
        case MEAN -> "`value` with `standard_error` or `n`, as a mean has";
        case VALUE -> "`value` alone, as a value has";
      };
    }
  }
}
