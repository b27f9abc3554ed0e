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
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.period.Period;
import org.waymark.practice.MissionPractices;
import org.waymark.practice.Voices;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.schema.record.FindingIndicator;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.ScalingCandidate;
import org.waymark.statistics.Detection;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Intervals;
import org.waymark.statistics.Normal;
import org.waymark.wording.Quantities;

/** Turns the scores of a mission into its list of positive deviants. */
public final class MissionFindings {

  /** A counterpart is worse where this rate is held over the counterparts that were looked at. */
  private static final double COUNTERPART_RATE = 0.05;

  /** Begins the name of a group of indicators where the name of an indicator stands elsewhere. */
  public static final String GROUP = "group:";

  /** The state of a finding whose data are older than they should be: never new. */
  public static final String ON_OLD_DATA = "on-old-data";

  /** The scope of a finding of several indicators. */
  public static final String SCOPE_PLACE = "place";

  /** A level is behind where this share of similar places is expected to be better. */
  private static final double BEHIND = 0.95;

  /** Places that changed at one time are worth a word from this number and share on. */
  private static final int LEAST_SHARED = 3;

  private static final double SHARED = 0.1;

  /** Scores of the same series differ by no more than this part, through rounding. */
  private static final double ROUNDED = 0.05;

  /** A change of so many periods may be one of what has arrived of them. */
  private static final int FEW_PERIODS = 3;

  static final String NOT_TOGETHER = "reality: its indicators no longer move together";
  static final String FILE_GONE = "data: file gone";
  static final String NOT_IN_REGISTRY = "method: not-in-registry";
  static final String NEW_PERIODS = "reality: not-significant with what has happened since";
  static final String REVISED = "revision: not-significant with the revised numbers";
  static final String OTHER_METHOD =
      "method: not-significant among what is now registered and how it is now tested";

  /** Of a level that hangs on one way of comparing. */
  static final String NOT_SUPPORTED =
      "no-support: under no other comparison is half of the difference left";

  static final String NOT_TESTED = "data: not-tested: ";

  private static final double Z95 = Intervals.normalQuantile(0.95);

  /**
   * What a mission's scores say together.
   *
   * @param scores the mission's scores, by indicator and place
   * @param detection what they amount to, over all tests of the mission
   * @param findings new, standing and gone, by indicator and place
   * @param parts indicators that make up findings of whole places
   * @param practices what sets the found places apart in what their people say
   * @param candidates places that could learn, by finding and rank
   * @param expectedLuck how many of the new and standing findings luck is expected to account for
   * @param reasonNotListed by score: why a place that was tested is no finding; empty elsewhere
   * @param worse places found on the bad side by the same rule: an audit of the noise model
   */
  public record Conclusion(
      Scores scores,
      Detection detection,
      List<PositiveDeviance> findings,
      List<FindingIndicator> parts,
      MissionPractices practices,
      List<ScalingCandidate> candidates,
      double expectedLuck,
      String[] reasonNotListed,
      long worse) {}

  private final Mission mission;
  private final List<Place> places;
  private final List<Indicator> indicators;
  private final Scores scores;
  private final List<IndicatorContext> contexts;
  private final Map<Integer, Integer> sameAs;
  private final String[] notListed;
  private final Voices voices;
  private final PreviousFindings previous;
  private final Detection detection;
  private final LocalDate asOf;
  private final String runId;

  private MissionFindings(
      Mission mission,
      List<Place> places,
      List<Indicator> indicators,
      Scores scores,
      List<IndicatorContext> contexts,
      Voices voices,
      PreviousFindings previous,
      LocalDate asOf,
      String runId) {
    this.mission = mission;
    this.places = places;
    this.indicators = indicators;
    this.scores = scores;
    this.contexts = contexts;
    this.sameAs = WholePlaces.sameSeries(mission, indicators, contexts);
    this.notListed = notListed();
    this.voices = voices;
    this.previous = previous;
    this.detection =
        Detection.of(
            listed(scores.pChange()),
            listed(scores.pDown()),
            scores.moving(),
            new Detection.Levels(
                listed(scores.levels().z()),
                listed(scores.levels().body()),
                scores.levels().noise(),
                scores.levels().peers()),
            listed(scores.pFar()));
    this.asOf = asOf;
    this.runId = runId;
  }

