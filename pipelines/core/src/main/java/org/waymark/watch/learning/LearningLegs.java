package org.waymark.watch.learning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.statistics.KaplanMeier;
import org.waymark.statistics.LogRank;
import org.waymark.watch.Alerts;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;
import org.waymark.watch.Rule;
import org.waymark.watch.log.LogItem;
import org.waymark.watch.log.LogKind;
import org.waymark.watch.plan.PlanHistory;
import org.waymark.watch.plan.PlanItem;

/**
 * The first two legs of learning: from an alert to the decision that cites it, and from a decision
 * to the first item of the plan that it names and that is done. Beside them, from a voice to its
 * answer. Medians are Kaplan and Meier's, as many things are still open.
 */
public final class LearningLegs {
  private static final int UNANSWERED_WEEKS = 13;
  private static final double DAYS_A_WEEK = 7;
  private static final int FEWEST = 5;
  private static final int FEWEST_A_YEAR = 8;
  private static final double LEVEL = 0.05;

  private LearningLegs() {}

  /**
   * A stretch of time that may be open.
   *
   * @param from its first day
   * @param to the day on which it ended
   */
  record Stretch(LocalDate from, Optional<LocalDate> to) {
    double weeks(LocalDate asOf) {
      return Math.max(0, ChronoUnit.DAYS.between(from, to.orElse(asOf))) / DAYS_A_WEEK;
    }
  }

  /**
   * The legs of a mission.
   *
   * @param published alerts that were published before, those gone too
   */
  public static Reading of(
      Collection<Alerts.Published> published, List<LogItem> log, PlanHistory plan, LocalDate asOf) {
    List<LogItem> decisions = log.stream().filter(item -> item.kind() == LogKind.DECISION).toList();
    if (decisions.isEmpty()) {
      return Reading.notTold(
          Rule.LEARNING,
          "to-decision",
          "no decision was delivered; a feed of kind `log` brings them");
    }
    List<Stretch> toDecision = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    for (Alerts.Published alert : published) {
      Optional<LocalDate> decided =
          decisions.stream()
              .filter(item -> item.codes().contains(alert.code()))
              .map(item -> item.latest().opened())
              .filter(day -> !day.isBefore(alert.since()))
              .min(LocalDate::compareTo);
      Stretch stretch = new Stretch(alert.since(), decided);
      toDecision.add(stretch);
      if (decided.isEmpty() && !alert.gone() && stretch.weeks(asOf) >= UNANSWERED_WEEKS) {
        waiting.add(alert.code());
      }
    }
    Reading reading =
        leg("to-decision", "From an alert to a decision", toDecision, asOf)
            .and(leg("to-change", "From a decision to a change", changes(decisions, plan), asOf))
            .and(leg("to-answer", "From a voice to its answer", voices(log), asOf))
            .and(shares(log, decisions));
    return waiting.isEmpty() ? reading : reading.and(unanswered(waiting));
  }

  private static List<Stretch> changes(List<LogItem> decisions, PlanHistory plan) {
    List<Stretch> stretches = new ArrayList<>();
    for (LogItem decision : decisions) {
      List<PlanItem> named =
          decision.latest().cites().stream().flatMap(id -> plan.item(id).stream()).toList();
      if (!named.isEmpty()) {
        stretches.add(
            new Stretch(
                decision.latest().opened(),
                named.stream()
                    .flatMap(item -> item.done().stream())
                    .filter(day -> !day.isBefore(decision.latest().opened()))
                    .min(LocalDate::compareTo)));
      }
    }
    return stretches;
  }

  private static List<Stretch> voices(List<LogItem> log) {
    return log.stream()
        .filter(item -> item.kind() == LogKind.VOICE)
        .map(item -> new Stretch(item.latest().opened(), item.latest().closed()))
        .toList();
  }

