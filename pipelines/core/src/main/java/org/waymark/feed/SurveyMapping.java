package org.waymark.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Feed;
import org.waymark.registry.Measure;
import org.waymark.registry.Statistic;
import org.waymark.survey.RespondentBatch;

/**
 * Rows that hold a respondent's answers. Where a feed says how respondents were drawn, one who
 * answered something counts as drawn for every question: those without an answer are put down with
 * none.
 */
final class SurveyMapping implements RowMapping {
  private record Entry(
      Surroundings.Known indicator,
      Lookup<NumberFound> answer,
      Optional<Lookup<NumberFound>> over,
      Lookup<DatedText.PeriodFound> period) {}

  private final List<Entry> entries = new ArrayList<>();
  private final PlaceText placeText;
  private final String placeField;
  private final Lookup<PlaceText.PlaceFound> place;
  private final TextColumn respondent;
  private final DrawnRespondent drawn;
  private final boolean designed;
  private final ColumnNumbers numberText;
  private final Columns columns;
  private final Refusals refusals;
  private final Collected collected;

  SurveyMapping(
      Feed.SurveyFeed feed,
      Columns columns,
      Surroundings surroundings,
      ColumnNumbers numberText,
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
    drawn = new DrawnRespondent(feed, columns, numberText, refusals);
    designed = feed.designed();
    DatedText dates = new DatedText(feed.date(), "date", surroundings.asOf());
    Map<PeriodKind, Lookup<DatedText.PeriodFound>> periods = new HashMap<>();
    for (Feed.Question question : feed.questions()) {
      Surroundings.Known indicator = surroundings.mapped(question.indicatorId());
      Lookup<DatedText.PeriodFound> period =
          periods.computeIfAbsent(
              indicator.indicator().period(),
              kind ->
                  Lookup.of(
                      feed.date(),
                      columns,
                      text ->
                          columns.layout().format().isNoDate(text)
                              ? noDate(Lookup.label(feed.date().source(), "date"))
                              : dates.periodOfDate(text, kind),
                      new DatedText.PeriodFound(0, 0, 0, true, Optional.of(dates.undecodable()))));
      entries.add(
          new Entry(
              indicator,
              answer(question, indicator),
              question.over().map(column -> numbers(column, false)),
              period));
    }
  }

  private static DatedText.PeriodFound noDate(String field) {
    return new DatedText.PeriodFound(
        0,
        0,
        0,
        true,
        Optional.of(
            new Refusal(
                "missing-date",
                field,
                "the survey keeps no dates (1980-01-01 stands for none); map the period that all"
                    + " answers are of, such as `date: {constant: 2026-03-01}`")));
  }

  private Lookup<NumberFound> numbers(String column, boolean share) {
    return DrawnRespondent.number(
        new Feed.Source.Column(column),
        "answer",
        columns,
        (text, field) ->
            numberText.isMissing(text) ? NumberFound.MISSING : numeric(text, field, share, column));
  }

  private Lookup<NumberFound> answer(Feed.Question question, Surroundings.Known indicator) {
    boolean share =
        indicator.indicator().measure() == Measure.PROPORTION
            && question.statistic() == Statistic.MEAN;
    if (!question.chosen().isEmpty()) {
      return ChosenAnswer.of(question, columns, numberText);
    }
    if (question.score().isEmpty()) {
      return numbers(question.column(), share);
    }
    Map<String, Double> score = new HashMap<>();
    question.score().forEach((answer, number) -> score.put(RowText.trimmed(answer), number));
    List<String> answers = List.copyOf(question.score().keySet());
    return DrawnRespondent.number(
        new Feed.Source.Column(question.column()),
        "answer",
        columns,
        (text, field) -> {
          Double scored = score.get(text);
          if (scored != null) {
            return NumberFound.of(scored);
          }
          return numberText.isMissing(text)
              ? NumberFound.MISSING
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

  private NumberFound numeric(String text, String field, boolean share, String column) {
    NumberText numbers = numberText.of(new Feed.Source.Column(column));
    NumberText.Kind kind = numbers.read(text);
    if (kind != NumberText.Kind.NUMBER) {
      return NumberFound.refused(numbers.refusal(kind, text, field));
    }
    double number = share && numbers.percent() ? numbers.value() / 100 : numbers.value();
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
      if (!missing(entry, row)) {
        boolean ended = entry.period().in(row).ended();
        ahead |= !ended;
        taken |= ended;
      }
    }
    if (!taken) {
      return ahead ? Outcome.NOT_YET_KNOWN : Outcome.NO_VALUE;
    }
    boolean known = identified(row);
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      boolean answered = !missing(entry, row);
      if ((answered || designed) && entry.period().in(row).ended()) {
        take(row, entry, answered, known);
      }
    }
    return Outcome.TAKEN;
  }

  private static boolean missing(Entry entry, Row row) {
    return entry.answer().in(row).missing()
        || (entry.over().isPresent() && entry.over().get().in(row).missing());
  }

  /** Whether it is known who answers and how they were drawn. */
  private boolean identified(Row row) {
    boolean sound = accept(place.in(row).refusal());
    String id = respondent.in(row, refusals);
    if (refusals.names(respondent.field())) {
      sound = false;
    } else if (numberText.isMissing(id)) {
      sound = false;
      refusals.add("missing-respondent", respondent.field(), "no respondent is named");
    }
    return drawn.read(row) && sound;
  }

  private void take(Row row, Entry entry, boolean answered, boolean known) {
    PlaceText.PlaceFound where = place.in(row);
    DatedText.PeriodFound period = entry.period().in(row);
    NumberFound answer = entry.answer().in(row);
    Optional<NumberFound> over = entry.over().map(base -> base.in(row));
    boolean usable = answered;
    if (answered) {
      usable = accept(answer.refusal());
      usable &= accept(over.flatMap(NumberFound::refusal));
    }
    boolean sound = accept(period.refusal()) && known;
    sound =
        sound && accept(placeText.absence(where, period.firstDay(), period.lastDay(), placeField));
    if (!sound || !(usable || designed)) {
      return;
    }
    int indicator = entry.indicator().index();
    collected.about(period.lastDay());
    RespondentBatch.Builder batch = collected.respondents(indicator);
    batch.row(
        indicator,
        where.index(),
        period.code(),
        row.line,
        respondent.in(row, refusals),
        usable ? answer.number() : Double.NaN);
    double base = usable && over.isPresent() ? over.get().number() : Double.NaN;
    over.ifPresent(found -> batch.base(base));
    drawn.put(batch);
  }

  private boolean accept(Optional<Refusal> refusal) {
    refusal.ifPresent(refusals::add);
    return refusal.isEmpty();
  }
}
