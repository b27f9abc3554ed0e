package org.waymark.deviance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.ScalingCandidate;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.Intervals;

/** Turns the scores of a mission into its list of positive deviants. */
public final class MissionFindings {

  /** False-discovery rate of the LEVEL list: at most 1 in 20 on it is expected to be luck. */
  public static final double LEVEL_RATE = 0.05;

  /** A counterpart is worse where this rate is held over the counterparts that were looked at. */
  private static final double COUNTERPART_RATE = 0.05;

  static final String NOT_SIGNIFICANT = "not-significant";
  static final String NOT_IN_REGISTRY = "not-in-registry";

  private static final double Z95 = Intervals.normalQuantile(0.95);

  /**
   * What a mission's scores say together.
   *
   * @param scores the mission's scores, by indicator and place
   * @param qLevel their Benjamini–Hochberg q-values over all tests of the mission; NaN: not tested
   * @param findings new, standing and gone, by indicator and place
   * @param candidates places that could learn, by finding and rank
   * @param expectedLuck how many of the new and standing findings luck is expected to account for
   * @param worse places found on the bad side by the same rule: an audit of the noise model
   */
  public record Conclusion(
      Scores scores,
      double[] qLevel,
      List<PositiveDeviance> findings,
      List<ScalingCandidate> candidates,
      double expectedLuck,
      long worse) {}

  private final Mission mission;
  private final List<Place> places;
  private final List<Indicator> indicators;
  private final Scores scores;
  private final PreviousFindings previous;
  private final LocalDate asOf;
  private final String runId;

  private MissionFindings(
      Mission mission,
      List<Place> places,
      List<Indicator> indicators,
      Scores scores,
      PreviousFindings previous,
      LocalDate asOf,
      String runId) {
    this.mission = mission;
    this.places = places;
    this.indicators = indicators;
    this.scores = scores;
    this.previous = previous;
    this.asOf = asOf;
    this.runId = runId;
  }

  /**
   * Concludes on one mission.
   *
   * @param places all places of the workspace
   * @param indicators all indicators of the workspace
   * @param scores of the mission's indicators, one each, in any order
   * @param previous what was published at the date before
   */
  public static Conclusion conclude(
      Mission mission,
      List<Place> places,
      List<Indicator> indicators,
      List<Scores> scores,
      PreviousFindings previous,
      LocalDate asOf,
      String runId) {
    Scores all = Scores.together(scores, indicators, places);
    return new MissionFindings(mission, places, indicators, all, previous, asOf, runId).conclude();
  }

  private Conclusion conclude() {
    double[] q = FalseDiscovery.qValues(scores.pLevel());
    int[] found = IntStream.range(0, q.length).filter(row -> q[row] <= LEVEL_RATE).toArray();
    Set<Integer> worseCounterparts = worseCounterparts(found);
    Map<String, PositiveDeviance> before = new TreeMap<>();
    for (PositiveDeviance row : previous.rows()) {
      if (row.getMissionId().equals(mission.id()) && !row.getState().equals("gone")) {
        before.put(row.getFindingId(), row);
      }
    }
    List<PositiveDeviance> findings = new ArrayList<>();
    for (int row : found) {
      String id = findingId(mission.id(), indicator(row).id(), place(row).id());
      Optional<PositiveDeviance> last = Optional.ofNullable(before.remove(id));
      findings.add(finding(id, row, q[row], last, worseCounterparts.contains(row)));
    }
    List<ScalingCandidate> candidates = candidates(findings, found);
    before.values().forEach(last -> findings.add(gone(last)));
    findings.sort(
        Comparator.comparing(PositiveDeviance::getIndicatorId)
            .thenComparing(PositiveDeviance::getPlaceId));
    return new Conclusion(
        scores, q, List.copyOf(findings), candidates, LEVEL_RATE * found.length, worse());
  }

  private Indicator indicator(int row) {
    return indicators.get(scores.indicator()[row]);
  }

  private Place place(int row) {
    return places.get(scores.place()[row]);
  }

