package org.waymark.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.panel.PeriodKind;
import org.waymark.registry.Feed;
import org.waymark.registry.Measure;
import org.waymark.survey.RespondentBatch;

/** Rows that hold a respondent's answers. */
final class SurveyMapping implements RowMapping {
  /** A number, or that there is none, or why it is refused. */
  private record NumberFound(double number, boolean missing, Optional<Refusal> refusal) {
    static final NumberFound MISSING = new NumberFound(Double.NaN, true, Optional.empty());

    static NumberFound of(double number) {
      return new NumberFound(number, false, Optional.empty());
    }

    static NumberFound refused(String reason, String field, String detail) {
      return refused(new Refusal(reason, field, detail));
    }

    static NumberFound refused(Refusal refusal) {
      return new NumberFound(Double.NaN, false, Optional.of(refusal));
    }
  }

  private record Entry(
      Surroundings.Known indicator,
      Lookup<NumberFound> answer,
      Lookup<DatedText.PeriodFound> period) {}

  private final List<Entry> entries = new ArrayList<>();
  private final PlaceText placeText;
  private final String placeField;
  private final Lookup<PlaceText.PlaceFound> place;
  private final TextColumn respondent;
  private final Optional<Lookup<NumberFound>> weight;
  private final Optional<TextColumn> stratum;
  private final Optional<TextColumn> cluster;
  private final Optional<Lookup<NumberFound>> population;
  private final NumberText numberText;
  private final Columns columns;
  private final Refusals refusals;
  private final Collected collected;

  SurveyMapping(
      Feed.SurveyFeed feed,
      Columns columns,
      Surroundings surroundings,
      NumberText numberText,
      Refusals refusals,
      Collected collected) {
    this.columns = columns;
    this.numberText = numberText;
    this.refusals = refusals;
    this.collected = collected;
    placeText = surroundings.places();
    placeField = Lookup.label(feed.place(), "place");
    place = PlaceAndTime.place(feed.place(), placeField, columns, placeText);
    respondent = new TextColumn(feed.respondent(), "respondent", columns);
    stratum = feed.stratum().map(source -> new TextColumn(source, "stratum", columns));
    cluster = feed.cluster().map(source -> new TextColumn(source, "cluster", columns));
    weight = feed.weight().map(source -> number(source, "weight", this::weight));
    population = feed.population().map(source -> number(source, "population", this::population));
    DatedText dates = new DatedText(feed.date(), "date", surroundings.asOf());
    Map<PeriodKind, Lookup<DatedText.PeriodFound>> periods = new HashMap<>();
    for (Feed.Question question : feed.questions()) {
      Surroundings.Known indicator = surroundings.mapped(question.indicatorId());
      Lookup<DatedText.PeriodFound> period =
          periods.computeIfAbsent(
              indicator.indicator().period(),
              kind ->
                  Lookup.of(
                      feed.date().source(),
                      columns,
                      text -> dates.periodOfDate(text, kind),
                      new DatedText.PeriodFound(0, 0, 0, true, Optional.of(dates.undecodable()))));
      entries.add(new Entry(indicator, answer(question, indicator), period));
    }
  }

  private interface Meaning {
    NumberFound of(String text, String field);
  }

  private Lookup<NumberFound> number(Feed.Source source, String name, Meaning meaning) {
    String field = Lookup.label(source, name);
    return Lookup.of(
        source,
        columns,
        text -> meaning.of(text, field),
        NumberFound.refused(DatedText.undecodable(field)));
  }

  private NumberFound weight(String text, String field) {
    boolean sound = numberText.read(text) == NumberText.Kind.NUMBER && numberText.value() >= 0;
    return sound
        ? NumberFound.of(numberText.value())
        : NumberFound.refused(
            "bad-weight", field, RowText.quoted(text) + " is not a weight: a number from 0 on");
  }

