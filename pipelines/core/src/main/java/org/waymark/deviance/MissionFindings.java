package org.waymark.deviance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.schema.record.DevianceScore;
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

  private static final Comparator<DevianceScore> BY_INDICATOR_AND_PLACE =
      Comparator.comparing(DevianceScore::getIndicatorId).thenComparing(DevianceScore::getPlaceId);

  /**
   * What a mission's scores say together.
   *
   * @param scores the mission's scores with q-values, by indicator and place
   * @param findings new, standing and gone, by indicator and place
   * @param candidates places that could learn, by finding and rank
   * @param expectedLuck how many of the new and standing findings luck is expected to account for
   * @param worse places found on the bad side by the same rule: an audit of the noise model
   */
  public record Conclusion(
      List<DevianceScore> scores,
      List<PositiveDeviance> findings,
      List<ScalingCandidate> candidates,
      double expectedLuck,
      long worse) {}

  private final Mission mission;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Indicator> indicators;
  private final PreviousFindings previous;
  private final LocalDate asOf;
  private final String runId;

  private MissionFindings(
      Mission mission,
      List<Place> places,
      Map<String, Indicator> indicators,
      PreviousFindings previous,
      LocalDate asOf,
      String runId) {
    this.mission = mission;
    places.forEach(p -> this.places.put(p.id(), p));
    this.indicators = indicators;
    this.previous = previous;
    this.asOf = asOf;
    this.runId = runId;
  }

  /**
   * Concludes on one mission.
   *
   * @param places all places of the workspace
   * @param scores the mission's scores; scores of other missions' counterparts may be among them
   *     and are not counted as tests
   * @param previous what was published at the date before
   * @param indicators all indicators of the workspace by id
   */
  public static Conclusion conclude(
      Mission mission,
      List<Place> places,
      List<DevianceScore> scores,
      PreviousFindings previous,
      Map<String, Indicator> indicators,
      LocalDate asOf,
      String runId) {
    return new MissionFindings(mission, places, indicators, previous, asOf, runId).conclude(scores);
  }

  private Conclusion conclude(List<DevianceScore> given) {
    List<DevianceScore> all = given.stream().sorted(BY_INDICATOR_AND_PLACE).toList();
    List<DevianceScore> own =
        withQValues(all.stream().filter(s -> s.getMissionId().equals(mission.id())).toList());
    List<DevianceScore> found =
        own.stream().filter(s -> s.getQLevel() != null && s.getQLevel() <= LEVEL_RATE).toList();
    Set<DevianceScore> worseCounterparts = worseCounterparts(found, all);
    Map<String, PositiveDeviance> before = new TreeMap<>();
    for (PositiveDeviance row : previous.rows()) {
      if (row.getMissionId().equals(mission.id()) && !row.getState().equals("gone")) {
        before.put(row.getFindingId(), row);
      }
    }
    List<PositiveDeviance> findings = new ArrayList<>();
    for (DevianceScore score : found) {
      String id = findingId(mission.id(), score.getIndicatorId(), score.getPlaceId());
      Optional<PositiveDeviance> last = Optional.ofNullable(before.remove(id));
      findings.add(finding(id, score, last, worseCounterparts.contains(score)));
    }
    List<ScalingCandidate> candidates = candidates(findings, own);
    before.values().forEach(last -> findings.add(gone(last, own)));
    findings.sort(
        Comparator.comparing(PositiveDeviance::getIndicatorId)
            .thenComparing(PositiveDeviance::getPlaceId));
    return new Conclusion(
        own, List.copyOf(findings), candidates, LEVEL_RATE * found.size(), worse(own));
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

  private static double[] pLevels(List<DevianceScore> scores, ToDoubleFunction<Double> side) {
    return scores.stream()
        .map(DevianceScore::getPLevel)
        .mapToDouble(p -> p == null ? Double.NaN : side.applyAsDouble(p))
        .toArray();
  }

  private static List<DevianceScore> withQValues(List<DevianceScore> scores) {
    double[] q = FalseDiscovery.qValues(pLevels(scores, p -> p));
    List<DevianceScore> rows = new ArrayList<>(scores.size());
    for (int i = 0; i < q.length; i++) {
      DevianceScore score = scores.get(i);
      rows.add(
          Double.isNaN(q[i]) ? score : DevianceScore.newBuilder(score).setQLevel(q[i]).build());
    }
    return List.copyOf(rows);
  }

  private static long worse(List<DevianceScore> scores) {
    double[] q = FalseDiscovery.qValues(pLevels(scores, p -> 1 - p));
    return java.util.Arrays.stream(q).filter(x -> x <= LEVEL_RATE).count();
  }

  /**
   * The found scores whose counterpart, at the same place, is significantly on its bad side:
   * q-values over the counterparts that are looked at. A counterpart that was not tested does not
   * veto.
   */
  private Set<DevianceScore> worseCounterparts(List<DevianceScore> found, List<DevianceScore> all) {
    Map<String, DevianceScore> byPlace = new HashMap<>();
    all.forEach(s -> byPlace.put(s.getIndicatorId() + "\n" + s.getPlaceId(), s));
    double[] p = new double[found.size()];
    for (int i = 0; i < p.length; i++) {
      DevianceScore score = found.get(i);
      p[i] =
          counterpart(score.getIndicatorId())
              .map(c -> byPlace.get(c.id() + "\n" + score.getPlaceId()))
              .map(DevianceScore::getPLevel)
              .map(up -> 1 - up)
              .orElse(Double.NaN);
    }
    double[] q = FalseDiscovery.qValues(p);
    Set<DevianceScore> worse = new HashSet<>();
    for (int i = 0; i < q.length; i++) {
      if (q[i] <= COUNTERPART_RATE) {
        worse.add(found.get(i));
      }
    }
    return worse;
  }

  private Optional<Indicator> counterpart(String indicatorId) {
    return Optional.ofNullable(indicators.get(indicatorId))
        .flatMap(Indicator::counterpart)
        .map(indicators::get);
  }

  private PositiveDeviance finding(
      String id, DevianceScore score, Optional<PositiveDeviance> last, boolean counterpartWorse) {
    Indicator indicator = indicators.get(score.getIndicatorId());
    if (indicator == null) {
      throw new IllegalArgumentException("no indicator " + score.getIndicatorId());
    }
    double effect = score.getEffect();
    double error = score.getEffectSe();
    double between = score.getTau() * score.getTau();
    double total = between + error * error;
    String evidence = FindingWords.found(indicator, score);
    if (counterpartWorse) {
      evidence += counterpart(indicator.id()).map(FindingWords::counterpartWorse).orElse("");
    }
    return PositiveDeviance.newBuilder()
        .setFindingId(id)
        .setMissionId(mission.id())
        .setIndicatorId(score.getIndicatorId())
        .setPlaceId(score.getPlaceId())
        .setPeriodStart(score.getPeriodStart())
        .setPeriodEnd(score.getPeriodEnd())
        .setObserved(score.getObserved())
        .setExpected(score.getExpected())
        .setEffect(effect)
        .setEffectLow(effect - Z95 * error)
        .setEffectHigh(effect + Z95 * error)
        .setEffectShrunk(total > 0 ? effect * between / total : effect)
        .setPValue(score.getPLevel())
        .setQValue(score.getQLevel())
        .setTier("standing")
        .setPeers(score.getPeers())
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

  private PositiveDeviance gone(PositiveDeviance last, List<DevianceScore> scores) {
    String reason = reasonGone(last, scores);
    return PositiveDeviance.newBuilder(last)
        .setState("gone")
        .setReasonGone(reason)
        .setEvidence(FindingWords.gone(last, reason))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  private String reasonGone(PositiveDeviance last, List<DevianceScore> scores) {
    boolean registered =
        places.containsKey(last.getPlaceId())
            && mission.indicators().stream().anyMatch(i -> i.id().equals(last.getIndicatorId()));
    if (!registered) {
      return NOT_IN_REGISTRY;
    }
    return scores.stream()
        .filter(
            s ->
                s.getIndicatorId().equals(last.getIndicatorId())
                    && s.getPlaceId().equals(last.getPlaceId()))
        .findFirst()
        .map(
            s ->
                s.getReasonNotTested() == null
                    ? NOT_SIGNIFICANT
                    : "not-tested: " + s.getReasonNotTested())
        .orElse("not-tested: no data");
  }

  private List<ScalingCandidate> candidates(
      List<PositiveDeviance> findings, List<DevianceScore> scores) {
    Map<String, List<DevianceScore>> byIndicator = new HashMap<>();
    scores.forEach(
        s -> byIndicator.computeIfAbsent(s.getIndicatorId(), k -> new ArrayList<>()).add(s));
    Map<String, Set<String>> deviants = new HashMap<>();
    findings.forEach(
        f ->
            deviants.computeIfAbsent(f.getIndicatorId(), k -> new HashSet<>()).add(f.getPlaceId()));
    ScalingCandidates nearest = new ScalingCandidates(places);
    List<ScalingCandidate> rows = new ArrayList<>();
    for (PositiveDeviance finding : findings) {
      Indicator indicator = indicators.get(finding.getIndicatorId());
      if (indicator != null) {
        rows.addAll(
            nearest.of(
                finding,
                indicator,
                byIndicator.getOrDefault(finding.getIndicatorId(), List.of()),
                deviants.getOrDefault(finding.getIndicatorId(), Set.of()),
                asOf,
                runId));
      }
    }
    return List.copyOf(rows);
  }
}
