package org.waymark.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.period.ReportingYear;

/**
 * A stream of delivered files and how their rows become numbers, respondents or reports.
 *
 * <p>A {@link Source} is where a mapped field comes from: a column of the file or a constant.
 */
public sealed interface Feed {
  /** Identifier of the feed, unique in the workspace. */
  String id();

  /** Formats of what tools for surveys export. */
  Set<String> SURVEY_EXPORTS = Set.of("odk-csv", "kobo-csv", "qualtrics-csv", "limesurvey-csv");

  /** How its files are to be read. */
  Reading reading();

  /** Whether its rows may be values of that indicator. */
  default boolean mayDeliver(String indicatorId) {
    if (this instanceof WideFeed wide) {
      return wide.indicators().stream().anyMatch(map -> map.indicatorId().equals(indicatorId));
    }
    if (this instanceof LongFeed many) {
      return !(many.indicator() instanceof Source.Constant one) || one.text().equals(indicatorId);
    }
    return this instanceof SurveyFeed survey
        && survey.questions().stream().anyMatch(asked -> asked.indicatorId().equals(indicatorId));
  }

  /**
   * How files are to be read.
   *
   * @param format as the workspace writes it: {@code csv}, {@code kobo-csv} or {@code auto}
   * @param files a glob relative to the workspace, or a URI
   * @param missing tokens that mean no value; an empty field always does
   * @param delimiter empty: what the file shows
   * @param encoding empty: what the file shows
   * @param decimal decimal mark, '.' or ','; empty: what the file shows
   * @param numbers how numbers are written besides
   * @param table where the table stands in a file, and how its columns are called
   * @param alsoRead folders outside the workspace in which files may lie
   * @param settlesAfter periods that must have ended after a period until its values no longer
   *     change; 0: they stand as delivered
   * @param lag periods by which values usually come late
   * @param expected how often a new period is expected; empty: nothing is
   */
  record Reading(
      String format,
      String files,
      List<String> missing,
      Optional<Character> delimiter,
      Optional<String> encoding,
      Optional<Character> decimal,
      NumberForm numbers,
      TableShape table,
      List<String> alsoRead,
      int settlesAfter,
      int lag,
      Optional<Expected> expected) {

    /** A reading of files in the workspace that hold nothing but a table, its header first. */
    public Reading(
        String format,
        String files,
        List<String> missing,
        Optional<Character> delimiter,
        Optional<String> encoding,
        Optional<Character> decimal,
        NumberForm numbers) {
      this(
          format,
          files,
          missing,
          delimiter,
          encoding,
          decimal,
          numbers,
          TableShape.PLAIN,
          List.of(),
          0,
          0,
          Optional.empty());
    }

    /** A reading of plain numbers. */
    public Reading(
        String format,
        String files,
        List<String> missing,
        Optional<Character> delimiter,
        Optional<String> encoding,
        Optional<Character> decimal) {
      this(format, files, missing, delimiter, encoding, decimal, NumberForm.PLAIN);
    }

    /** The same way of reading other files. */
    Reading of(String others) {
      return new Reading(
          format,
          others,
          missing,
          delimiter,
          encoding,
          decimal,
          numbers,
          table,
          alsoRead,
          settlesAfter,
          lag,
          expected);
    }

    /** The same files, with a table of another shape. */
    public Reading shaped(TableShape shape) {
      return new Reading(
          format,
          files,
          missing,
          delimiter,
          encoding,
          decimal,
          numbers,
          shape,
          alsoRead,
          settlesAfter,
          lag,
          expected);
    }

    /** Whether its rows are objects of JSON, which name their fields themselves. */
    public boolean linesOfJson() {
      return format.equals("jsonl") || format.equals("json");
    }

    /** Whether each file shows its format by its header. */
    public boolean recognised() {
      return format.equals("auto");
    }
  }

  /** Where a mapped field comes from. */
  sealed interface Source {
    /** A column of the file, by the name in its header. */
    record Column(String name) implements Source {}

    /** The same text on every row. */
    record Constant(String text) implements Source {}

    /**
     * The column in which the format of the file keeps a field that the feed does not map.
     *
     * @param field as the map would call it
     */
    record Usual(String field) implements Source {}

