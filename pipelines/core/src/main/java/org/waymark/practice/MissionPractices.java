package org.waymark.practice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.registry.JsonText;
import org.waymark.registry.Mission;
import org.waymark.registry.Place;
import org.waymark.registry.RegisteredPractice;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.Practice;
import org.waymark.schema.record.PracticeScore;
import org.waymark.schema.record.ReportExcerpt;
import org.waymark.statistics.ClusteredContrast;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.Interval;
import org.waymark.statistics.VolumeBands;
import org.waymark.themes.FreeWords;
import org.waymark.themes.WordExcerpts;

/**
 * The themes of a mission, and the words that it has no theme for, that set its deviants apart from
 * their peers.
 *
 * <p>Two groups of deviants are compared, each with the places of its type and band of volume that
 * nothing was found about: {@code found}, places with a finding of any tier but {@code far-ahead};
 * {@code far-ahead}, places with no other. Places whose counterpart worsened are in none of the
 * three: what they do is not to be copied. A place needs five reports in the year. A theme is a
 * practice where q is at most 5% among all themes of the mission and three deviants show it; a word
 * where it is so among its words. Words are asked of the reports that were looked through for them.
 *
 * @param scores every theme, word and group, tested or not, by theme and group
 * @param practices those that set deviants apart, by theme and group
 * @param shown the same, the surest first, and who shows them
 */
