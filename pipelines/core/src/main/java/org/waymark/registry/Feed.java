package org.waymark.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;

/**
 * A stream of delivered files and how their rows become numbers, respondents or reports.
 *
 * <p>A {@link Source} is where a mapped field comes from: a column of the file or a constant.
 */
public sealed interface Feed {
  /** Identifier of the feed, unique in the workspace. */
  String id();

  /** How its files are to be read. */
  Reading reading();

  /**
   * How files are to be read.
   *
   * @param format as the workspace writes it: {@code csv}, {@code kobo-csv} or {@code auto}
   * @param files a glob relative to the workspace, or a URI
   * @param missing tokens that mean no value; an empty field always does
   * @param delimiter empty: what the file shows
   * @param encoding empty: what the file shows
   * @param decimal decimal mark, '.' or ','; empty: what the file shows
   * @param settlesAfter periods that must have ended after a period until its values no longer
   *     change; 0: they stand as delivered
   * @param lag periods by which values usually come late
   */
  record Reading(
      String format,
      String files,
      List<String> missing,
      Optional<Character> delimiter,
      Optional<String> encoding,
      Optional<Character> decimal,
      int settlesAfter,
      int lag) {

    /** A feed whose values come in time and stand as delivered. */
    public Reading(
        String format,
        String files,
        List<String> missing,
        Optional<Character> delimiter,
        Optional<String> encoding,
        Optional<Character> decimal) {
      this(format, files, missing, delimiter, encoding, decimal, 0, 0);
    }

    /** The same way of reading other files. */
    Reading of(String others) {
      return new Reading(format, others, missing, delimiter, encoding, decimal, settlesAfter, lag);
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
  }

  /** A date or period field. Without a pattern the period forms of the contract are tried. */
  record DatedSource(Source source, Optional<String> pattern) {}

  /** Arithmetic over columns and numbers: {@code attendances - breaches}. */
  sealed interface Expression {
    record Column(String name) implements Expression {}

    record Constant(double value) implements Expression {}

    record Binary(char operator, Expression left, Expression right) implements Expression {}
  }

  /**
   * One indicator of a wide file. Either numerator and denominator, or value (with optional
   * standard error and n), are present.
   *
   * @param where column to accepted values; a row is selected if every column holds one of them
   */
  record IndicatorMapping(
      String indicatorId,
      Optional<Expression> numerator,
      Optional<Expression> denominator,
      Optional<Expression> value,
      Optional<Expression> standardError,
      Optional<Expression> n,
      SortedMap<String, List<String>> where) {}

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
      SortedMap<String, List<String>> where)
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
        SortedMap<String, List<String>> where) {
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
      Set<String> placeholders)
      implements Feed {

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
}