    /**
     * A field of the submission that the row belongs to.
     *
     * @param field in the file of submissions; no constant
     */
    record OfParent(Source field) implements Source {}

    /** The key of the submission that the row belongs to. */
    record ParentKey() implements Source {}

    /**
     * A part of the name of the file.
     *
     * @param before text before the part; empty: the name's start or any text
     * @param behind text behind the part; empty: any text
     */
    record FileName(String before, String behind) implements Source {
      /** The part in a file's path; "" where its name has none. */
      public String in(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int from = name.indexOf(before);
        int to = from < 0 ? -1 : name.indexOf(behind, from + before.length());
        int end = behind.isEmpty() ? name.length() : to;
        return from < 0 || to < 0 ? "" : name.substring(from + before.length(), end);
      }
    }

    /**
     * A period or day that several columns make together.
     *
     * @param columns by what they hold, a year among them
     */
    record Parts(SortedMap<DatePart, Column> columns) implements Source {}
  }

  /** What a column holds of a period that several columns make. */
  enum DatePart {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY
  }

  /** By which weeks a year and the number of a week are read. */
  enum Weeks {
    /** ISO 8601: from Monday; the first has the year's first Thursday. */
    ISO,
    /** Of the CDC's weekly reports: from Sunday; the first has at least four days in the year. */
    MMWR
  }

  /**
   * A date or period field. Without a pattern the period forms of the contract are tried.
   *
   * @param patterns of which a text has one; of two that both fit, none is taken
   * @param year where years start in another month than their forms say by themselves
   * @param weeks by which a year and the number of a week are read
   */
  record DatedSource(
      Source source, List<String> patterns, Optional<ReportingYear> year, Weeks weeks) {
    /** A field with at most one pattern, and years as their forms say. */
    public DatedSource(Source source, Optional<String> pattern) {
      this(source, pattern.stream().toList(), Optional.empty(), Weeks.ISO);
    }

    /** The part of a file's name that is meant, as a constant; other sources as they are. */
    DatedSource ofFile(String path) {
      return source instanceof Source.FileName name
          ? new DatedSource(new Source.Constant(name.in(path)), patterns, year, weeks)
          : this;
    }
  }

  /**
   * What a column is to hold for a row to be selected.
   *
   * @param values texts of a cell; an empty text is an empty cell
   * @param accepted true where the cell is to hold one of them, false where it is to hold none
   */
  record Condition(List<String> values, boolean accepted) {
    /** One of those values. */
    public static Condition in(String... values) {
      return new Condition(List.of(values), true);
    }

    /** None of those values. */
    public static Condition not(String... values) {
      return new Condition(List.of(values), false);
    }
  }

  /** Arithmetic over columns and numbers: {@code attendances - breaches}. */
  sealed interface Expression {
    record Column(String name) implements Expression {}

    record Constant(double value) implements Expression {}

    record Binary(char operator, Expression left, Expression right) implements Expression {}

    /**
     * A number that is delivered in thousands, millions and the like.
     *
     * @param column holds the multiplier of each row; empty: it is the same for all
     * @param factors words of that column to multipliers, beside those that are known; where there
     *     is no column, the multiplier under the empty word
     */
    record Scaled(Expression of, Optional<String> column, Map<String, Double> factors)
        implements Expression {}
  }

  /**
   * One indicator of a wide file. Either numerator and denominator, or value (with optional
   * standard error and n), are present.
   *
   * @param where by column; a row is selected if every column holds what it is to hold
   * @param events present where a row is an event and {@code value} an amount that is added up
   */
  record IndicatorMapping(
      String indicatorId,
      Optional<Expression> numerator,
      Optional<Expression> denominator,
      Optional<Expression> value,
      Optional<Expression> standardError,
      Optional<Expression> n,
      SortedMap<String, Condition> where,
      Optional<Events> events) {
    /** An indicator whose numbers a row has. */
    public IndicatorMapping(
        String indicatorId,
        Optional<Expression> numerator,
        Optional<Expression> denominator,
        Optional<Expression> value,
        Optional<Expression> standardError,
        Optional<Expression> n,
        SortedMap<String, Condition> where) {
      this(indicatorId, numerator, denominator, value, standardError, n, where, Optional.empty());
    }
  }