public record MissionPractices(
    List<PracticeScore> scores, List<Practice> practices, List<Shown> shown) {

  /** Deviants that must show a theme, and that must be there to be compared. */
  public static final int LEAST_SITES = 3;

  /** Most false practices among those named, as a share. */
  public static final double RATE = 0.05;

  /** Reports that a place must have written to be compared. */
  public static final int LEAST_REPORTS = 5;

  private static final int LEAST_PEERS = 8;
  private static final String FOUND = "found";
  private static final String FAR_AHEAD = "far-ahead";

  /**
   * Something that reports may speak of: a theme, or a word that the codebook lacks.
   *
   * @param reports that were asked, by position of the place
   * @param mentions those among them that speak of it
   * @param bands of places that write as much
   */
  private record Topic(String id, int[] reports, int[] mentions, int[] bands) {
    static List<Topic> all(Mission mission, Voices voices, List<String> types) {
      List<Topic> topics = new ArrayList<>();
      int[] bands = VolumeBands.of(types, voices.reports(), LEAST_REPORTS);
      for (int theme = 0; theme < mission.themes().size(); theme++) {
        String id = mission.themes().get(theme).id();
        topics.add(new Topic(id, voices.reports(), voices.mentions()[theme], bands));
      }
      int[] read = voices.words().reports();
      int[] bandsRead = VolumeBands.of(types, read, LEAST_REPORTS);
      for (FreeWords.Word word : voices.words().words()) {
        topics.add(new Topic(FreeWords.THEME + word.written(), read, word.reports(), bandsRead));
      }
      return topics;
    }

    String kind() {
      return id.startsWith(FreeWords.THEME) ? "word" : "theme";
    }
  }

  /**
   * A practice and the places that show it, deviants or not.
   *
   * @param places by position
   */
  public record Shown(String theme, double qValue, List<Boolean> places) {}

  /** No practice: nobody was found, or nobody wrote. */
  public static MissionPractices none() {
    return new MissionPractices(List.of(), List.of(), List.of());
  }

  /** The surest practice that a place shows. */
  public Optional<Shown> at(int place) {
    return shown.stream().filter(one -> one.places.get(place)).findFirst();
  }

  /**
   * What is written around those that are words, at the places that show them.
   *
   * @param voices the same that they were found in
   */
  public List<ReportExcerpt> excerpts(Voices voices, WordExcerpts around) {
    List<ReportExcerpt> excerpts = new ArrayList<>();
    for (FreeWords.Word word : voices.words().words()) {
      List<Shown> of =
          shown.stream().filter(s -> s.theme().equals(FreeWords.THEME + word.written())).toList();
      if (!of.isEmpty()) {
        excerpts.addAll(
            around.of(
                voices.words(),
                word,
                place -> of.stream().anyMatch(one -> one.places().get(place))));
      }
    }
    return excerpts;
  }

  /**
   * Asks every theme of a mission, and every word.
   *
   * @param places all places of the workspace, which {@code voices} know by position
   * @param findings of the mission; those gone are passed over
   */
  public static MissionPractices of(
      Mission mission,
      List<Place> places,
      Voices voices,
      Collection<PositiveDeviance> findings,
      LocalDate asOf,
      String runId) {
    Map<String, String> groups = groups(findings);
    List<String> types = places.stream().map(place -> place.type().orElse("")).toList();
    List<String> kinds = types.stream().distinct().sorted().toList();
    int[] kind = types.stream().mapToInt(kinds::indexOf).toArray();
    List<Topic> topics = Topic.all(mission, voices, types);
    List<Test> tests = new ArrayList<>();
    for (String group : List.of(FAR_AHEAD, FOUND)) {
      List<Test> ofThemes = new ArrayList<>();
      List<Test> ofWords = new ArrayList<>();
      for (Topic topic : topics) {
        (topic.kind().equals("word") ? ofWords : ofThemes)
            .add(Test.of(topic, group, groups, places, kind));
      }
      tests.addAll(judged(ofThemes));
      tests.addAll(judged(ofWords));
    }
    tests.sort(Comparator.comparing(Test::theme).thenComparing(Test::group));
    List<Test> named = tests.stream().filter(Test::isPractice).toList();
    return new MissionPractices(
        tests.stream().map(t -> t.score(mission, voices, asOf, runId)).toList(),
        named.stream().map(t -> t.practice(mission, places, voices, asOf, runId)).toList(),
        named.stream()
            .sorted(Comparator.comparingDouble(Test::q).thenComparing(Test::theme))
            .map(t -> new Shown(t.theme(), t.q, t.shows()))
            .toList());
  }

  /**
   * Words have a rate of their own: thirty of them beside a handful of themes would hide what a
   * codebook was written to find.
   */
  private static List<Test> judged(List<Test> family) {
    double[] q = FalseDiscovery.qValues(family.stream().mapToDouble(Test::p).toArray());
    return IntStream.range(0, q.length).mapToObj(i -> family.get(i).withQ(q[i])).toList();
  }

  /** The group of every place that something was found about; "" where it is in neither. */
  private static Map<String, String> groups(Collection<PositiveDeviance> findings) {
    Map<String, String> groups = new HashMap<>();
    for (PositiveDeviance finding : findings) {
      if (!finding.getState().equals("gone")) {
        String group = finding.getTier().equals(FAR_AHEAD) ? FAR_AHEAD : FOUND;
        groups.merge(
            finding.getPlaceId(),
            finding.getCounterpartWorse() ? "" : group,
            (a, b) -> a.isEmpty() || b.isEmpty() ? "" : a.equals(FOUND) ? a : b);
      }
    }
    return groups;
  }

  /** One topic asked of one group; {@code q} is NaN until the others are known. */
  private record Test(
      Topic topic,
      String group,
      boolean[] inGroup,
      int deviants,
      int peers,
      String reason,
      Optional<ClusteredContrast> contrast,
      double q) {

    static Test of(
        Topic topic, String group, Map<String, String> groups, List<Place> places, int[] kind) {
      int[] bands = topic.bands();
      int n = places.size();
      boolean[] inGroup = new boolean[n];
      int[] stratum = new int[n];
      int[][] sides = new int[1 + IntStream.of(bands).max().orElse(0)][2];
      for (int i = 0; i < n; i++) {
        String of = groups.get(places.get(i).id());
        inGroup[i] = group.equals(of);
        stratum[i] = of == null || inGroup[i] ? bands[i] : -1;
        if (stratum[i] >= 0) {
          sides[stratum[i]][inGroup[i] ? 0 : 1]++;
        }
      }
      int deviants = 0;
      int peers = 0;
      for (int[] side : sides) {
        deviants += side[1] > 0 ? side[0] : 0;
        peers += side[0] > 0 ? side[1] : 0;
      }
      Optional<ClusteredContrast> contrast =
          deviants < LEAST_SITES || peers < LEAST_PEERS
              ? Optional.empty()
              : Optional.of(
                      ClusteredContrast.of(
                          topic.reports(), topic.mentions(), inGroup, kind, stratum))
                  .filter(ClusteredContrast::tested);
      String reason = "";
      if (deviants < LEAST_SITES) {
        reason =
            "too-few-deviants: "
                + deviants
                + " of at least "
                + LEAST_SITES
                + " with "
                + LEAST_REPORTS
                + " reports and peers who write as much";
      } else if (peers < LEAST_PEERS) {
        reason = "too-few-peers: " + peers + " of at least " + LEAST_PEERS;
      } else if (contrast.isEmpty()) {
        reason = "no-difference-possible: none or all of their reports speak of it";
      }
      return new Test(topic, group, inGroup, deviants, peers, reason, contrast, Double.NaN);
    }

    Test withQ(double value) {
      return new Test(topic, group, inGroup, deviants, peers, reason, contrast, value);
    }

    String theme() {
      return topic.id();
    }

    double p() {
      return contrast.map(ClusteredContrast::pValue).orElse(Double.NaN);
    }

    List<Boolean> shows() {
      return contrast.map(ClusteredContrast::shows).orElse(List.of());
    }

    int[] sites() {
      return IntStream.range(0, shows().size()).filter(i -> inGroup[i] && shows().get(i)).toArray();
    }

    boolean isPractice() {
      return q <= RATE && sites().length >= LEAST_SITES;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
      return value.isPresent() && !Double.isNaN(value.getAsDouble()) ? value.getAsDouble() : null;
    }

    private OptionalDouble number(java.util.function.ToDoubleFunction<ClusteredContrast> of) {
      return contrast.isPresent()
          ? OptionalDouble.of(of.applyAsDouble(contrast.get()))
          : OptionalDouble.empty();
    }

    private @Nullable Double end(java.util.function.ToDoubleFunction<Interval> of) {
      return orNull(
          contrast
              .flatMap(ClusteredContrast::interval)
              .map(i -> OptionalDouble.of(of.applyAsDouble(i)))
              .orElse(OptionalDouble.empty()));
    }

    PracticeScore score(Mission mission, Voices voices, LocalDate asOf, String runId) {
      return PracticeScore.newBuilder()
          .setMissionId(mission.id())
          .setThemeId(theme())
          .setKind(topic.kind())
          .setDeviants(group)
          .setDeviantPlaces(deviants)
          .setPeerPlaces(peers)
          .setDeviantShare(orNull(number(ClusteredContrast::groupShare)))
          .setPeerShare(orNull(number(ClusteredContrast::peerShare)))
          .setCorrelation(orNull(number(ClusteredContrast::correlation)))
          .setOddsRatio(orNull(number(ClusteredContrast::oddsRatio)))
          .setCiLow(end(Interval::low))
          .setCiHigh(end(Interval::high))
          .setPValue(orNull(number(ClusteredContrast::pValue)))
          .setQValue(orNull(OptionalDouble.of(q)))
          .setSites(sites().length)
          .setPractice(isPractice())
          .setReasonNotTested(reason.isEmpty() ? null : reason)
          .setPeriodStart(voices.firstDay())
          .setPeriodEnd(voices.lastDay())
          .setAsOf(asOf)
          .setRunId(runId)
          .build();
    }

    Practice practice(
        Mission mission, List<Place> places, Voices voices, LocalDate asOf, String runId) {
      int[] sites = sites();
      return Practice.newBuilder()
          .setPracticeId(
              mission.practices().stream()
                  .filter(registered -> registered.theme().equals(Optional.of(theme())))
                  .findFirst()
                  .map(RegisteredPractice::id)
                  .orElse(theme()))
          .setMissionId(mission.id())
          .setThemeId(theme())
          .setKind(topic.kind())
          .setDeviants(group)
          .setOddsRatio(number(ClusteredContrast::oddsRatio).orElseThrow())
          .setCiLow(end(Interval::low))
          .setCiHigh(end(Interval::high))
          .setQValue(q)
          .setSites(sites.length)
          .setExcerpts(IntStream.of(sites).mapToLong(i -> topic.mentions()[i]).sum())
          .setPlaces(JsonText.list(IntStream.of(sites).mapToObj(i -> places.get(i).id()).toList()))
          .setPeriodStart(voices.firstDay())
          .setPeriodEnd(voices.lastDay())
          .setAsOf(asOf)
          .setRunId(runId)
          .build();
    }
  }
}
