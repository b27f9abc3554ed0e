package org.waymark.watch.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;

/**
 * What colours have been worth: claims against what a snapshot nine or more months later says of
 * the due day.
 *
 * @param pairs claims with a later snapshot
 * @param byClaim what became of each colour
 * @param auc chance that of two items, one slipped and one not, the slipped one had the worse
 *     colour; 0.5 is a coin. Empty where none or all slipped
 * @param brierGain by how much the colours' shares lower the Brier score of the base rate, each
 *     item left out of the share that forecasts it; 0.01 is little. Empty where there is no AUC
 */
public record ColourAudit(
    int pairs,
    Map<Claim, OfColour> byClaim,
    OptionalDouble auc,
    Optional<Interval> aucInterval,
    OptionalDouble brierGain) {
  private static final int LATER_MONTHS = 9;
  private static final int SLIPPED_DAYS = 183;
  private static final int RESAMPLES = 999;
  private static final double CONFIDENCE = 0.95;

  /** Fewer of a colour say nothing of it. */
  public static final int LEAST = 20;

  /**
   * What became of one colour.
   *
   * @param later of the items, those that were due more than six months later
   */
  public record OfColour(int items, int later, Interval share) {}

  private record Pair(String id, Claim claim, boolean later) {}

  /** The audit of a tracker's snapshots up to a date. */
  public static ColourAudit of(Collection<PlanRow> rows, LocalDate asOf) {
    List<Pair> pairs = pairs(rows, asOf);
    Map<Claim, OfColour> byClaim = new EnumMap<>(Claim.class);
    for (Claim claim : Claim.values()) {
      int items = (int) pairs.stream().filter(p -> p.claim() == claim).count();
      int later = (int) pairs.stream().filter(p -> p.claim() == claim && p.later()).count();
      if (items > 0) {
        byClaim.put(claim, new OfColour(items, later, Intervals.wilson(later, items, CONFIDENCE)));
      }
    }
    OptionalDouble auc = auc(pairs);
    return new ColourAudit(
        pairs.size(),
        byClaim,
        auc,
        auc.isPresent() ? Optional.of(bootstrap(pairs)) : Optional.empty(),
        auc.isPresent() ? OptionalDouble.of(brierGain(pairs)) : OptionalDouble.empty());
  }

  /** Each claim with the first snapshot of the same item that is nine or more months later. */
  private static List<Pair> pairs(Collection<PlanRow> rows, LocalDate asOf) {
    Map<String, List<PlanRow>> byId = new TreeMap<>();
    for (PlanRow row : rows) {
      if (!row.snapshot().isAfter(asOf) && row.due().isPresent()) {
        byId.computeIfAbsent(row.feed() + "\n" + row.id(), id -> new ArrayList<>()).add(row);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    byId.forEach(
        (id, path) -> {
          path.sort(Comparator.comparing(PlanRow::snapshot));
          for (PlanRow row : path) {
            Optional<Claim> claim = Claim.of(row.claim());
            if (claim.isEmpty()) {
              continue;
            }
            LocalDate from = row.snapshot().plusMonths(LATER_MONTHS);
            path.stream()
                .filter(next -> !next.snapshot().isBefore(from))
                .findFirst()
                .ifPresent(
                    next -> {
                      long days =
                          ChronoUnit.DAYS.between(
                              row.due().orElseThrow(), next.due().orElseThrow());
                      pairs.add(new Pair(id, claim.get(), days > SLIPPED_DAYS));
                    });
          }
        });
    return pairs;
  }

  private static OptionalDouble auc(List<Pair> pairs) {
    Map<Claim, long[]> counts = new EnumMap<>(Claim.class);
    for (Pair pair : pairs) {
      counts.computeIfAbsent(pair.claim(), claim -> new long[2])[pair.later() ? 1 : 0]++;
    }
    double wins = 0;
    long below = 0;
    long allLater = 0;
    for (long[] ofClaim : counts.values()) {
      wins += ofClaim[1] * (below + ofClaim[0] / 2.0);
      below += ofClaim[0];
      allLater += ofClaim[1];
    }
    return allLater == 0 || below == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(wins / (allLater * (double) below));
  }

  /** Resamples items, each with all its claims, from a fixed seed. */
  private static Interval bootstrap(List<Pair> pairs) {
    Map<String, List<Pair>> byItem = new TreeMap<>();
    pairs.forEach(pair -> byItem.computeIfAbsent(pair.id(), id -> new ArrayList<>()).add(pair));
    List<List<Pair>> items = List.copyOf(byItem.values());
    SplittableRandom random = new SplittableRandom(pairs.size());
    List<Double> drawn = new ArrayList<>(RESAMPLES);
    for (int r = 0; r < RESAMPLES; r++) {
      List<Pair> sample = new ArrayList<>(pairs.size());
      for (int i = 0; i < items.size(); i++) {
        sample.addAll(items.get(random.nextInt(items.size())));
      }
      auc(sample).ifPresent(drawn::add);
    }
    drawn.sort(Comparator.naturalOrder());
    int tail = (int) (drawn.size() * (1 - CONFIDENCE) / 2);
    return new Interval(drawn.get(tail), drawn.get(drawn.size() - 1 - tail));
  }

  private static double brierGain(List<Pair> pairs) {
    int n = pairs.size();
    long later = pairs.stream().filter(Pair::later).count();
    if (n < 2) {
      return 0;
    }
    double base = 0;
    double coloured = 0;
    for (Pair pair : pairs) {
      int was = pair.later() ? 1 : 0;
      double rate = (later - was) / (n - 1.0);
      long same = pairs.stream().filter(p -> p.claim() == pair.claim()).count() - 1;
      long sameLater =
          pairs.stream().filter(p -> p.claim() == pair.claim() && p.later()).count() - was;
      double share = same == 0 ? rate : sameLater / (double) same;
      base += (rate - was) * (rate - was);
      coloured += (share - was) * (share - was);
    }
    return (base - coloured) / n;
  }
}
