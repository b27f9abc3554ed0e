package org.waymark.survey;

import java.util.Arrays;

/**
 * Answers of respondents in one delivered file as columns: a row per respondent and question.
 *
 * <p>Places and indicators are positions in the {@link org.waymark.registry.Workspace}, periods are
 * {@link org.waymark.period.Period#code()}s of the indicator's kind of period. Arrays may be longer
 * than {@code size}; they are not copied and must not be written to.
 *
 * @param feed position of the feed in the workspace
 * @param file position of the file in the run's inventory
 * @param size rows
 * @param line line of the file on which the respondent's row starts, counted from 1, header
 *     included
 * @param respondent who answered, as the feed writes it
 * @param weight design weight, finite and not negative; 1 where the feed has none
 * @param answer the answer's score, or the number that was answered; NaN where a respondent who
 *     counts as drawn gave no answer that can be used
 * @param stratum stratum of the sampling design, "" where a row names none; an empty array where
 *     the feed has none
 * @param cluster primary sampling unit, "" where a row names none; an empty array where the feed
 *     has none
 * @param population units in the stratum, or the share of them that was drawn; an empty array where
 *     the feed has none
 * @param base what the answer is over, in a ratio, NaN where it is not known; an empty array where
 *     no row has one
 * @param secondCluster the unit drawn within the cluster; an empty array where the feed has none
 * @param secondPopulation units in the cluster, or the share of them that was drawn; an empty array
 *     where the feed has none
 * @param margins margins of the feed
 * @param category for each row the position of its category in each margin, row by row
 */
public record RespondentBatch(
    int feed,
    int file,
    int size,
    int[] indicator,
    int[] place,
    int[] period,
    int[] line,
    String[] respondent,
    double[] weight,
    double[] answer,
    String[] stratum,
    String[] cluster,
    double[] population,
    double[] base,
    String[] secondCluster,
    double[] secondPopulation,
    int margins,
    int[] category) {

  private static final String[] NO_TEXTS = {};
  private static final double[] NO_NUMBERS = {};
  private static final int[] NO_CATEGORIES = {};

  /** Collects rows of one file; a column of the design is allocated when a first entry arrives. */
  public static final class Builder {
    private final int feed;
    private final int file;
    private int size;
    private int[] indicator;
    private int[] place;
    private int[] period;
    private int[] line;
    private String[] respondent;
    private double[] weight;
    private double[] answer;
    private String[] stratum = NO_TEXTS;
    private String[] cluster = NO_TEXTS;
    private double[] population = NO_NUMBERS;
    private double[] base = NO_NUMBERS;
    private String[] secondCluster = NO_TEXTS;
    private double[] secondPopulation = NO_NUMBERS;
    private int margins;
    private int[] category = NO_CATEGORIES;

    /** A builder with room for {@code capacity} rows; it grows. */
    public Builder(int feed, int file, int capacity) {
      this.feed = feed;
      this.file = file;
      int room = Math.max(capacity, 16);
      indicator = new int[room];
      place = new int[room];
      period = new int[room];
      line = new int[room];
      respondent = new String[room];
      weight = new double[room];
      answer = new double[room];
    }

    /** Rows so far. */
    public int size() {
      return size;
    }

    /** Starts a row with weight 1; what is set next belongs to it. */
    public Builder row(
        int indicatorIndex,
        int placeIndex,
        int periodCode,
        int lineNumber,
        String respondentId,
        double answerNumber) {
      if (size == indicator.length) {
        grow();
      }
      indicator[size] = indicatorIndex;
      place[size] = placeIndex;
      period[size] = periodCode;
      line[size] = lineNumber;
      respondent[size] = respondentId;
      weight[size] = 1;
      answer[size] = answerNumber;
      size++;
      return this;
    }

    public Builder weight(double number) {
      weight[size - 1] = number;
      return this;
    }

    public Builder stratum(String name) {
      stratum = allocated(stratum);
      stratum[size - 1] = name;
      return this;
    }

    public Builder cluster(String name) {
      cluster = allocated(cluster);
      cluster[size - 1] = name;
      return this;
    }

    public Builder population(double number) {
      population = allocated(population);
      population[size - 1] = number;
      return this;
    }

    /** What the answer is over. */
    public Builder base(double number) {
      base = allocated(base);
      base[size - 1] = number;
      return this;
    }

    public Builder secondCluster(String name) {
      secondCluster = allocated(secondCluster);
      secondCluster[size - 1] = name;
      return this;
    }

    public Builder secondPopulation(double number) {
      secondPopulation = allocated(secondPopulation);
      secondPopulation[size - 1] = number;
      return this;
    }

    /** Positions of the row's categories in every margin; of the same length on each row. */
    public Builder categories(int... positions) {
      margins = positions.length;
      if (category.length < indicator.length * margins) {
        category = Arrays.copyOf(category, indicator.length * margins);
      }
      System.arraycopy(positions, 0, category, (size - 1) * margins, margins);
      return this;
    }

    private String[] allocated(String[] column) {
      if (column.length > 0) {
        return column;
      }
      String[] fresh = new String[indicator.length];
      Arrays.fill(fresh, "");
      return fresh;
    }

    private double[] allocated(double[] column) {
      if (column.length > 0) {
        return column;
      }
      double[] fresh = new double[indicator.length];
      Arrays.fill(fresh, Double.NaN);
      return fresh;
    }

    private void grow() {
      int room = indicator.length * 2;
      indicator = Arrays.copyOf(indicator, room);
      place = Arrays.copyOf(place, room);
      period = Arrays.copyOf(period, room);
      line = Arrays.copyOf(line, room);
      respondent = Arrays.copyOf(respondent, room);
      weight = Arrays.copyOf(weight, room);
      answer = Arrays.copyOf(answer, room);
      stratum = grown(stratum, room);
      cluster = grown(cluster, room);
      population = grown(population, room);
      base = grown(base, room);
      secondCluster = grown(secondCluster, room);
      secondPopulation = grown(secondPopulation, room);
      category = Arrays.copyOf(category, room * margins);
    }

    private double[] grown(double[] column, int room) {
      if (column.length == 0) {
        return column;
      }
      double[] larger = Arrays.copyOf(column, room);
      Arrays.fill(larger, size, room, Double.NaN);
      return larger;
    }

    private String[] grown(String[] column, int room) {
      if (column.length == 0) {
        return column;
      }
      String[] larger = Arrays.copyOf(column, room);
      Arrays.fill(larger, size, room, "");
      return larger;
    }

    /** The batch; the builder must not be used afterwards. */
    public RespondentBatch build() {
      return new RespondentBatch(
          feed,
          file,
          size,
          indicator,
          place,
          period,
          line,
          respondent,
          weight,
          answer,
          stratum,
          cluster,
          population,
          base,
          secondCluster,
          secondPopulation,
          margins,
          category);
    }
  }
}