  /** Stable id of a finding: 12 hexadecimal digits of a hash of its three names. */
  public static String findingId(String missionId, String indicatorId, String placeId) {
    String names = missionId + "\n" + indicatorId + "\n" + placeId;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private long worse() {
    double[] q = FalseDiscovery.qValues(Arrays.stream(scores.pLevel()).map(p -> 1 - p).toArray());
    return Arrays.stream(q).filter(x -> x <= LEVEL_RATE).count();
  }

  /**
   * The found rows whose counterpart, at the same place, is significantly on its bad side: q-values
   * over the counterparts that are looked at. A counterpart that was not tested does not veto.
   */
  private Set<Integer> worseCounterparts(int[] found) {
    double[] p = new double[found.length];
    for (int i = 0; i < p.length; i++) {
      int ofPlace = scores.place()[found[i]];
      OptionalInt row =
          counterpart(indicator(found[i]))
              .map(counterpart -> scores.find(indicators.indexOf(counterpart), ofPlace))
              .orElse(OptionalInt.empty());
      p[i] = row.isPresent() ? 1 - scores.pLevel()[row.getAsInt()] : Double.NaN;
    }
    double[] q = FalseDiscovery.qValues(p);
    Set<Integer> worse = new HashSet<>();
    for (int i = 0; i < q.length; i++) {
      if (q[i] <= COUNTERPART_RATE) {
        worse.add(found[i]);
      }
    }
    return worse;
  }

  private Optional<Indicator> counterpart(Indicator indicator) {
    return indicator
        .counterpart()
        .flatMap(id -> indicators.stream().filter(i -> i.id().equals(id)).findFirst());
  }

  private PositiveDeviance finding(
      String id, int row, double q, Optional<PositiveDeviance> last, boolean counterpartWorse) {
    Indicator indicator = indicator(row);
    double effect = scores.effect()[row];
    double error = scores.effectError()[row];
    double between = scores.tau()[row] * scores.tau()[row];
    double total = between + error * error;
    String evidence = FindingWords.found(indicator, scores, row);
    if (counterpartWorse) {
      evidence += counterpart(indicator).map(FindingWords::counterpartWorse).orElse("");
    }
    return PositiveDeviance.newBuilder()
        .setFindingId(id)
        .setMissionId(mission.id())
        .setIndicatorId(indicator.id())
        .setPlaceId(place(row).id())
        .setPeriodStart(scores.start(row))
        .setPeriodEnd(scores.end(row))
        .setObserved(scores.observed()[row])
        .setExpected(scores.expected()[row])
        .setEffect(effect)
        .setEffectLow(effect - Z95 * error)
        .setEffectHigh(effect + Z95 * error)
        .setEffectShrunk(total > 0 ? effect * between / total : effect)
        .setPValue(scores.pLevel()[row])
        .setQValue(q)
        .setTier("standing")
        .setPeers(scores.peers()[row])
        .setCounterpartWorse(counterpartWorse)
        .setWeeksStanding(last.map(l -> l.getWeeksStanding() + weeksSince()).orElse(0L))
        .setState(last.isPresent() ? "standing" : "new")
        .setEvidence(evidence)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private long weeksSince() {
    return previous.asOf().map(d -> Math.max(0, ChronoUnit.WEEKS.between(d, asOf))).orElse(0L);
  }

  private PositiveDeviance gone(PositiveDeviance last) {
    String reason = reasonGone(last);
    return PositiveDeviance.newBuilder(last)
        .setState("gone")
        .setReasonGone(reason)
        .setEvidence(FindingWords.gone(last, reason))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private String reasonGone(PositiveDeviance last) {
    int ofPlace = position(places, place -> place.id().equals(last.getPlaceId()));
    int ofIndicator = position(indicators, i -> i.id().equals(last.getIndicatorId()));
    boolean registered =
        ofPlace >= 0
            && mission.indicators().stream().anyMatch(i -> i.id().equals(last.getIndicatorId()));
    if (!registered) {
      return NOT_IN_REGISTRY;
    }
    OptionalInt row = scores.find(ofIndicator, ofPlace);
    if (row.isEmpty()) {
      return "not-tested: no data";
    }
    return scores.tested(row.getAsInt())
        ? NOT_SIGNIFICANT
        : "not-tested: " + scores.reason()[row.getAsInt()];
  }

  private static <T> int position(List<T> all, Predicate<T> wanted) {
    return IntStream.range(0, all.size())
        .filter(i -> wanted.test(all.get(i)))
        .findFirst()
        .orElse(-1);
  }

  /** Candidates of the findings, which are those of {@code rows}, in their order. */
  private List<ScalingCandidate> candidates(List<PositiveDeviance> findings, int[] rows) {
    Map<String, Set<String>> deviants = new HashMap<>();
    findings.forEach(
        f ->
            deviants.computeIfAbsent(f.getIndicatorId(), k -> new HashSet<>()).add(f.getPlaceId()));
    ScalingCandidates nearest = new ScalingCandidates(places, scores);
    List<ScalingCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      PositiveDeviance finding = findings.get(i);
      candidates.addAll(
          nearest.of(
              finding,
              indicator(rows[i]),
              scores.indicator()[rows[i]],
              scores.place()[rows[i]],
              deviants.getOrDefault(finding.getIndicatorId(), Set.of()),
              asOf,
              runId));
    }
    return List.copyOf(candidates);
  }
}