  private static Reading leg(String name, String words, List<Stretch> stretches, LocalDate asOf) {
    if (stretches.size() < FEWEST) {
      return Reading.notTold(
          Rule.LEARNING, name, stretches.size() + " have begun, and a median needs " + FEWEST);
    }
    KaplanMeier curve = KaplanMeier.of(weeks(stretches, asOf), ended(stretches));
    OptionalDouble median = curve.quantile(0.5);
    List<Measure> measures = new ArrayList<>();
    if (median.isEmpty()) {
      measures.add(
          Measure.notTold(
              Rule.LEARNING, name, "", "fewer than half have ended, so there is not yet a median"));
    } else {
      OptionalDouble[] ends = curve.quantileInterval(0.5);
      measures.add(
          new Measure(
              Rule.LEARNING,
              name,
              "",
              median,
              ends[0],
              ends[1],
              java.util.OptionalLong.of(stretches.size()),
              Optional.empty()));
    }
    return new Reading(slower(name, words, stretches, asOf), measures);
  }

  /** Whether those that began in the last year take longer than those of the year before. */
  private static List<Finding> slower(
      String name, String words, List<Stretch> stretches, LocalDate asOf) {
    LocalDate year = asOf.minusYears(1);
    List<Stretch> both =
        stretches.stream().filter(s -> s.from().isAfter(asOf.minusYears(2))).toList();
    int[] group = both.stream().mapToInt(s -> s.from().isAfter(year) ? 1 : 0).toArray();
    long recent = both.stream().filter(s -> s.from().isAfter(year)).count();
    if (recent < FEWEST_A_YEAR || both.size() - recent < FEWEST_A_YEAR) {
      return List.of();
    }
    Optional<LogRank> test = LogRank.of(weeks(both, asOf), ended(both), group);
    boolean longer =
        test.filter(of -> of.observed()[1] < of.expected()[1] && of.pValue() <= LEVEL).isPresent();
    return longer
        ? List.of(
            Finding.fact(
                    Rule.LEARNING,
                    "slower:" + name,
                    words + " it takes longer than in the year before.")
                .byChance(test.orElseThrow().pValue())
                .evidence("log_item; watch_alert"))
        : List.of();
  }

  private static double[] weeks(List<Stretch> stretches, LocalDate asOf) {
    return stretches.stream().mapToDouble(stretch -> stretch.weeks(asOf)).toArray();
  }

  private static boolean[] ended(List<Stretch> stretches) {
    boolean[] ended = new boolean[stretches.size()];
    for (int i = 0; i < ended.length; i++) {
      ended[i] = stretches.get(i).to().isPresent();
    }
    return ended;
  }

  private static Reading shares(List<LogItem> log, List<LogItem> decisions) {
    List<Measure> measures = new ArrayList<>();
    long cited = decisions.stream().filter(item -> !item.codes().isEmpty()).count();
    measures.add(
        Measure.of(
            Rule.LEARNING,
            "decisions-with-evidence",
            "",
            cited / (double) decisions.size(),
            decisions.size()));
    long changed =
        decisions.stream()
            .filter(
                item ->
                    item.latest().outcome().equalsIgnoreCase("stopped")
                        || item.latest().outcome().equalsIgnoreCase("changed"))
            .count();
    measures.add(
        Measure.of(
            Rule.LEARNING,
            "decisions-that-changed",
            "",
            changed / (double) decisions.size(),
            decisions.size()));
    List<LogItem> assumptions =
        log.stream().filter(item -> item.kind() == LogKind.ASSUMPTION).toList();
    if (!assumptions.isEmpty()) {
      long tested = assumptions.stream().filter(item -> !item.isOpen()).count();
      measures.add(
          Measure.of(
              Rule.LEARNING,
              "assumptions-tested",
              "",
              tested / (double) assumptions.size(),
              assumptions.size()));
    }
    return new Reading(List.of(), measures);
  }

  private static Reading unanswered(List<String> codes) {
    Finding finding =
        Finding.fact(
                Rule.LEARNING,
                "unanswered",
                (codes.size() == 1 ? "1 alert has" : codes.size() + " alerts have")
                    + " waited for a decision for 13 weeks or more: "
                    + String.join(", ", codes.stream().sorted().toList())
                    + ".")
            .compared(codes.size(), 1)
            .evidence("watch_alert where answered_on is empty");
    return new Reading(List.of(finding), List.of());
  }
}
