package org.waymark.panel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.waymark.period.Period;
import org.waymark.statistics.Quantiles;

/**
 * How much of a period's numbers has usually arrived by a date, learnt from earlier publications.
 *
 * <p>What an earlier publication showed of a period is divided by what is known of the same places
 * and period now. That is done by lag: how many more periods had ended by the date. What is known
 * now may be incomplete too, so lags are worked out from the longest to the shortest, each against
 * what was usual at the lag that the period has now. This is the chain ladder of claims reserving
 * (Mack 1993) for publications at any dates. Where all periods were revised alike, old ones too,
 * only what goes beyond the old ones counts.
 *
 * <p>All numbers come from publications and from the panel that will be published: nothing that a
 * disclosure rule hides enters.
 */
public final class Arrivals {

  /** Periods later than that do not count as still arriving. */
  static final int MOST_LAG = 12;

  /** Lags of periods that are old: what changes there is no late arrival. */
  private static final int OLDEST_LAG = 18;

  /** A period that has not ended has the lag −1. */
  private static final int RUNNING = -1;

  private static final int LAGS = OLDEST_LAG - RUNNING + 1;

  /** Share of comparisons that must have grown. */
  private static final double GREW = 0.75;

  /** Comparisons of a place and period from which "usually" may be said. */
  private static final int LEAST_COMPARED = 5;

  /** Periods compared that say as much where there are few places. */
  private static final int LEAST_PERIODS = 3;

  /** A lag is too early also where this share of places, and two at least, is incomplete. */
  private static final double LATE_PLACES = 0.05;

  private static final int LEAST_LATE = 2;

  /** A place counts by itself from so much volume on. */
  private static final double LEAST_VOLUME = 20;

  /** Numbers that grow where a value is made of counts, in the order of {@link #add}. */
  private enum Volume {
    VALUE,
    NUMERATOR,
    DENOMINATOR,
    N
  }

  private final Panel panel;
  private final Volume[] volumes;
  private final double[][] then;
  private final double[][] now;
  private final int[][] compared;
  private final int[][] grew;
  private final int[] lagThen;
  private final int[] lagNow;
  private final double[][][] placeThen;
  private final double[][][] placeNow;
  private final int[][][] placeCompared;
  private final int[][][] placeShort;

  /**
   * Nothing compared yet.
   *
   * @param panel as it will be published
   * @param publications dates of earlier publications, in order
   */
  public Arrivals(Panel panel, LocalDate asOf, List<LocalDate> publications) {
    this.panel = panel;
    this.volumes = volumes(panel);
    int series = volumes.length;
    int periods = panel.periods().length;
    int places = panel.places().length;
    int cells = publications.size() * periods;
    this.lagThen = new int[cells];
    this.lagNow = new int[periods];
    for (int t = 0; t < periods; t++) {
      lagNow[t] = lag(panel.period(t), asOf);
      for (int k = 0; k < publications.size(); k++) {
        lagThen[k * periods + t] = lag(panel.period(t), publications.get(k));
      }
    }
    this.then = new double[series][cells];
    this.now = new double[series][cells];
    this.compared = new int[series][cells];
    this.grew = new int[series][cells];
    this.placeThen = new double[series][places][LAGS];
    this.placeNow = new double[series][places][LAGS];
    this.placeCompared = new int[series][places][LAGS];
    this.placeShort = new int[series][places][LAGS];
  }

  /** What counts how much has arrived: counts where there are any, else the value itself. */
  private static Volume[] volumes(Panel panel) {
    boolean counts = panel.numerator().length > 0;
    boolean units = panel.n().length > 0;
    return counts
        ? new Volume[] {Volume.NUMERATOR, Volume.DENOMINATOR}
        : units ? new Volume[] {Volume.N} : new Volume[] {Volume.VALUE};
  }

  /**
   * Adds what publications showed of a place and period.
   *
   * @param place position in the workspace
   * @param period its code
   * @param numbers value, numerator, denominator, standard error and n; NaN where there is none
   * @param first position of the first publication that the bits speak of
   * @param bits a bit for each publication from there on that showed these numbers
   */
  public void add(int place, int period, double[] numbers, int first, long bits) {
    int p = Arrays.binarySearch(panel.places(), place);
    int t = Arrays.binarySearch(panel.periods(), period);
    if (p < 0 || t < 0 || Double.isNaN(panel.value()[panel.cell(p, t)])) {
      return;
    }
    int periods = panel.periods().length;
    int last = Math.min(first + Long.SIZE, lagThen.length / periods);
    for (int k = first; k < last; k++) {
      int lag = (bits >>> (k - first) & 1) == 0 ? LAGS : lagThen[k * periods + t];
      if (lag > OLDEST_LAG || lag == lagNow[t]) {
        continue;
      }
      for (int v = 0; v < volumes.length; v++) {
        double before = shown(numbers, volumes[v]);
        double after = known(volumes[v], panel.cell(p, t));
        if (!(before >= 0) || !(after >= 0)) {
          continue;
        }
        int cell = k * periods + t;
        then[v][cell] += before;
        now[v][cell] += after;
        compared[v][cell]++;
        grew[v][cell] += before < after ? 1 : 0;
        placeThen[v][p][lag - RUNNING] += before;
        placeNow[v][p][lag - RUNNING] += after;
        placeCompared[v][p][lag - RUNNING]++;
        placeShort[v][p][lag - RUNNING] += before < after ? 1 : 0;
      }
    }
  }

  private static double shown(double[] numbers, Volume volume) {
    return switch (volume) {
      case VALUE -> numbers[0];
      case NUMERATOR -> numbers[1];
      case DENOMINATOR -> numbers[2];
      case N -> numbers[4];
    };
  }