  private NumberFound population(String text, String field) {
    if (numberText.isMissing(text)) {
      return NumberFound.MISSING;
    }
    boolean sound = numberText.read(text) == NumberText.Kind.NUMBER && numberText.value() > 0;
    return sound
        ? NumberFound.of(numberText.value())
        : NumberFound.refused(
            "bad-number", field, RowText.quoted(text) + " is not a size of a population");
  }

  private Lookup<NumberFound> answer(Feed.Question question, Surroundings.Known indicator) {
    boolean share = indicator.indicator().measure() == Measure.PROPORTION;
    Map<String, Double> score = new HashMap<>();
    question.score().forEach((answer, number) -> score.put(RowText.trimmed(answer), number));
    List<String> answers = List.copyOf(question.score().keySet());
    return number(
        new Feed.Source.Column(question.column()),
        "answer",
        (text, field) -> {
          Double scored = score.get(text);
          if (scored != null) {
            return NumberFound.of(scored);
          }
          if (numberText.isMissing(text)) {
            return NumberFound.MISSING;
          }
          return score.isEmpty()
              ? numeric(text, field, share)
              : NumberFound.refused(
                  "unknown-answer",
                  field,
                  RowText.quoted(text)
                      + " has no score"
                      + RowText.question(text, answers)
                      + " (scored: "
                      + String.join(", ", answers)
                      + ")");
        });
  }

  private NumberFound numeric(String text, String field, boolean share) {
    NumberText.Kind kind = numberText.read(text);
    if (kind != NumberText.Kind.NUMBER) {
      return NumberFound.refused(Numbers.refusal(kind, text, field));
    }
    double number = numberText.value();
    return share && !(number >= 0 && number <= 1)
        ? NumberFound.refused(
            "share-out-of-range",
            field,
            RowText.quoted(text) + " is not from 0 to 1; give the answers scores of 0 and 1")
        : NumberFound.of(number);
  }

  @Override
  public Outcome map(Row row) {
    boolean ahead = false;
    boolean taken = false;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      NumberFound answer = entry.answer().in(row);
      if (answer.missing()) {
        continue;
      }
      DatedText.PeriodFound period = entry.period().in(row);
      if (!period.ended()) {
        ahead = true;
        continue;
      }
      take(row, entry.indicator().index(), answer, period);
      taken = true;
    }
    if (taken) {
      return Outcome.TAKEN;
    }
    return ahead ? Outcome.NOT_YET_KNOWN : Outcome.NO_VALUE;
  }

  private void take(Row row, int indicator, NumberFound answer, DatedText.PeriodFound period) {
    PlaceText.PlaceFound where = place.in(row);
    boolean sound = accept(answer.refusal());
    sound &= accept(period.refusal());
    sound &= accept(where.refusal());
    sound =
        sound && accept(placeText.absence(where, period.firstDay(), period.lastDay(), placeField));
    String id = respondent.in(row, refusals);
    if (numberText.isMissing(id)) {
      sound = false;
      if (!refusals.names(respondent.field())) {
        refusals.add("missing-respondent", respondent.field(), "no respondent is named");
      }
    }
    Optional<NumberFound> weighs = weight.map(w -> w.in(row));
    Optional<NumberFound> size = population.map(p -> p.in(row));
    sound &= accept(weighs.flatMap(NumberFound::refusal));
    sound &= accept(size.flatMap(NumberFound::refusal));
    int before = refusals.size();
    Optional<String> layer = stratum.map(s -> s.in(row, refusals));
    Optional<String> unit = cluster.map(c -> c.in(row, refusals));
    if (sound && refusals.size() == before) {
      RespondentBatch.Builder batch = collected.respondents(indicator);
      batch.row(indicator, where.index(), period.code(), row.line, id, answer.number());
      weighs.ifPresent(found -> batch.weight(found.number()));
      layer.ifPresent(batch::stratum);
      unit.ifPresent(batch::cluster);
      size.ifPresent(found -> batch.population(found.number()));
    }
  }

  private boolean accept(Optional<Refusal> refusal) {
    refusal.ifPresent(refusals::add);
    return refusal.isEmpty();
  }
}