  /**
   * Concludes on one mission.
   *
   * @param places all places of the workspace
   * @param indicators all indicators of the workspace
   * @param scores of the mission's indicators, one each, in any order
   * @param voices what places wrote of the mission's themes
   * @param previous what was published at the date before
   */
  public static Conclusion conclude(
      Mission mission,
      List<Place> places,
      List<Indicator> indicators,
      List<Scores> scores,
      Voices voices,
      PreviousFindings previous,
      LocalDate asOf,
      String runId) {
    return conclude(mission, places, indicators, scores, List.of(), voices, previous, asOf, runId);
  }

  /**
   * The same with what is known around the scores.
   *
   * @param contexts of the mission's indicators, one each or none, in any order
   */
  public static Conclusion conclude(
      Mission mission,
      List<Place> places,
      List<Indicator> indicators,
      List<Scores> scores,
      List<IndicatorContext> contexts,
      Voices voices,
      PreviousFindings previous,
      LocalDate asOf,
      String runId) {
    Scores all = Scores.together(scores, indicators, places);
    return new MissionFindings(
            mission, places, indicators, all, contexts, voices, previous, asOf, runId)
        .conclude();
  }

  /** Why scores cannot be findings of their own: the same series is tested under another name. */
  private String[] notListed() {
    String[] reasons = new String[scores.rows()];
    for (int row = 0; row < reasons.length; row++) {
      Integer first = sameAs.get(scores.indicator()[row]);
      reasons[row] =
          first != null && isSameHere(row, first)
              ? "same-figures: those of " + indicators.get(first).id()
              : "";
    }
    return reasons;
  }

  /**
   * Whether an indicator that is the same at nearly all places is the same at the place of a row
   * too, but for rounding.
   */
  private boolean isSameHere(int row, int indicator) {
    int place = scores.place()[row];
    OptionalInt other = scores.find(indicator, place);
    long own = figures(scores.indicator()[row], place);
    long theirs = figures(indicator, place);
    if (own == theirs || own == 0 || theirs == 0 || other.isEmpty()) {
      return true;
    }
    double z = scores.zLevel()[row];
    double apart = Math.abs(z - scores.zLevel()[other.getAsInt()]);
    return scores.onset()[row] == scores.onset()[other.getAsInt()]
        && !(apart > ROUNDED * Math.max(1, Math.abs(z)));
  }

  private long figures(int indicator, int place) {
    return context(indicator)
        .map(c -> c.row(place) < 0 ? 0L : c.figures()[c.row(place)])
        .orElse(0L);
  }

  /** The numbers of tests that can be findings; NaN elsewhere. */
  private double[] listed(double[] numbers) {
    double[] copy = numbers.clone();
    for (int row = 0; row < copy.length; row++) {
      copy[row] = notListed[row].isEmpty() ? copy[row] : Double.NaN;
    }
    return copy;
  }

  private Optional<IndicatorContext> context(int indicator) {
    return contexts.stream().filter(c -> c.indicator() == indicator).findFirst();
  }

