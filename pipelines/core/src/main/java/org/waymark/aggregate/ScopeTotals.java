package org.waymark.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.period.Period;

/** The totals of one scope, and which of its places are compared. */
final class ScopeTotals {

  /** Periods by which a place may start later, or stop earlier, than others and be one of them. */
  private static final int GRACE = 2;

  /** Least share of the whole that must go on where others stop. */
  private static final double ENOUGH = 0.5;

  private static final double ROUNDING = 1e-9;

  private final Scope scope;
  private final List<Integer> heads;
  private final ReportedPlaces places;
  private final double least;

  /** Left out throughout. */
  private final Set<Integer> late = new TreeSet<>();

  /** By place the last period that it counts in; the greatest number: it has not stopped. */
  private final int[] stop;

  private final Map<Set<Integer>, Optional<Joint>> joints = new HashMap<>();

  /**
   * Totals of a scope.
   *
   * @param heads the places it is made of, none above another
   * @param least share of the usual volume from which a period is complete
   */
  ScopeTotals(Scope scope, List<Integer> heads, ReportedPlaces places, double least) {
    this.scope = scope;
    this.heads = heads;
    this.places = places;
    this.least = least - ROUNDING;
    this.stop = new int[places.tree.size()];
    Arrays.fill(stop, Integer.MAX_VALUE);
  }

  /**
   * Periods over which places that stopped and those that go on were both there.
   *
   * @param share what those that go on held of the whole
   */
  private record Joint(Total whole, Total rest, double share) {}