  private double known(Volume volume, int cell) {
    return switch (volume) {
      case VALUE -> panel.value()[cell];
      case NUMERATOR -> Panel.at(panel.numerator(), cell);
      case DENOMINATOR -> Panel.at(panel.denominator(), cell);
      case N -> Panel.at(panel.n(), cell);
    };
  }

  /** How many more periods than that one had ended by a day; −1: not even that one. */
  private static int lag(Period period, LocalDate day) {
    int lag = RUNNING;
    while (lag <= OLDEST_LAG && !period.plus(lag + 1).end().isAfter(day)) {
      lag++;
    }
    return lag;
  }

  /**
   * What is usual, from all that was added.
   *
   * @param share of a period that makes it complete, above 0 to 1
   */
  public Completeness estimate(double share) {
    Completeness least = Completeness.UNKNOWN;
    for (int v = 0; v < volumes.length; v++) {
      Completeness one = new Course(v, share).completeness();
      least = one.settlesAfter() > least.settlesAfter() ? one : least;
    }
    return least;
  }

  /** The course of one kind of volume. */
  private final class Course {
    private final int volume;
    private final double share;
    private final double[] usual = new double[LAGS];

    Course(int volume, double share) {
      this.volume = volume;
      this.share = share;
    }

    Completeness completeness() {
      double[] scale = scaleOfOldOnes();
      Arrays.fill(usual, 1);
      boolean[] known = new boolean[LAGS];
      for (int lag = MOST_LAG - 1; lag >= RUNNING; lag--) {
        double[] ratios = ratios(lag, scale);
        int at = lag - RUNNING;
        known[at] = ratios.length > 0;
        usual[at] =
            known[at] ? Math.min(1, Quantiles.median(ratios, ratios.length)) : usual[at + 1];
      }
      int after = 0;
      for (int lag = 0; lag < MOST_LAG; lag++) {
        int at = lag - RUNNING;
        if (known[at] && usual[at] >= share && late(lag, scale)[0] == 0) {
          break;
        }
        after = known[at] ? lag + 1 : after;
      }
      return after > 0 && (mostGrew(after, scale) || someGrew(after, scale))
          ? new Completeness(after, Arrays.copyOfRange(usual, -RUNNING, after - RUNNING))
          : Completeness.UNKNOWN;
    }

    /** By publication, what old periods had then over what they have now. */
    private double[] scaleOfOldOnes() {
      double[] scale = new double[lagThen.length / panel.periods().length];
      for (int k = 0; k < scale.length; k++) {
        double before = 0;
        double after = 0;
        for (int t = 0; t < panel.periods().length; t++) {
          int cell = k * panel.periods().length + t;
          if (lagThen[cell] >= MOST_LAG && lagThen[cell] <= OLDEST_LAG) {
            before += then[volume][cell];
            after += now[volume][cell];
          }
        }
        scale[k] = before > 0 && after > 0 ? before / after : 1;
      }
      return scale;
    }

    /** What periods of that lag had then over what they will have. */
    private double[] ratios(int lag, double[] scale) {
      double[] ratios = new double[lagThen.length];
      int count = 0;
      for (int cell = 0; cell < lagThen.length; cell++) {
        if (lagThen[cell] == lag && now[volume][cell] > 0) {
          ratios[count++] = ratio(cell, scale);
        }
      }
      return Arrays.copyOf(ratios, count);
    }

    private double ratio(int cell, double[] scale) {
      int periods = panel.periods().length;
      int since = Math.min(lagNow[cell % periods], OLDEST_LAG) - RUNNING;
      return then[volume][cell] / scale[cell / periods] / (now[volume][cell] / usual[since]);
    }

    /**
     * How many places are incomplete by themselves at that lag, and in how many comparisons; 0
     * where they are too few to mean anything.
     */
    private int[] late(int lag, double[] scale) {
      double revised = Arrays.stream(scale).min().orElse(1);
      int at = lag - RUNNING;
      int asked = 0;
      int late = 0;
      int comparisons = 0;
      for (int p = 0; p < panel.places().length; p++) {
        double after = placeNow[volume][p][at];
        if (after >= LEAST_VOLUME) {
          int times = placeCompared[volume][p][at];
          boolean behind =
              placeThen[volume][p][at] < share * after * revised
                  && placeShort[volume][p][at] >= GREW * times;
          asked++;
          late += behind ? 1 : 0;
          comparisons += behind ? times : 0;
        }
      }
      return late >= LEAST_LATE && late >= LATE_PLACES * asked
          ? new int[] {late, comparisons}
          : new int[] {0, 0};
    }

    /** Whether some places grew in so many comparisons that it is no correction of one delivery. */
    private boolean someGrew(int after, double[] scale) {
      int comparisons = 0;
      int most = 0;
      for (int lag = 0; lag < after; lag++) {
        int[] late = late(lag, scale);
        comparisons += late[1];
        most = Math.max(most, late[0]);
      }
      return comparisons >= LEAST_COMPARED && comparisons > most;
    }

    /** Whether most places grew up to that lag, in enough comparisons. */
    private boolean mostGrew(int after, double[] scale) {
      int cells = 0;
      int grown = 0;
      boolean[] counted = new boolean[panel.periods().length];
      int count = 0;
      for (int cell = 0; cell < lagThen.length; cell++) {
        int t = cell % counted.length;
        if (lagThen[cell] >= 0
            && lagThen[cell] < after
            && now[volume][cell] > 0
            && ratio(cell, scale) < share) {
          cells += compared[volume][cell];
          grown += grew[volume][cell];
          count += counted[t] ? 0 : 1;
          counted[t] = true;
        }
      }
      return count > 0
          && grown >= GREW * cells
          && (cells >= LEAST_COMPARED || count >= LEAST_PERIODS);
    }
  }
}
