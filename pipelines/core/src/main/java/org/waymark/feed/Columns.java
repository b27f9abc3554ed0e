package org.waymark.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.registry.Feed;

/** The columns that a feed reads, each with its position in a {@link Row}. */
final class Columns {
  private final Map<String, Integer> positions = new LinkedHashMap<>();

  private Columns() {}

  static Columns of(Feed feed) {
    Columns columns = new Columns();
    if (feed instanceof Feed.WideFeed wide) {
      columns.add(wide.place());
      columns.add(wide.period().source());
      wide.revision().ifPresent(revision -> columns.add(revision.source()));
      for (Feed.IndicatorMapping mapping : wide.indicators()) {
        columns.add(mapping.numerator());
        columns.add(mapping.denominator());
        columns.add(mapping.value());
        columns.add(mapping.standardError());
        columns.add(mapping.n());
        mapping.where().keySet().forEach(columns::add);
      }
    } else if (feed instanceof Feed.LongFeed tall) {
      columns.add(tall.place());
      columns.add(tall.period().source());
      tall.revision().ifPresent(revision -> columns.add(revision.source()));
      columns.add(tall.indicator());
      columns.add(tall.numerator());
      columns.add(tall.denominator());
      columns.add(tall.value());
      columns.add(tall.standardError());
      columns.add(tall.n());
      tall.where().keySet().forEach(columns::add);
    } else if (feed instanceof Feed.SurveyFeed survey) {
      columns.add(survey.respondent());
      columns.add(survey.place());
      columns.add(survey.date().source());
      survey.weight().ifPresent(columns::add);
      survey.stratum().ifPresent(columns::add);
      survey.cluster().ifPresent(columns::add);
      survey.population().ifPresent(columns::add);
      survey.secondCluster().ifPresent(columns::add);
      survey.secondPopulation().ifPresent(columns::add);
      survey.plan().margins().forEach(margin -> columns.add(margin.source()));
      for (Feed.Question question : survey.questions()) {
        columns.add(question.column());
        question.over().ifPresent(columns::add);
      }
    } else if (feed instanceof Feed.ReportsFeed reports) {
      columns.add(reports.report());
      columns.add(reports.place());
      columns.add(reports.date().source());
      reports.role().ifPresent(columns::add);
      reports.question().ifPresent(columns::add);
      columns.add(reports.text());
    }
    return columns;
  }

  /** Position of a column that the feed reads. */
  int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException("the feed does not read " + column);
    }
    return position;
  }

  int size() {
    return positions.size();
  }

  /** Names in order of position. */
  List<String> names() {
    return new ArrayList<>(positions.keySet());
  }

  private void add(String column) {
    positions.putIfAbsent(column, positions.size());
  }

  private void add(Feed.Source source) {
    if (source instanceof Feed.Source.Column column) {
      add(column.name());
    }
  }

  private void add(Optional<Feed.Expression> expression) {
    expression.ifPresent(this::add);
  }

  private void add(Feed.Expression expression) {
    if (expression instanceof Feed.Expression.Column column) {
      add(column.name());
    } else if (expression instanceof Feed.Expression.Binary binary) {
      add(binary.left());
      add(binary.right());
    }
  }
}