  AggregateSeries series(Optional<Period> since) {
    int last = places.periods.length - 1;
    while (last >= 0 && total(last).isEmpty()) {
      last--;
    }
    if (last < 0) {
      return AggregateSeries.refused(scope, "");
    }
    List<Integer> leaves = leaves();
    leaveLateOut(leaves, reference(since, last));
    findStopped(leaves, last);
    List<AggregateSeries.Point> points = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      Total total = total(i);
      if (!total.isEmpty()) {
        points.add(point(i, total));
      }
    }
    MemberWords words = new MemberWords(places);
    List<String> remarks = new ArrayList<>();
    words.late(late).ifPresent(remarks::add);
    words.stopped(stopped(last), shareOfStopped(last)).ifPresent(remarks::add);
    return new AggregateSeries(scope, List.copyOf(points), List.copyOf(remarks), "");
  }

  /** Whether the place is compared, exists and reports in the period. */
  boolean counts(int place, int i) {
    return !late.contains(place)
        && stop[place] == Integer.MAX_VALUE
        && places.tree.exists(place, places.periods[i])
        && (places.addUp() ? places.reportsWeighted(place, i) : places.reports(place, i));
  }

  /** Places without parts. */
  List<Integer> leaves() {
    Set<Integer> leaves = new TreeSet<>();
    heads.forEach(head -> addLeaves(head, leaves));
    return List.copyOf(leaves);
  }

  private void addLeaves(int place, Set<Integer> leaves) {
    if (places.addUp() && places.hasParts(place)) {
      places.tree.children(place).stream()
          .filter(places::relevant)
          .forEach(child -> addLeaves(child, leaves));
    } else if (places.reportsEver(place)) {
      leaves.add(place);
    }
  }

  /** The period whose places are compared with themselves. */
  private int reference(Optional<Period> since, int last) {
    int first = 0;
    while (first < last
        && since.isPresent()
        && places.periods[first].compareTo(since.orElseThrow()) < 0) {
      first++;
    }
    double[] held = new double[last + 1];
    double most = 0;
    for (int i = first; i <= last; i++) {
      held[i] = total(i).reported();
      most = Math.max(most, held[i]);
    }
    for (int i = first; i <= last; i++) {
      if (held[i] > 0 && held[i] >= ENOUGH * most) {
        return i;
      }
    }
    return first;
  }

  /** Leaves out places that began to report after the reference, where they hold too much. */
  private void leaveLateOut(List<Integer> leaves, int reference) {
    List<Integer> joined = new ArrayList<>();
    double theirs = 0;
    for (int place : leaves) {
      int first = places.firstCounted(place);
      if (first > reference + GRACE
          && !continues(place, reference)
          && (opensAfter(place, reference) || !deliveredAbove(place, reference))) {
        joined.add(place);
        int when = Math.min(places.periods.length - 1, first + ReportedPlaces.USUAL - 1);
        theirs += places.usual(place, when);
      }
    }
    double others = total(reference).reported();
    if (theirs > (1 - least) * (theirs + others)) {
      late.addAll(joined);
    }
  }

  private boolean opensAfter(int place, int i) {
    return places.tree.opens(place).map(day -> day.isAfter(places.periods[i].end())).orElse(false);
  }

  /** Whether what came before the place was there in time. */
  private boolean continues(int place, int reference) {
    return places.tree.predecessors(place).stream()
        .anyMatch(
            before ->
                (places.reportsEver(before) && places.firstCounted(before) <= reference + GRACE)
                    || continues(before, reference));
  }

  private boolean deliveredAbove(int place, int i) {
    int up = places.tree.parent(place);
    boolean within = !heads.contains(place);
    for (int steps = 0; within && up >= 0 && steps < stop.length; steps++) {
      if (places.reports(up, i)) {
        return true;
      }
      within = !heads.contains(up);
      up = places.tree.parent(up);
    }
    return false;
  }

  /** Finds places that will not report again, where the others hold too little without them. */
  private void findStopped(List<Integer> leaves, int last) {
    List<Integer> gone = new ArrayList<>();
    double theirs = 0;
    for (int place : leaves) {
      int end = places.lastCounted(place);
      boolean closed =
          places
              .tree
              .closed(place)
              .map(day -> day.isBefore(places.periods[last].start()))
              .orElse(false);
      if (end >= 0
          && end < (closed ? last : last - GRACE)
          && !late.contains(place)
          && !places.goesOn(place, end)
          && !deliveredAbove(place, last)) {
        gone.add(place);
        theirs += places.usual(place, end);
      }
    }
    double others = total(last).reported();
    if (theirs > (1 - least) * (theirs + others)) {
      gone.forEach(place -> stop[place] = places.lastCounted(place));
    }
  }

  private Set<Integer> stopped(int i) {
    Set<Integer> stopped = new TreeSet<>();
    for (int p = 0; p < stop.length; p++) {
      if (stop[p] < i) {
        stopped.add(p);
      }
    }
    return stopped;
  }

  private double shareOfStopped(int i) {
    return joint(i).map(joint -> 1 - joint.share()).orElse(Double.NaN);
  }

  /** The sum of a period. */
  Total total(int i) {
    return add(new Total(places.indicator, places.panel), i, i);
  }

  /** Adds a period's places to a total, but for those that stopped before another period. */
  private Total add(Total total, int i, int before) {
    heads.forEach(head -> add(head, i, before, total));
    return total;
  }

  private void add(int place, int i, int before, Total total) {
    if (late.contains(place) || stop[place] < before) {
      return;
    }
    Period period = places.periods[i];
    boolean dated = datesCount(place);
    boolean exists = !dated || places.tree.exists(place, period);
    boolean alone = heads.size() == 1 && heads.get(0) == place;
    if (exists && (alone ? places.reports(place, i) : places.reportsWeighted(place, i))) {
      total.add(places.cell(place, i), places.usual(place, i));
      return;
    }
    boolean parts = places.addUp() && places.hasParts(place);
    double without = total.whole();
    if (parts) {
      for (int child : places.tree.children(place)) {
        if (places.relevant(child)) {
          add(child, i, before, total);
        }
      }
    }
    boolean expected =
        exists
            && places.reportsEver(place)
            && (!dated || places.tree.existsThroughout(place, period))
            && !isTakenOver(place, i);
    if (expected) {
      double usual = places.usual(place, i);
      double ofParts = total.whole() - without;
      if (!parts) {
        total.miss(place, usual);
      } else if (ofParts < least * usual) {
        total.miss(place, usual - ofParts);
      }
    }
  }

  /** What was delivered for a single place that took nothing over counts whatever its dates. */
  private boolean datesCount(int place) {
    return scope.kind() != Scope.Kind.REGION || heads.size() > 1 || heads.get(0) != place;
  }

  /** Whether its successor reports after its last report, whatever its dates say. */
  private boolean isTakenOver(int place, int i) {
    int end = places.last(place);
    return end < i && places.goesOn(place, end);
  }

  private AggregateSeries.Point point(int i, Total total) {
    AggregateSeries.Status status = status(i, total);
    double value = total.value();
    double coverage = total.coverage();
    if (status == AggregateSeries.Status.CHAINED) {
      Optional<Joint> joint = joint(i).filter(j -> j.share() >= ENOUGH);
      Optional<Double> joined = joint.flatMap(j -> joined(value, j));
      coverage *= joint(i).map(Joint::share).orElse(0.0);
      if (joined.isPresent()) {
        return point(i, total, joined.get(), coverage, status);
      }
      status = AggregateSeries.Status.INCOMPLETE;
    }
    return point(i, total, value, coverage, status);
  }

  private AggregateSeries.Point point(
      int i, Total total, double value, double coverage, AggregateSeries.Status status) {
    return new AggregateSeries.Point(
        places.periods[i],
        value,
        total.numerator(),
        total.denominator(),
        total.n(),
        total.standardError(),
        total.places(),
        total.places() + total.absent().size(),
        coverage,
        status,
        new MemberWords(places).missing(total));
  }

  private AggregateSeries.Status status(int i, Total total) {
    if (total.coverage() < least) {
      return AggregateSeries.Status.INCOMPLETE;
    }
    if (heads.size() == 1 && places.reports(heads.get(0), i)) {
      return AggregateSeries.Status.DELIVERED;
    }
    if (!stopped(i).isEmpty()) {
      return AggregateSeries.Status.CHAINED;
    }
    return late.isEmpty() ? AggregateSeries.Status.COMPLETE : AggregateSeries.Status.LIKE_FOR_LIKE;
  }

  /** The last complete periods before the first place stopped that had stopped by then. */
  private Optional<Joint> joint(int i) {
    Set<Integer> stopped = stopped(i);
    if (stopped.isEmpty()) {
      return Optional.empty();
    }
    return joints.computeIfAbsent(
        stopped,
        fresh -> {
          int end = stopped.stream().mapToInt(place -> stop[place]).min().orElseThrow();
          Total whole = new Total(places.indicator, places.panel);
          Total rest = new Total(places.indicator, places.panel);
          int found = 0;
          for (int j = end; j >= 0 && found < ReportedPlaces.USUAL; j--) {
            Total then = total(j);
            if (!then.isEmpty() && then.coverage() >= least) {
              add(whole, j, j);
              add(rest, j, i);
              found++;
            }
          }
          return rest.isEmpty()
              ? Optional.empty()
              : Optional.of(new Joint(whole, rest, rest.reported() / whole.reported()));
        });
  }

  /** A value of those that go on, on the level with those that stopped. */
  private Optional<Double> joined(double value, Joint joint) {
    double whole = joint.whole().value();
    double rest = joint.rest().value();
    double joined =
        switch (places.indicator.measure()) {
          case COUNT, RATE -> value * whole / rest;
          case PROPORTION -> {
            double odds = odds(value) * odds(whole) / odds(rest);
            yield Double.isFinite(odds) ? odds / (1 + odds) : Double.NaN;
          }
          case MEAN, VALUE -> value + whole - rest;
        };
    return Double.isFinite(joined) ? Optional.of(joined) : Optional.empty();
  }

  private static double odds(double share) {
    return share / (1 - share);
  }
}
