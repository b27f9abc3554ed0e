package org.waymark.sample;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Draws the numbers of every indicator: circumstances, hidden advantage, season, noise, chance. */
final class Simulation {
  private static final double SHARED_NOISE = .012;
  private static final double HIDDEN_LIMIT = 2.1;

  private final Gazetteer gazetteer;
  private final List<Deviant> deviants;

  Simulation(Gazetteer gazetteer, List<Deviant> deviants) {
    this.gazetteer = gazetteer;
    this.deviants = List.copyOf(deviants);
  }

  /**
   * Denominators in proportion to population: Poisson around {@code perHead}, with the places' own
   * habits and a winter season.
   */
  double[][] denominators(String label, Spec spec, double perHead, double winter) {
    List<SamplePlace> places = gazetteer.ofType(spec.type());
    List<LocalDate> starts = SampleCalendar.starts(spec.period());
    double[][] drawn = new double[places.size()][starts.size()];
    for (int p = 0; p < places.size(); p++) {
      Draws draws = Draws.of("denominator", label, places.get(p).id());
      double habit = .1 * draws.normalWithin(2);
      for (int t = 0; t < starts.size(); t++) {
        double season = winter * SampleCalendar.winter(starts.get(t), spec.period());
        double mean = places.get(p).population() * perHead * StrictMath.exp(habit + season);
        drawn[p][t] = Math.max(1, draws.poisson(mean));
      }
    }
    return drawn;
  }

  /** Populations as denominators, the same in every period. */
  double[][] populations(Spec spec) {
    List<SamplePlace> places = gazetteer.ofType(spec.type());
    double[][] people = new double[places.size()][SampleCalendar.starts(spec.period()).size()];
    for (int p = 0; p < places.size(); p++) {
      Arrays.fill(people[p], places.get(p).population());
    }
    return people;
  }

  /** The indicator's numerators given its denominators; of a value, the value itself. */
  Cells draw(Spec spec, double[][] denominators) {
    List<SamplePlace> places = gazetteer.ofType(spec.type());
    List<LocalDate> starts = SampleCalendar.starts(spec.period());
    double[] shared = new double[starts.size()];
    Draws country = Draws.of("country", spec.id());
    double unit = spec.measure().equals("value") ? 20 : 1;
    for (int t = 0; t < shared.length; t++) {
      shared[t] = SHARED_NOISE * unit * country.normal();
    }
    double[][] numerators = new double[places.size()][starts.size()];
    for (int p = 0; p < places.size(); p++) {
      Draws draws = Draws.of("indicator", spec.id(), places.get(p).id());
      double level = spec.base() + explained(spec, places, p) + hidden(spec, places.get(p), draws);
      double noise = spec.noise() * draws.normal();
      for (int t = 0; t < starts.size(); t++) {
        LocalDate start = starts.get(t);
        double score =
            level
                + spec.trend() * t
                + spec.season() * SampleCalendar.winter(start, spec.period())
                + shared[t]
                + noise
                + planted(spec, places.get(p), SampleCalendar.label(spec.period(), start));
        numerators[p][t] = outcome(spec, score, denominators[p][t], draws);
        noise =
            Spec.RHO * noise
                + StrictMath.sqrt(1 - Spec.RHO * Spec.RHO) * spec.noise() * draws.normal();
      }
    }
    return new Cells(spec, places, starts, numerators, denominators);
  }

  private static double outcome(Spec spec, double score, double denominator, Draws draws) {
    return switch (spec.measure()) {
      case "proportion" ->
          draws.binomial(Math.round(denominator), 1 / (1 + StrictMath.exp(-score)));
      case "rate", "count" -> draws.poisson(denominator * StrictMath.exp(score));
      case "value" -> Math.round(score * 10) / 10.0;
      default -> throw new IllegalArgumentException("no measure " + spec.measure());
    };
  }

  private double planted(Spec spec, SamplePlace place, String period) {
    return deviants.stream()
        .filter(d -> d.indicator().equals(spec.id()) && d.place().equals(place.id()))
        .mapToDouble(d -> d.at(period))
        .sum();
  }

  /**
   * What no covariate explains; small at planted places, so that what is planted is what is seen.
   */
  private double hidden(Spec spec, SamplePlace place, Draws draws) {
    double z = draws.normalWithin(HIDDEN_LIMIT);
    boolean isPlanted =
        deviants.stream()
            .anyMatch(d -> d.indicator().equals(spec.id()) && d.place().equals(place.id()));
    return spec.hidden() * (isPlanted ? z / 4 : z);
  }

  private static double explained(Spec spec, List<SamplePlace> places, int place) {
    double sum = 0;
    for (int k = 0; k < spec.covariates().size(); k++) {
      double[] values = new double[places.size()];
      for (int p = 0; p < values.length; p++) {
        values[p] = covariate(places.get(p), k);
      }
      double z = standardised(values, place);
      sum += spec.covariates().get(k) * (z + .06 * (z * z - 1));
    }
    return sum;
  }

  private static double covariate(SamplePlace place, int k) {
    return switch (k) {
      case 0 -> place.population();
      case 1 -> place.deprivation();
      case 2 -> place.rurality();
      default -> place.shareOver65();
    };
  }

  private static double standardised(double[] values, int index) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return (values[index] - mean) / Math.sqrt(squares / values.length);
  }
}