  /**
   * Rows that are events, added up by place and period.
   *
   * @param distinct the column of an id by which an event counts once
   * @param zeros whether a place without an event in a period has 0 there
   */
  record Events(Optional<String> distinct, boolean zeros) {}

  /**
   * Indicator feed, one or more indicators in columns of each row.
   *
   * @param stratum the age band or other stratum that a row is of, for indicators that are
   *     standardised
   */
  record WideFeed(
      String id,
      Reading reading,
      Source place,
      DatedSource period,
      Optional<DatedSource> revision,
      Optional<Source> stratum,
      List<IndicatorMapping> indicators)
      implements Feed {
    /** A feed whose rows are of no stratum. */
    public WideFeed(
        String id,
        Reading reading,
        Source place,
        DatedSource period,
        Optional<DatedSource> revision,
        List<IndicatorMapping> indicators) {
      this(id, reading, place, period, revision, Optional.empty(), indicators);
    }
  }

  /**
   * Indicator feed in which a column names the indicator; fields as in {@link WideFeed} and {@link
   * IndicatorMapping}.
   */
  record LongFeed(
      String id,
      Reading reading,
      Source place,
      DatedSource period,
      Optional<DatedSource> revision,
      Optional<Source> stratum,
      Source indicator,
      Optional<Expression> numerator,
      Optional<Expression> denominator,
      Optional<Expression> value,
      Optional<Expression> standardError,
      Optional<Expression> n,
      SortedMap<String, Condition> where)
      implements Feed {
    /** A feed whose rows are of no stratum. */
    public LongFeed(
        String id,
        Reading reading,
        Source place,
        DatedSource period,
        Optional<DatedSource> revision,
        Source indicator,
        Optional<Expression> numerator,
        Optional<Expression> denominator,
        Optional<Expression> value,
        Optional<Expression> standardError,
        Optional<Expression> n,
        SortedMap<String, Condition> where) {
      this(
          id,
          reading,
          place,
          period,
          revision,
          Optional.empty(),
          indicator,
          numerator,
          denominator,
          value,
          standardError,
          n,
          where);
    }
  }

  /**
   * Survey respondents, a row each.
   *
   * @param weight one over the chance of being asked, up to a factor; empty: from the population
   *     sizes, or the same for all
   * @param stratum the layer in which a unit was drawn
   * @param cluster the unit that was drawn
   * @param population clusters (where there are none, respondents) in the stratum, or the share of
   *     them that was drawn
   * @param secondCluster the unit that was drawn within the cluster
   * @param secondPopulation such units in the cluster, or the share of them that was drawn
   * @param parent the submissions that the rows belong to, where they are repeats of a form; empty
   *     where each row is a submission itself
   */
  record SurveyFeed(
      String id,
      Reading reading,
      Source respondent,
      Source place,
      DatedSource date,
      Optional<Source> weight,
      Optional<Source> stratum,
      Optional<Source> cluster,
      Optional<Source> population,
      Optional<Source> secondCluster,
      Optional<Source> secondPopulation,
      SurveyPlan plan,
      List<Question> questions,
      Optional<Parent> parent)
      implements Feed {
    /** A survey in which each row is a submission. */
    public SurveyFeed(
        String id,
        Reading reading,
        Source respondent,
        Source place,
        DatedSource date,
        Optional<Source> weight,
        Optional<Source> stratum,
        Optional<Source> cluster,
        Optional<Source> population,
        Optional<Source> secondCluster,
        Optional<Source> secondPopulation,
        SurveyPlan plan,
        List<Question> questions) {
      this(
          id,
          reading,
          respondent,
          place,
          date,
          weight,
          stratum,
          cluster,
          population,
          secondCluster,
          secondPopulation,
          plan,
          questions,
          Optional.empty());
    }

    /**
     * Whether anything is known of how respondents were drawn, so that also those who gave no
     * answer to a question count as drawn.
     */
    public boolean designed() {
      return stratum.isPresent()
          || cluster.isPresent()
          || population.isPresent()
          || !plan.margins().isEmpty();
    }
  }

