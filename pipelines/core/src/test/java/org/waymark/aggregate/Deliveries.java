package org.waymark.aggregate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.panel.Panel;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.registry.Better;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.registry.Role;

/** Places and what each delivered, month after month from January 2025, for tests. */
final class Deliveries {
  static final double NONE = Double.NaN;

  private final Measure measure;
  private final List<Place> places = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();

  Deliveries(Measure measure) {
    this.measure = measure;
  }

  static Period month(int at) {
    return new Period(PeriodKind.MONTH, LocalDate.of(2025, 1, 1)).plus(at);
  }

  /** A place that belongs to nothing. */
  Deliveries place(String id, double... monthly) {
    return place(id, "", "", "", "", monthly, new double[0]);
  }

  Deliveries part(String id, String parent, double... monthly) {
    return place(id, parent, "", "", "", monthly, new double[0]);
  }

  /** A place with dates of its existence and what came after it; an empty text: none. */
  Deliveries dated(String id, String from, String to, String successor, double... monthly) {
    return place(id, "", from, to, successor, monthly, new double[0]);
  }

  /** A place that goes on from another under a new code; its values are those of both codes. */
  Deliveries continued(String id, String from, String earlier, double... monthly) {
    dated(id, from, "", "", monthly);
    Place place = places.remove(places.size() - 1);
    places.add(
        new Place(
            place.id(),
            place.name(),
            place.type(),
            place.parentId(),
            place.validFrom(),
            place.validTo(),
            place.successorId(),
            place.covariates(),
            false,
            Optional.of(earlier),
            List.of()));
    return this;
  }

  Deliveries weighted(String id, double[] monthly, double[] weight) {
    return place(id, "", "", "", "", monthly, weight);
  }

  private Deliveries place(
      String id,
      String parent,
      String from,
      String to,
      String successor,
      double[] monthly,
      double[] weight) {
    places.add(
        new Place(
            id,
            id,
            Optional.empty(),
            text(parent),
            text(from).map(LocalDate::parse),
            text(to).map(LocalDate::parse),
            text(successor),
            new TreeMap<>()));
    values.add(monthly);
    weights.add(weight);
    return this;
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  Indicator indicator() {
    return new Indicator(
        "i",
        "m",
        "Cases",
        measure,
        Optional.empty(),
        Better.LOWER,
        Role.OUTCOME,
        PeriodKind.MONTH,
        1,
        Optional.empty(),
        List.of());
  }

  List<Place> places() {
    return places;
  }

  Panel panel() {
    int months = values.stream().mapToInt(v -> v.length).max().orElse(0);
    List<Integer> reporting = new ArrayList<>();
    for (int p = 0; p < places.size(); p++) {
      if (values.get(p).length > 0) {
        reporting.add(p);
      }
    }
    int cells = reporting.size() * months;
    double[] value = new double[cells];
    double[] weight = new double[cells];
    Arrays.fill(value, NONE);
    Arrays.fill(weight, NONE);
    for (int r = 0; r < reporting.size(); r++) {
      double[] own = values.get(reporting.get(r));
      double[] with = weights.get(reporting.get(r));
      System.arraycopy(own, 0, value, r * months, own.length);
      System.arraycopy(with, 0, weight, r * months, with.length);
    }
    int[] periods = new int[months];
    Arrays.setAll(periods, t -> month(t).code());
    int[] zero = new int[cells];
    return new Panel(
        0,
        reporting.stream().mapToInt(p -> p).toArray(),
        periods,
        value,
        new double[0],
        new double[0],
        new double[0],
        weight,
        zero,
        zero,
        zero,
        new boolean[cells]);
  }

  Aggregation aggregation() {
    return new Aggregation(indicator(), panel(), places, Aggregation.COMPLETE);
  }

  AggregateSeries all() {
    return aggregation().of(Scope.EVERYWHERE, Optional.empty());
  }

  AggregateSeries region(String id) {
    return aggregation().of(Scope.region(id), Optional.empty());
  }

  static double[] values(AggregateSeries series) {
    return series.points().stream()
        .filter(AggregateSeries.Point::comparable)
        .mapToDouble(AggregateSeries.Point::value)
        .toArray();
  }
}
