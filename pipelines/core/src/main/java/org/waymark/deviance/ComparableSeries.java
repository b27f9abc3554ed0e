package org.waymark.deviance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.waymark.panel.JoinedPlaces;
import org.waymark.panel.Panel;
import org.waymark.panel.SameFigures;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;

/**
 * The places of one indicator as series that can be compared: one score for each period, turned so
 * that up is good.
 *
 * <p>Scores are ln(O + ½) less ln E for rates and counts, the logit of (O + ½)/(N + 1) for
 * proportions, and units otherwise. Places with the same figures are one place ({@link
 * SameFigures}).
 */
public final class ComparableSeries {

  /** Periods before a start that a comparison uses, at most. */
  public static final int MOST_BEFORE = 24;

  private static final double COMPLETE = 0.9;
  private static final double HALF = 0.5;

  private final Panel panel;
  private final Indicator indicator;
  private final List<Place> places;
  private final ChangeWindow window;
  private final int[] firstOfGroup;
  private final double[][] scores;

  private ComparableSeries(
      Panel panel, Indicator indicator, List<Place> places, ChangeWindow window) {
    this.panel = panel;
    this.indicator = indicator;
    this.places = places;
    this.window = window;
    this.firstOfGroup =
        SameFigures.firstOfGroup(
            panel, Arrays.stream(panel.places()).mapToObj(p -> places.get(p).id()).toList());
    this.scores = new double[panel.places().length][];
    Arrays.setAll(scores, this::scores);
  }

  /**
   * The series of an indicator.
   *
   * @param places all places of the workspace, which the panel names by position
   */
  public static ComparableSeries of(Panel panel, Indicator indicator, List<Place> places) {
    Panel counted = counted(panel, indicator, places);
    return new ComparableSeries(counted, indicator, places, ChangeWindow.of(counted, indicator));
  }

  /** The series of an indicator over every period that was delivered. */
  public static ComparableSeries ofAllPeriods(
      Panel panel, Indicator indicator, List<Place> places) {
    Panel counted = counted(panel, indicator, places);
    return new ComparableSeries(counted, indicator, places, ChangeWindow.whole(counted, indicator));
  }

  private static Panel counted(Panel panel, Indicator indicator, List<Place> places) {
    return EffectivePeople.of(JoinedPlaces.of(panel, indicator, places).panel(), indicator);
  }

  /** Number of periods of the window; 0 where nothing was delivered. */
  public int periods() {
    return window.periods();
  }

  /** The period at a position. */
  public Period period(int position) {
    return window.period(position);
  }

  /** Places × periods; NaN where a value is missing. */
  public double[][] scores() {
    return scores;
  }

  /** The place of a row. */
  public Place place(int row) {
    return places.get(panel.places()[row]);
  }

  /** The row of a place; −1 where nothing was delivered for it. */
  public int row(String placeId) {
    return IntStream.range(0, scores.length)
        .filter(p -> place(p).id().equals(placeId))
        .findFirst()
        .orElse(-1);
  }

  /**
   * What the indicator is expected from at a place: all that the place has, where none is named.
   */
  public List<String> covariates(int row) {
    return indicator.expectFrom().isEmpty()
        ? List.copyOf(new TreeSet<>(place(row).covariates().keySet()))
        : indicator.expectFrom().stream().filter(c -> place(row).covariate(c).isPresent()).toList();
  }

  /** Those covariates of every row; NaN where a place has none. */
  public double[][] features(List<String> covariates) {
    double[][] features = new double[scores.length][];
    Arrays.setAll(
        features,
        p ->
            covariates.stream()
                .mapToDouble(c -> place(p).covariate(c).orElse(Double.NaN))
                .toArray());
    return features;
  }