  /**
   * What the rows of a survey belong to: a household to which a member's row belongs.
   *
   * @param submissions files of them
   * @param link the column, in the survey's own files, that holds the submission's key
   */
  record Parent(SubmissionsFeed submissions, Source link) {}

  /**
   * Submissions that rows of another file belong to. It stands within a survey's feed and has its
   * id.
   *
   * @param key the column that holds a submission's key; {@link Source.Usual} for those that the
   *     format has
   * @param fields what the survey reads of a submission
   */
  record SubmissionsFeed(String id, Reading reading, Source key, List<Source> fields)
      implements Feed {}

  /**
   * A question that feeds an indicator.
   *
   * @param score answers to numbers, in the order of the file; empty: the answer is a number itself
   * @param over the column of numbers that a ratio's answers are over; empty elsewhere
   * @param at the share of a quantile, in (0, 1); empty elsewhere
   * @param chosen of a question with several answers, the name and labels of the choice that counts
   *     as 1; empty elsewhere
   */
  record Question(
      String indicatorId,
      String column,
      Map<String, Double> score,
      Statistic statistic,
      Optional<String> over,
      OptionalDouble at,
      List<String> chosen) {
    /** A question whose answers make a mean or a share. */
    public Question(String indicatorId, String column, Map<String, Double> score) {
      this(
          indicatorId,
          column,
          score,
          Statistic.MEAN,
          Optional.empty(),
          OptionalDouble.empty(),
          List.of());
    }
  }

  /**
   * Frontline reports, a row or a JSON object each.
   *
   * @param question that the author answered, where the feed says so
   * @param rooms true where numbers of rooms and beds are taken out of the text too
   * @param placeholders texts that say nothing, whatever their capitals and the marks around them
   * @param author who wrote it, so that nobody counts twice in a week; never published
   */
  record ReportsFeed(
      String id,
      Reading reading,
      Source report,
      Source place,
      DatedSource date,
      Optional<Source> role,
      Optional<Source> question,
      Source text,
      boolean rooms,
      Set<String> placeholders,
      Optional<Source> author)
      implements Feed {

    /** A feed that does not say who wrote. */
    public ReportsFeed(
        String id,
        Reading reading,
        Source report,
        Source place,
        DatedSource date,
        Optional<Source> role,
        Optional<Source> question,
        Source text,
        boolean rooms,
        Set<String> placeholders) {
      this(
          id,
          reading,
          report,
          place,
          date,
          role,
          question,
          text,
          rooms,
          placeholders,
          Optional.empty());
    }

    /** What people write in a box that they leave empty, unless the feed names others. */
    public static final Set<String> USUAL_PLACEHOLDERS =
        Set.of(
            "n/a",
            "na",
            "none",
            "nil",
            "nothing",
            "nothing to add",
            "nothing to report",
            "no",
            "no comment",
            "no comments",
            "no answer",
            "no response",
            "did not answer",
            "not answered",
            "not applicable");
  }

  /**
   * Records, a row each.
   *
   * @param fields by name, as {@link RecordKind#mapped()} has them
   * @param values what a row has as values; only of kinds that {@link RecordKind#hasValues() have
   *     values}
   * @param where by column; rows that do not hold it are not selected
   * @param attach to which missions, interventions or areas rows belong; the first that fits counts
   */
  record RecordFeed(
      String id,
      Reading reading,
      RecordKind kind,
      SortedMap<String, DatedSource> fields,
      List<RecordValue> values,
      SortedMap<String, Condition> where,
      List<Attachment> attach)
      implements Feed {

    /** The same feed for one file, with the parts of its name as constants. */
    public RecordFeed ofFile(String path) {
      SortedMap<String, DatedSource> of = new TreeMap<>(fields);
      of.replaceAll((name, dated) -> dated.ofFile(path));
      return new RecordFeed(id, reading, kind, of, values, where, attach);
    }
  }

  /**
   * A value in a row of records.
   *
   * @param score words to numbers; empty: the column holds numbers
   */
  record RecordValue(String indicatorId, String column, Map<String, Double> score) {}

  /**
   * Which rows belong to a mission, an intervention or an area.
   *
   * @param where by column, as in {@link IndicatorMapping}
   * @param to identifier of what they belong to
   */
  record Attachment(SortedMap<String, Condition> where, String to) {}
}
