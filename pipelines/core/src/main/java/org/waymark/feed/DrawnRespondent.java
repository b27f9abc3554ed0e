package org.waymark.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waymark.registry.Feed;
import org.waymark.registry.SurveyPlan;
import org.waymark.survey.RespondentBatch;

/** How the respondent of a row was drawn and what they weigh. */
final class DrawnRespondent {
  /** A named unit of the design; every row must be in one. */
  private record Unit(TextColumn column, String noun) {}

  private record Grouping(String field, Lookup<NumberFound> category) {}

  private final ColumnNumbers numberText;
  private final Refusals refusals;
  private final Optional<Lookup<NumberFound>> weight;
  private final Optional<Unit> stratum;
  private final Optional<Unit> cluster;
  private final Optional<Unit> secondCluster;
  private final Optional<Lookup<NumberFound>> population;
  private final Optional<Lookup<NumberFound>> secondPopulation;
  private final List<Grouping> margins = new ArrayList<>();

  private double weighs = 1;
  private String layer = "";
  private String unit = "";
  private String within = "";
  private double size = Double.NaN;
  private double sizeWithin = Double.NaN;
  private final int[] categories;

  DrawnRespondent(
      Feed.SurveyFeed feed, Columns columns, ColumnNumbers numberText, Refusals refusals) {
    this.numberText = numberText;
    this.refusals = refusals;
    weight =
        feed.weight()
            .map(s -> number(s, "weight", columns, (t, f) -> weight(t, f, numberText.of(s))));
    stratum = unit(feed.stratum(), "stratum", columns);
    cluster = unit(feed.cluster(), "cluster", columns);
    secondCluster = unit(feed.secondCluster(), "second_cluster", columns);
    population =
        feed.population()
            .map(s -> number(s, "population", columns, (t, f) -> size(t, f, numberText.of(s))));
    secondPopulation =
        feed.secondPopulation()
            .map(
                s ->
                    number(
                        s, "second_population", columns, (t, f) -> size(t, f, numberText.of(s))));
    for (SurveyPlan.Margin margin : feed.plan().margins()) {
      List<String> names = List.copyOf(margin.population().keySet());
      String field = Lookup.label(margin.source(), "margin");
      margins.add(
          new Grouping(
              field,
              number(margin.source(), "margin", columns, (text, f) -> category(text, f, names))));
    }
    categories = new int[margins.size()];
  }

  interface Meaning {
    NumberFound of(String text, String field);
  }

  static Lookup<NumberFound> number(
      Feed.Source source, String name, Columns columns, Meaning meaning) {
    String field = Lookup.label(source, name);
    return Lookup.of(
        source,
        columns,
        text -> meaning.of(text, field),
        NumberFound.refused(DatedText.undecodable(field)));
  }

  private static Optional<Unit> unit(Optional<Feed.Source> source, String noun, Columns columns) {
    return source.map(s -> new Unit(new TextColumn(s, noun, columns), noun));
  }

  private NumberFound weight(String text, String field, NumberText numbers) {
    NumberText.Kind kind = numbers.read(text);
    if (kind == NumberText.Kind.AMBIGUOUS) {
      return NumberFound.refused(numbers.refusal(kind, text, field));
    }
    boolean sound = kind == NumberText.Kind.NUMBER && numbers.value() >= 0;
    return sound
        ? NumberFound.of(numbers.value())
        : NumberFound.refused(
            "bad-weight", field, RowText.quoted(text) + " is not a weight: a number from 0 on");
  }

  private NumberFound size(String text, String field, NumberText numbers) {
    if (numberText.isMissing(text)) {
      return NumberFound.refused("missing-population", field, "no size of a population is given");
    }
    NumberText.Kind kind = numbers.read(text);
    if (kind == NumberText.Kind.AMBIGUOUS) {
      return NumberFound.refused(numbers.refusal(kind, text, field));
    }
    boolean sound = kind == NumberText.Kind.NUMBER && numbers.value() > 0;
    return sound
        ? NumberFound.of(numbers.value())
        : NumberFound.refused(
            "bad-number", field, RowText.quoted(text) + " is not a size of a population");
  }

  private NumberFound category(String text, String field, List<String> names) {
    int at = names.indexOf(text);
    if (at >= 0) {
      return NumberFound.of(at);
    }
    return numberText.isMissing(text)
        ? NumberFound.refused("missing-category", field, "no category is given")
        : NumberFound.refused(
            "unknown-category",
            field,
            RowText.quoted(text) + " is no category of the margin" + RowText.question(text, names));
  }

  /** Reads the row; false where something was refused. */
  boolean read(Row row) {
    int before = refusals.size();
    weighs = weight.map(w -> number(w, row)).orElse(1.0);
    size = population.map(p -> number(p, row)).orElse(Double.NaN);
    sizeWithin = secondPopulation.map(p -> number(p, row)).orElse(Double.NaN);
    layer = name(stratum, row);
    unit = name(cluster, row);
    within = name(secondCluster, row);
    for (int m = 0; m < categories.length; m++) {
      categories[m] = (int) number(margins.get(m).category(), row);
    }
    return refusals.size() == before;
  }

  private double number(Lookup<NumberFound> lookup, Row row) {
    NumberFound found = lookup.in(row);
    found.refusal().ifPresent(refusals::add);
    return found.number();
  }

  private String name(Optional<Unit> unit, Row row) {
    if (unit.isEmpty()) {
      return "";
    }
    TextColumn column = unit.get().column();
    String text = column.in(row, refusals);
    if (numberText.isMissing(text) && !refusals.names(column.field())) {
      refusals.add(
          "missing-" + unit.get().noun().replace('_', '-'),
          column.field(),
          "no " + unit.get().noun().replace('_', ' ') + " is named");
    }
    return text;
  }

  /** Puts what was read onto the batch's last row. */
  void put(RespondentBatch.Builder batch) {
    if (weight.isPresent()) {
      batch.weight(weighs);
    }
    if (stratum.isPresent()) {
      batch.stratum(layer);
    }
    if (cluster.isPresent()) {
      batch.cluster(unit);
    }
    if (population.isPresent()) {
      batch.population(size);
    }
    if (secondCluster.isPresent()) {
      batch.secondCluster(within);
    }
    if (secondPopulation.isPresent()) {
      batch.secondPopulation(sizeWithin);
    }
    if (categories.length > 0) {
      batch.categories(categories);
    }
  }
}