  private Conclusion conclude() {
    Detection.Tier[] tier = detection.tier();
    int[] beyond =
        IntStream.range(0, tier.length).filter(row -> tier[row] != Detection.Tier.NONE).toArray();
    LevelChecks levels =
        new LevelChecks(places, scores, IntStream.of(beyond).boxed().collect(Collectors.toSet()));
    Map<Integer, Checks> checksOf = new HashMap<>();
    String[] reasonNotListed = notListed.clone();
    for (int row : beyond) {
      boolean changed =
          tier[row] == Detection.Tier.CHANGED || tier[row] == Detection.Tier.CONFIRMED;
      Checks checks = changed ? scores.checksOfChange(row) : levels.of(indicator(row), row);
      checksOf.put(row, checks);
      if (!changed && !checks.support(scores.effect()[row])) {
        reasonNotListed[row] = NOT_SUPPORTED;
      }
    }
    int[] found = IntStream.of(beyond).filter(row -> reasonNotListed[row].isEmpty()).toArray();
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
      Checks checks = checksOf.getOrDefault(row, Checks.none());
      findings.add(finding(id, row, tier[row], checks, last, worseCounterparts.contains(row)));
    }
    MissionPractices practices =
        MissionPractices.of(mission, places, voices, findings, asOf, runId);
    List<ScalingCandidate> candidates = candidates(findings, found, practices);
    List<FindingIndicator> parts = new ArrayList<>();
    WholePlaces.Result whole = WholePlaces.of(mission, indicators, contexts, sameAs);
    for (WholePlaces.Found place : whole.found()) {
      findings.add(wholePlace(place, before, tier, parts));
    }
    findings.addAll(inOtherForm(found, tier, checksOf, before));
    before.values().forEach(last -> findings.add(gone(last)));
    findings.sort(
        Comparator.comparing(PositiveDeviance::getIndicatorId)
            .thenComparing(PositiveDeviance::getPlaceId));
    double luck =
        IntStream.of(found).mapToObj(row -> tier[row]).mapToDouble(MissionFindings::rate).sum()
            + whole.found().size() * WholePlaces.RATE;
    return new Conclusion(
        scores,
        detection,
        List.copyOf(findings),
        List.copyOf(parts),
        practices,
        candidates,
        luck,
        reasonNotListed,
        detection.worse() + whole.worse());
  }

  /** The findings again on indicators that hold the same figures, each with its own numbers. */
  private List<PositiveDeviance> inOtherForm(
      int[] found,
      Detection.Tier[] tier,
      Map<Integer, Checks> checksOf,
      Map<String, PositiveDeviance> before) {
    List<PositiveDeviance> again = new ArrayList<>();
    for (int row : found) {
      for (Map.Entry<Integer, Integer> same : sameAs.entrySet()) {
        OptionalInt other =
            same.getValue() == scores.indicator()[row]
                ? scores.find(same.getKey(), scores.place()[row])
                : OptionalInt.empty();
        if (other.isPresent()
            && holds(other.getAsInt(), tier[row])
            && !notListed[other.getAsInt()].isEmpty()) {
          String id = findingId(mission.id(), indicator(other.getAsInt()).id(), place(row).id());
          String first = findingId(mission.id(), indicator(row).id(), place(row).id());
          PositiveDeviance finding =
              finding(
                  id,
                  other.getAsInt(),
                  tier[row],
                  checksOf.getOrDefault(row, Checks.none()),
                  Optional.ofNullable(before.remove(id)),
                  false);
          again.add(
              PositiveDeviance.newBuilder(finding)
                  .setSameAs(first)
                  .setQValue(qValue(row, tier[row]))
                  .build());
        }
      }
    }
    return again;
  }

  /** Whether a row has the numbers of a finding of that tier. */
  private boolean holds(int row, Detection.Tier tier) {
    boolean changed = tier == Detection.Tier.CHANGED || tier == Detection.Tier.CONFIRMED;
    return changed ? scores.onset()[row] != Scores.NO_DAY : scores.tested(row);
  }

  private double qValue(int row, Detection.Tier tier) {
    return switch (tier) {
      case CHANGED, CONFIRMED -> detection.qChange()[row];
      case FAR_AHEAD -> detection.qFar()[row];
      case STANDING, NONE -> detection.qLevel()[row];
    };
  }

  /** The finding of a place whose related indicators moved together. */
  private PositiveDeviance wholePlace(
      WholePlaces.Found found,
      Map<String, PositiveDeviance> before,
      Detection.Tier[] tier,
      List<FindingIndicator> parts) {
    String group = GROUP + found.group().id();
    String placeId = places.get(found.place()).id();
    String id = findingId(mission.id(), group, placeId);
    Optional<PositiveDeviance> last = Optional.ofNullable(before.remove(id));
    List<String> words = new ArrayList<>();
    long alone = 0;
    LocalDate end = found.onset().end();
    boolean old = true;
    for (WholePlaces.Part part : found.parts()) {
      Indicator indicator = indicators.get(part.indicator());
      old &= isOld(part.indicator());
      OptionalInt at = scores.find(part.indicator(), found.place());
      double observed = at.isPresent() ? scores.observed()[at.getAsInt()] : Double.NaN;
      double expected =
          ScoreScale.of(indicator.measure())
              .moved(observed, -indicator.better().sign() * part.effect());
      boolean own = at.isPresent() && tier[at.getAsInt()] != Detection.Tier.NONE;
      alone += own ? 1 : 0;
      words.add(ContextWords.part(indicator, expected, observed, part.effect()));
      if (at.isPresent() && scores.changeLastDay()[at.getAsInt()] != Scores.NO_DAY) {
        LocalDate seen = scores.changeEnd(at.getAsInt());
        end = seen.isAfter(end) ? seen : end;
      }
      parts.add(
          FindingIndicator.newBuilder()
              .setFindingId(id)
              .setMissionId(mission.id())
              .setPlaceId(placeId)
              .setIndicatorId(indicator.id())
              .setObserved(known(observed))
              .setExpected(known(expected))
              .setEffect(part.effect())
              .setEffectSe(part.error())
              .setShare(part.share())
              .setFoundAlone(own)
              .setAsOf(asOf)
              .setRunId(runId)
              .build());
    }
    return PositiveDeviance.newBuilder()
        .setFindingId(id)
        .setMissionId(mission.id())
        .setIndicatorId(group)
        .setPlaceId(placeId)
        .setScope(SCOPE_PLACE)
        .setPeriodStart(found.onset().start())
        .setPeriodEnd(end)
        .setObserved(Math.exp(found.effect()))
        .setExpected(1)
        .setEffect(found.effect())
        .setEffectLow(found.effect() - Z95 * found.error())
        .setEffectHigh(found.effect() + Z95 * found.error())
        .setEffectShrunk(found.effect())
        .setPValue(found.p())
        .setQValue(found.q())
        .setTier(label(Detection.Tier.CHANGED))
        .setOnset(found.onset().toString())
        .setPeers(found.places())
        .setCounterpartWorse(false)
        .setWeeksStanding(weeks(last, end))
        .setDataNewOn(dataNewOn(last, end))
        .setState(state(last, old))
        .setEvidence(
            ContextWords.wholePlace(found.group().title(), found.onset(), words, alone)
                + ContextWords.age(found.onset(), asOf)
                + (old ? ContextWords.oldData(end) : ""))
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /** Share of the findings of a tier that is expected to be luck, at most. */
  private static double rate(Detection.Tier tier) {
    return switch (tier) {
      case CONFIRMED, CHANGED, FAR_AHEAD, STANDING -> Detection.CHANGE_RATE;
      case NONE -> 0;
    };
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

  /**
   * The found rows whose counterpart, at the same place, significantly worsened; where no change
   * could be looked for, is significantly on its bad side. q-values over the counterparts that are
   * looked at. A counterpart that was not tested does not veto.
   */
  private Set<Integer> worseCounterparts(int[] found) {
    double[] p = new double[found.length];
    for (int i = 0; i < p.length; i++) {
      int ofPlace = scores.place()[found[i]];
      OptionalInt row =
          counterpart(indicator(found[i]))
              .map(counterpart -> scores.find(indicators.indexOf(counterpart), ofPlace))
              .orElse(OptionalInt.empty());
      p[i] = row.isPresent() ? worsened(row.getAsInt()) : Double.NaN;
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

  /** Whether a change was looked for in the counterpart at the place of a row. */
  private boolean moved(Indicator counterpart, int row) {
    OptionalInt other = scores.find(indicators.indexOf(counterpart), scores.place()[row]);
    return other.isPresent() && !Double.isNaN(scores.pDown()[other.getAsInt()]);
  }

  private double worsened(int row) {
    double down = scores.pDown()[row];
    return Double.isNaN(down) ? Normal.upperTail(-scores.zLevel()[row]) : down;
  }

  private Optional<Indicator> counterpart(Indicator indicator) {
    return indicator
        .counterpart()
        .flatMap(id -> indicators.stream().filter(i -> i.id().equals(id)).findFirst());
  }

  private PositiveDeviance finding(
      String id,
      int row,
      Detection.Tier tier,
      Checks checks,
      Optional<PositiveDeviance> last,
      boolean counterpartWorse) {
    Indicator indicator = indicator(row);
    boolean changed = tier == Detection.Tier.CHANGED || tier == Detection.Tier.CONFIRMED;
    Optional<IndicatorContext> context = context(scores.indicator()[row]);
    int at = context.map(c -> c.row(scores.place()[row])).orElse(-1);
    Optional<Period> counted =
        context.filter(c -> at >= 0 && c.isCountedDifferently(at)).map(c -> c.countedSince(at));
    double denominator =
        context.filter(c -> at >= 0).map(c -> c.denominatorRatio()[at]).orElse(Double.NaN);
    boolean jumped = changed && !Double.isNaN(denominator);
    int mix = context.filter(c -> changed && at >= 0).map(c -> c.mix()[at]).orElse(0);
    boolean ofMix = mix == IndicatorContext.PARTS_STAYED || mix == IndicatorContext.PARTS_OPPOSITE;
    int refused = context.filter(c -> at >= 0).map(c -> c.refused()[at]).orElse(0);
    // What may be a matter of counting is never strong evidence.
    Detection.Tier strength =
        tier == Detection.Tier.CONFIRMED && (counted.isPresent() || jumped || ofMix)
            ? Detection.Tier.CHANGED
            : tier;
    String evidence =
        FindingWords.found(indicator, scores, row, strength)
            + counted.map(since -> ContextWords.countedDifferently(since, changed)).orElse("")
            + (jumped ? ContextWords.denominator(denominator) : "")
            + ContextWords.mix(mix)
            + (changed ? aroundChange(row, indicator) : "")
            + ContextWords.refused(refused)
            + same(row);
    boolean old = isOld(scores.indicator()[row]);
    if (old) {
      evidence += latestEnd(scores.indicator()[row]).map(ContextWords::oldData).orElse("");
    }
    if (counterpartWorse) {
      evidence +=
          counterpart(indicator)
              .map(c -> FindingWords.counterpartWorse(c, moved(c, row)))
              .orElse("");
    }
    PositiveDeviance.Builder finding = PositiveDeviance.newBuilder();
    if (changed) {
      changed(finding, row);
    } else {
      lasting(finding, row, tier == Detection.Tier.FAR_AHEAD);
    }
    LocalDate end = finding.getPeriodEnd();
    return withChecks(finding, indicator, checks)
        .setFindingId(id)
        .setMissionId(mission.id())
        .setIndicatorId(indicator.id())
        .setPlaceId(place(row).id())
        .setTier(label(strength))
        .setCountedDifferentlySince(counted.map(Period::toString).orElse(null))
        .setDenominatorChange(jumped ? known(denominator - 1) : null)
        .setPeers(scores.peers()[row])
        .setCounterpartWorse(counterpartWorse)
        .setWeeksStanding(weeks(last, end))
        .setDataNewOn(dataNewOn(last, end))
        .setState(state(last, old))
        .setEvidence(evidence)
        .setAsOf(asOf)
        .setRunId(runId)
        .build();
  }

  /** What to know of a change: is the place still behind, how old is it, who else changed then? */
  private String aroundChange(int row, Indicator indicator) {
    StringBuilder words = new StringBuilder();
    if (scores.onset()[row] == Scores.NO_DAY) {
      return "";
    }
    if (detection.pLevel()[row] >= BEHIND) {
      words.append(ContextWords.stillBehind(indicator));
    }
    words.append(ContextWords.age(scores.onsetOf(row), asOf));
    Period onset = scores.onsetOf(row);
    int periods =
        Period.containing(onset.kind(), scores.changeEnd(row)).number() - onset.number() + 1;
    if (periods > 1 && periods <= FEW_PERIODS) {
      words.append(ContextWords.latestOnly(onset, periods));
    }
    return words.append(sharedOnset(row, indicator)).toString();
  }

  private String sharedOnset(int row, Indicator indicator) {
    long tested = 0;
    List<Integer> together = new ArrayList<>();
    Period onset = scores.onsetOf(row);
    for (int other = scores.firstOfIndicator(row);
        other < scores.rows() && scores.indicator()[other] == scores.indicator()[row];
        other++) {
      if (scores.onset()[other] == Scores.NO_DAY
          || Double.isNaN(scores.pChange()[other])
          || !place(other).type().equals(place(row).type())) {
        continue;
      }
      tested++;
      boolean found = detection.qChange()[other] <= Detection.CHANGE_RATE;
      Period theirs = scores.onsetOf(other);
      if (found
          && !theirs.plus(1).start().isBefore(onset.start())
          && !onset.plus(1).start().isBefore(theirs.start())) {
        together.add(other);
      }
    }
    if (together.size() < LEAST_SHARED || together.size() < SHARED * tested) {
      return "";
    }
    double[] sizes = together.stream().mapToDouble(o -> apart(indicator, o)).sorted().toArray();
    return ContextWords.sharedOnset(
        together.size(),
        tested,
        onset,
        Quantities.apart(indicator, sizes[0]),
        Quantities.apart(indicator, sizes[sizes.length - 1]));
  }

  /** How far a place moved, as {@link Quantities#apart} says it. */
  private double apart(Indicator indicator, int row) {
    double from = scores.changeExpected()[row];
    double to = scores.changeObserved()[row];
    boolean relative = indicator.measure() == Measure.RATE || indicator.measure() == Measure.COUNT;
    return Math.abs(to - from) / (relative && from > 0 ? from : 1);
  }

  /** Other places and indicators with the same figures. */
  private String same(int row) {
    int ofPlace = scores.place()[row];
    List<String> names =
        context(scores.indicator()[row])
            .map(
                c ->
                    IntStream.range(0, c.place().length)
                        .filter(r -> c.sameAs()[r] == ofPlace)
                        .mapToObj(r -> places.get(c.place()[r]).name())
                        .sorted()
                        .toList())
            .orElse(List.of());
    List<String> titles =
        sameAs.entrySet().stream()
            .filter(of -> of.getValue() == scores.indicator()[row])
            .filter(of -> isSameHere(row, of.getKey()))
            .map(of -> indicators.get(of.getKey()).title())
            .toList();
    return (names.isEmpty() ? "" : ContextWords.samePlaces(names))
        + (titles.isEmpty() ? "" : ContextWords.sameIndicators(titles));
  }

  /** What becomes of the difference where the comparison is made otherwise. */
  private static PositiveDeviance.Builder withChecks(
      PositiveDeviance.Builder finding, Indicator indicator, Checks checks) {
    return finding
        .setEffectNearest(known(checks.nearest()))
        .setEffectLinear(known(checks.linear()))
        .setEffectWithout(known(checks.without()))
        .setLeftOut(checks.leftOut().isEmpty() ? null : checks.leftOut())
        .setEffectBefore(known(checks.withoutLatest()))
        .setBlocksHeld(checks.blocksHeld() < 0 ? null : (long) checks.blocksHeld())
        .setRobustness(
            CheckWords.of(indicator, finding.getObserved(), finding.getEffect(), checks)
                .orElse(null));
  }

  private static @Nullable Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** The numbers of a step: from its onset on, against what would have been without it. */
  private void changed(PositiveDeviance.Builder finding, int row) {
    double effect = scores.changeEffect()[row];
    double error = scores.changeError()[row];
    Interval ends =
        ends(
            row,
            scores.changeLow()[row],
            scores.changeHigh()[row],
            scores.changeExpected()[row],
            effect,
            error);
    finding
        .setPeriodStart(scores.onsetOf(row).start())
        .setPeriodEnd(scores.changeEnd(row))
        .setObserved(scores.changeObserved()[row])
        .setExpected(scores.changeExpected()[row])
        .setEffect(effect)
        .setEffectLow(ends.low())
        .setEffectHigh(ends.high())
        .setEffectShrunk(effect)
        .setPValue(scores.pChange()[row])
        .setQValue(detection.qChange()[row])
        .setOnset(scores.onsetOf(row).toString());
  }

  /** The numbers of a level: over the pooled periods, against what circumstances predict. */
  private void lasting(PositiveDeviance.Builder finding, int row, boolean far) {
    double effect = scores.effect()[row];
    double error = scores.effectError()[row];
    double between = scores.tau()[row] * scores.tau()[row];
    double total = between + error * error;
    Interval ends =
        ends(
            row,
            scores.observedLow()[row],
            scores.observedHigh()[row],
            scores.expected()[row],
            effect,
            error);
    finding
        .setPeriodStart(scores.start(row))
        .setPeriodEnd(scores.end(row))
        .setObserved(scores.observed()[row])
        .setExpected(scores.expected()[row])
        .setEffect(effect)
        .setEffectLow(ends.low())
        .setEffectHigh(ends.high())
        .setEffectShrunk(total > 0 ? effect * between / total : effect)
        .setPValue(far ? scores.pFar()[row] : detection.pLevel()[row])
        .setQValue(far ? detection.qFar()[row] : detection.qLevel()[row]);
  }

  /**
   * The interval of the observed value as one of the effect. An end that is no number, or that no
   * scale holds (no event at all), is by the standard error.
   */
  private Interval ends(
      int row, double low, double high, double expected, double effect, double error) {
    AlignedScale scale = AlignedScale.of(indicator(row));
    double one = scale.effect(low, expected);
    double other = scale.effect(high, expected);
    double worse = Math.min(one, other);
    double better = Math.max(one, other);
    return new Interval(
        Double.isFinite(worse) ? worse : effect - Z95 * error,
        Double.isFinite(better) ? better : effect + Z95 * error);
  }

  private static String label(Detection.Tier tier) {
    return switch (tier) {
      case CONFIRMED -> "confirmed";
      case CHANGED -> "changed";
      case FAR_AHEAD -> "far-ahead";
      case STANDING -> "standing";
      case NONE -> throw new IllegalArgumentException("no finding");
    };
  }

  /** Only between published dates that had new data; the others say nothing again. */
  private long weeks(Optional<PositiveDeviance> last, LocalDate end) {
    if (last.isEmpty()) {
      return 0;
    }
    LocalDate since =
        Optional.ofNullable(last.get().getDataNewOn()).or(previous::asOf).orElse(asOf);
    long more = hasNewData(last.get(), end) ? ChronoUnit.WEEKS.between(since, asOf) : 0;
    return last.get().getWeeksStanding() + Math.max(0, more);
  }

  private LocalDate dataNewOn(Optional<PositiveDeviance> last, LocalDate end) {
    return last.filter(before -> !hasNewData(before, end))
        .flatMap(before -> Optional.ofNullable(before.getDataNewOn()).or(previous::asOf))
        .orElse(asOf);
  }

  private static boolean hasNewData(PositiveDeviance before, LocalDate end) {
    return end.isAfter(before.getPeriodEnd());
  }

  private static String state(Optional<PositiveDeviance> last, boolean old) {
    return old ? ON_OLD_DATA : last.isPresent() ? "standing" : "new";
  }

  /** Whether newer data of an indicator should have come. */
  private boolean isOld(int indicator) {
    return latestEnd(indicator)
        .filter(end -> previous.age().isOld(indicators.get(indicator), end, asOf))
        .isPresent();
  }

  /** Last day of the latest period of an indicator that entered any answer. */
  private Optional<LocalDate> latestEnd(int indicator) {
    return IntStream.range(0, scores.rows())
        .filter(row -> scores.indicator()[row] == indicator)
        .map(scores::latestDay)
        .filter(day -> day != Scores.NO_DAY)
        .max()
        .stream()
        .mapToObj(LocalDate::ofEpochDay)
        .findFirst();
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
    if (last.getScope().equals(SCOPE_PLACE)) {
      return NOT_TOGETHER;
    }
    int ofPlace = position(places, place -> place.id().equals(last.getPlaceId()));
    int ofIndicator = position(indicators, i -> i.id().equals(last.getIndicatorId()));
    boolean registered =
        ofPlace >= 0
            && mission.indicators().stream().anyMatch(i -> i.id().equals(last.getIndicatorId()));
    if (!registered) {
      return NOT_IN_REGISTRY;
    }
    OptionalInt found = scores.find(ofIndicator, ofPlace);
    boolean newer =
        found.isPresent() && scores.latestDay(found.getAsInt()) > last.getPeriodEnd().toEpochDay();
    if (!newer && previous.age().isFileGone(last.getIndicatorId())) {
      return FILE_GONE;
    }
    if (found.isEmpty()) {
      return NOT_TESTED + "no data";
    }
    int row = found.getAsInt();
    if (!scores.tested(row) && !scores.changeReason()[row].isEmpty()) {
      return NOT_TESTED + scores.reason()[row];
    }
    if (newer) {
      return NEW_PERIODS;
    }
    return scores.revised()[row] ? REVISED : OTHER_METHOD;
  }

  private static <T> int position(List<T> all, Predicate<T> wanted) {
    return IntStream.range(0, all.size())
        .filter(i -> wanted.test(all.get(i)))
        .findFirst()
        .orElse(-1);
  }

  /** Candidates of the findings, which are those of {@code rows}, in their order. */
  private List<ScalingCandidate> candidates(
      List<PositiveDeviance> findings, int[] rows, MissionPractices practices) {
    Map<String, Set<String>> deviants = new HashMap<>();
    findings.forEach(
        f ->
            deviants.computeIfAbsent(f.getIndicatorId(), k -> new HashSet<>()).add(f.getPlaceId()));
    ScalingCandidates nearest = new ScalingCandidates(places, scores, practices);
    List<ScalingCandidate> candidates = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      PositiveDeviance finding = findings.get(i);
      candidates.addAll(
          nearest.of(
              finding,
              indicator(rows[i]),
              rows[i],
              deviants.getOrDefault(finding.getIndicatorId(), Set.of()),
              asOf,
              runId));
    }
    return List.copyOf(candidates);
  }
}
