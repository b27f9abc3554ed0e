package org.waymark.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.registry.Feed;
import org.waymark.registry.RecordField;

/** The columns that a feed reads of a file, each with its position in a {@link Row}. */
final class Columns {
  private final Map<Feed.Source, Integer> positions = new LinkedHashMap<>();
  private final Layout layout;
  private final List<Feed.Source> joined = new ArrayList<>();

  /** In SDMX: the power of ten by which a value is to be multiplied. */
  static final String MULTIPLIER = "UNIT_MULT";

  /** In SDMX: the value that it is about. */
  private static final String MULTIPLIED = "OBS_VALUE";

  private final Set<Integer> numeric = new HashSet<>();
  private List<String> telling = List.of();
  private boolean multiplied;
  private List<String> statuses = List.of();

  private Columns(Layout layout) {
    this.layout = layout;
  }

  /**
   * The columns of a feed.
   *
   * @param layout of the file; without a header where its rows name their fields
   */
  static Columns of(Feed feed, Layout layout) {
    Columns columns = new Columns(layout);
    if (feed instanceof Feed.WideFeed wide) {
      columns.add(wide.place());
      columns.add(wide.period().source());
      wide.revision().ifPresent(revision -> columns.add(revision.source()));
      wide.stratum().ifPresent(columns::add);
      for (Feed.IndicatorMapping mapping : wide.indicators()) {
        columns.add(mapping.numerator());
        columns.add(mapping.denominator());
        columns.add(mapping.value());
        columns.add(mapping.standardError());
        columns.add(mapping.n());
        mapping.where().keySet().forEach(columns::add);
        mapping.events().flatMap(Feed.Events::distinct).ifPresent(columns::add);
      }
    } else if (feed instanceof Feed.LongFeed tall) {
      columns.add(tall.place());
      columns.add(tall.period().source());
      tall.revision().ifPresent(revision -> columns.add(revision.source()));
      tall.stratum().ifPresent(columns::add);
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
      survey.weight().ifPresent(columns::addNumber);
      survey.stratum().ifPresent(columns::add);
      survey.cluster().ifPresent(columns::add);
      survey.population().ifPresent(columns::addNumber);
      survey.secondCluster().ifPresent(columns::add);
      survey.secondPopulation().ifPresent(columns::addNumber);
      survey.plan().margins().forEach(margin -> columns.add(margin.source()));
      for (Feed.Question question : survey.questions()) {
        List<Layout.ChoiceColumn> choices = columns.choices(question);
        if (choices.isEmpty() && question.chosen().isEmpty() && question.score().isEmpty()) {
          columns.addNumber(new Feed.Source.Column(question.column()));
        } else if (choices.isEmpty()) {
          columns.add(question.column());
        }
        choices.forEach(choice -> columns.add(layout.header().get(choice.position())));
        question.over().map(Feed.Source.Column::new).ifPresent(columns::addNumber);
      }
      survey.parent().ifPresent(parent -> columns.add(parent.link()));
    } else if (feed instanceof Feed.SubmissionsFeed submissions) {
      if (submissions.key() instanceof Feed.Source.Usual) {
        layout.keys().values().forEach(columns::add);
      } else {
        columns.add(submissions.key());
      }
      submissions.fields().forEach(columns::add);
    } else if (feed instanceof Feed.ReportsFeed reports) {
      columns.add(reports.report());
      columns.add(reports.place());
      columns.add(reports.date().source());
      reports.role().ifPresent(columns::add);
      reports.question().ifPresent(columns::add);
      reports.author().ifPresent(columns::add);
      columns.add(reports.text());
    } else if (feed instanceof Feed.RecordFeed records) {
      columns.add(records);
    }
    if (feed instanceof Feed.WideFeed || feed instanceof Feed.LongFeed) {
      YearKinds.column(layout.header()).ifPresent(columns::add);
    }
    columns.multiplied =
        layout.format() == ExportFormat.SDMX
            && !layout.positions(MULTIPLIER).isEmpty()
            && !columns.positions.containsKey(new Feed.Source.Column(MULTIPLIER));
    if (columns.multiplied) {
      columns.add(MULTIPLIER);
    }
    if (feed instanceof Feed.WideFeed || feed instanceof Feed.LongFeed) {
      columns.statuses =
          ValueStatus.columns(feed, layout).stream()
              .filter(column -> !columns.positions.containsKey(new Feed.Source.Column(column)))
              .toList();
      columns.statuses.forEach(columns::add);
    }
    columns.telling = new ArrayList<>();
    for (String column : layout.header()) {
      if (layout.format().tells(column)) {
        columns.telling.add(column);
        columns.add(column);
      }
    }
    return columns;
  }