  /**
   * Periods before, of which the latest, and after a start; the one in which the day falls is
   * neither, unless it begins it.
   *
   * @return −1 before, 1 after, 0 neither
   */
  public int[] sides(LocalDate since) {
    int[] side = new int[periods()];
    int before = 0;
    for (int t = side.length - 1; t >= 0; t--) {
      if (!period(t).start().isBefore(since)) {
        side[t] = 1;
      } else if (period(t).end().isBefore(since) && before < MOST_BEFORE) {
        side[t] = -1;
        before++;
      }
    }
    return side;
  }

  /** Last day of the period that is so many after the start; the first after is 1. */
  public LocalDate end(int[] sides, int periods) {
    int first =
        IntStream.range(0, sides.length)
            .filter(t -> sides[t] == 1)
            .findFirst()
            .orElse(sides.length);
    return period(first + periods - 1).end();
  }

  /**
   * Position of the first period that begins on a day or later; it may be later than the last one.
   */
  public int position(LocalDate since) {
    int position = 0;
    while (period(position).start().isBefore(since)) {
      position++;
    }
    return position;
  }

  /** Values of a row on one side. */
  public int count(int row, int[] sides, int side) {
    return (int)
        IntStream.range(0, sides.length)
            .filter(t -> sides[t] == side && !Double.isNaN(scores[row][t]))
            .count();
  }

  /**
   * Places that an adopter can be compared with: of its type, with its covariates, with nine tenths
   * of the periods, and not one of those left out. A series that is delivered under several codes
   * is one of them, and never one for itself.
   *
   * @param leftOut places that started too, or that it may have spilled over to
   */
  public int[] donors(int changed, Set<String> leftOut, List<String> covariates, int[] sides) {
    long all = Arrays.stream(sides).filter(side -> side != 0).count();
    Set<Integer> theirs =
        IntStream.range(0, scores.length)
            .filter(p -> p == changed || leftOut.contains(place(p).id()))
            .mapToObj(p -> firstOfGroup[p])
            .collect(Collectors.toSet());
    return IntStream.range(0, scores.length)
        .filter(p -> firstOfGroup[p] == p && !theirs.contains(p))
        .filter(p -> place(p).type().equals(place(changed).type()))
        .filter(p -> covariates.stream().allMatch(c -> place(p).covariate(c).isPresent()))
        .filter(p -> count(p, sides, -1) + count(p, sides, 1) >= COMPLETE * all)
        .filter(p -> count(p, sides, -1) >= 2 && count(p, sides, 1) >= 2)
        .toArray();
  }

  /** Mean value since a start, in natural units. */
  public double observed(int row, int[] sides) {
    return IntStream.range(0, sides.length)
        .filter(t -> sides[t] == 1 && window.columns()[t] >= 0)
        .mapToDouble(t -> panel.value()[panel.cell(row, window.columns()[t])])
        .filter(v -> !Double.isNaN(v))
        .average()
        .orElse(Double.NaN);
  }

  /** A value in natural units that is better by a difference of scores. */
  public double improved(double value, double better) {
    return AlignedScale.of(indicator).improved(value, better);
  }

  private double[] scores(int row) {
    double[] out = new double[window.periods()];
    for (int t = 0; t < out.length; t++) {
      int column = window.columns()[t];
      out[t] = column < 0 ? Double.NaN : score(panel.cell(row, column));
    }
    return out;
  }

  private double score(int cell) {
    double value = panel.value()[cell];
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    double outOf = PooledPlace.exposure(panel, cell, value, indicator);
    double events = PooledPlace.eventsOf(value, outOf, indicator);
    AlignedScale scale = AlignedScale.of(indicator);
    return switch (scale.scale()) {
      case LOG_RATIO -> outOf > 0 ? scale.turned(Math.log((events + HALF) / outOf)) : Double.NaN;
      case LOG_ODDS ->
          outOf > 0
              ? scale.turned(Math.log((events + HALF) / (outOf - events + HALF)))
              : Double.NaN;
      case UNITS -> scale.turned(value);
    };
  }
}