  /** Columns that may say that a row is no answer. */
  List<String> telling() {
    return telling;
  }

  /** Position of a column that the feed reads. */
  int position(String column) {
    return position(new Feed.Source.Column(column));
  }

  /** Position of a source that the feed reads and that is no constant. */
  int position(Feed.Source source) {
    int of = joined.indexOf(source);
    if (of >= 0) {
      return positions.size() + of;
    }
    Integer position = positions.get(source);
    if (position == null) {
      throw new IllegalArgumentException("the feed does not read " + source);
    }
    return position;
  }

  Layout layout() {
    return layout;
  }

  /**
   * The columns of a question's choices, where it asks for one and they do not stand together in
   * the question's own column.
   */
  List<Layout.ChoiceColumn> choices(Feed.Question question) {
    boolean together =
        question.chosen().isEmpty() || layout.position(question.column()).isPresent();
    return together ? List.of() : layout.choices(question.column());
  }

  /** What is read of the submissions that rows belong to; it stands behind all other columns. */
  List<Feed.Source> joined() {
    return Collections.unmodifiableList(joined);
  }

  /** What is read of the file, in order of position. */
  List<Feed.Source> sources() {
    return new ArrayList<>(positions.keySet());
  }

  /** Positions in the header that a source may mean. */
  List<Integer> inHeader(Feed.Source source) {
    return source instanceof Feed.Source.Usual usual
        ? layout.usual(usual.field()).stream().toList()
        : layout.positions(Lookup.label(source, ""));
  }

  int size() {
    return positions.size();
  }

  /** Positions in the header of all that is read, in order of position. */
  int[] inHeader() {
    return sources().stream().mapToInt(source -> inHeader(source).get(0)).toArray();
  }

  /** Positions in the header of all that is read, in order of position; -1 where there is none. */
  int[] firstInHeader() {
    return sources().stream()
        .mapToInt(source -> inHeader(source).stream().findFirst().orElse(-1))
        .toArray();
  }

  /**
   * True of a column whose numbers the format multiplies by a power of ten in another column, which
   * the feed does not read itself.
   */
  boolean multiplied(String column) {
    return multiplied && column.equals(MULTIPLIED);
  }

  /**
   * Columns that say of the values in a column whether there is one; the feed reads none of them.
   */
  List<String> statuses(String column) {
    return statuses.stream().filter(of -> ValueStatus.about(of).equals(column)).toList();
  }

  /** True of a column whose texts are read as numbers. */
  boolean numeric(int position) {
    return numeric.contains(position);
  }

  /** Names in order of position. */
  List<String> names() {
    return positions.keySet().stream().map(source -> Lookup.label(source, "")).toList();
  }

  private void add(Feed.RecordFeed records) {
    for (Map.Entry<String, Feed.DatedSource> field : records.fields().entrySet()) {
      boolean number = records.kind().field(field.getKey()).type() == RecordField.Type.NUMBER;
      if (number) {
        addNumber(field.getValue().source());
      } else {
        add(field.getValue().source());
      }
    }
    for (Feed.RecordValue value : records.values()) {
      if (value.score().isEmpty()) {
        addNumber(new Feed.Source.Column(value.column()));
      } else {
        add(value.column());
      }
    }
    records.where().keySet().forEach(this::add);
    records.attach().forEach(to -> to.where().keySet().forEach(this::add));
  }

  private void add(String column) {
    add(new Feed.Source.Column(column));
  }

  private void add(Feed.Source source) {
    if (source instanceof Feed.Source.Parts parts) {
      parts.columns().values().forEach(this::add);
      return;
    }
    boolean ofParent =
        source instanceof Feed.Source.OfParent || source instanceof Feed.Source.ParentKey;
    if (ofParent && !joined.contains(source)) {
      joined.add(source);
    }
    boolean ofFile =
        source instanceof Feed.Source.Constant || source instanceof Feed.Source.FileName;
    if (!ofParent && !ofFile) {
      positions.putIfAbsent(source, positions.size());
    }
  }

  private void addNumber(Feed.Source source) {
    add(source);
    Integer position = positions.get(source);
    if (position != null) {
      numeric.add(position);
    }
  }

  private void add(Optional<Feed.Expression> expression) {
    expression.ifPresent(this::add);
  }

  private void add(Feed.Expression expression) {
    if (expression instanceof Feed.Expression.Column column) {
      addNumber(new Feed.Source.Column(column.name()));
    } else if (expression instanceof Feed.Expression.Scaled scaled) {
      add(scaled.of());
      scaled.column().ifPresent(this::add);
    } else if (expression instanceof Feed.Expression.Binary binary) {
      add(binary.left());
      add(binary.right());
    }
  }
}
