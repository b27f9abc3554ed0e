package org.waymark.watch;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.statistics.FalseDiscovery;

/**
 * Findings of a mission as alerts: with a code, since when, whether anybody answered, and which
 * comes first. Answered means that a decision that was opened since cites the code.
 */
public final class Alerts {
  /** A signal comes where its q-value is at most this … */
  private static final double COMES = 0.10;

  /** … and stays until it is above this. */
  private static final double GOES = 0.20;

  /** A headline needs so small a p-value, at two published dates in a row. */
  private static final double HEADLINE = 0.01;

  private static final int WEEKS_UNANSWERED = 13;
  private static final int DAYS_A_WEEK = 7;

  private Alerts() {}

  /**
   * An alert as it was published.
   *
   * @param clear whether its p-value was at most .01 then
   */
  public record Published(
      AlertCode.Key key, String code, LocalDate since, boolean gone, boolean clear, Finding last) {}

  /**
   * q-values of all signals of a run in one list (Benjamini and Hochberg 1995), in the order of the
   * findings; NaN: a fact.
   */
  public static double[] qValues(List<Finding> findings) {
    return FalseDiscovery.qValues(
        findings.stream().mapToDouble(finding -> finding.p().orElse(Double.NaN)).toArray());
  }

  /**
   * The alerts of one mission.
   *
   * @param findings of the mission
   * @param q q-values in the order of the findings, among the signals of every mission
   * @param published alerts of the date published before, those gone too
   * @param decisions of the mission's logs and minutes
   * @param shields until when an alert is shielded, by its key
   */
  public static List<Alert> of(
      String missionId,
      List<Finding> findings,
      double[] q,
      Collection<Published> published,
      List<Decision> decisions,
      Map<AlertCode.Key, LocalDate> shields,
      LocalDate asOf) {
    SortedMap<AlertCode.Key, Published> before = new TreeMap<>();
    published.forEach(alert -> before.put(alert.key(), alert));
    SortedMap<AlertCode.Key, Integer> now = new TreeMap<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      AlertCode.Key key = new AlertCode.Key(finding.rule(), finding.subject());
      Published last = before.get(key);
      boolean stood = last != null && !last.gone();
      if (finding.kind() == Finding.Kind.FACT || q[i] <= (stood ? GOES : COMES)) {
        now.putIfAbsent(key, i);
      }
    }
    TreeSet<AlertCode.Key> all = new TreeSet<>(before.keySet());
    all.addAll(now.keySet());
    SortedMap<AlertCode.Key, String> known = new TreeMap<>();
    before.forEach((key, alert) -> known.put(key, alert.code()));
    SortedMap<AlertCode.Key, String> codes = AlertCode.assign(missionId, known, all);
    List<Alert> alerts = new ArrayList<>();
    codes.forEach(
        (key, code) -> {
          Integer index = now.get(key);
          Published last = before.get(key);
          if (index != null) {
            alerts.add(
                alert(
                    findings.get(index),
                    q[index],
                    code,
                    Optional.ofNullable(last),
                    decisions,
                    Optional.ofNullable(shields.get(key)),
                    asOf));
          } else if (last != null) {
            alerts.add(gone(last));
          }
        });
    return ranked(alerts, asOf);
  }

  private static Alert alert(
      Finding finding,
      double q,
      String code,
      Optional<Published> last,
      List<Decision> decisions,
      Optional<LocalDate> shieldedUntil,
      LocalDate asOf) {
    boolean stood = last.map(alert -> !alert.gone()).orElse(false);
    LocalDate since =
        finding.since().orElse(stood ? last.map(Published::since).orElse(asOf) : asOf);
    boolean clear = finding.p().orElse(0) <= HEADLINE;
    boolean headline =
        finding.kind() == Finding.Kind.FACT
            || (clear && stood && last.map(Published::clear).orElse(false));
    Optional<Decision> answer =
        decisions.stream()
            .filter(decision -> !decision.opened().isBefore(since))
            .filter(decision -> !decision.opened().isAfter(asOf))
            .filter(decision -> decision.codes().contains(code))
            .min(Comparator.comparing(Decision::opened).thenComparing(Decision::id));
    return new Alert(
        finding,
        code,
        stood ? Alert.State.STANDING : Alert.State.NEW,
        since,
        Double.isNaN(q) ? OptionalDouble.empty() : OptionalDouble.of(q),
        clear,
        headline,
        answer.map(Decision::opened),
        answer.map(Decision::id),
        shieldedUntil.filter(until -> !until.isBefore(asOf) && !finding.rule().isHarm()),
        Optional.empty(),
        0);
  }

  private static Alert gone(Published last) {
    return new Alert(
        last.last(),
        last.code(),
        Alert.State.GONE,
        last.since(),
        OptionalDouble.empty(),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("the data no longer show it"),
        0);
  }

  /** Harm first, then what has waited for an answer, then committed goals, then the oldest. */
  private static List<Alert> ranked(List<Alert> alerts, LocalDate asOf) {
    Comparator<Alert> order =
        Comparator.<Alert, Boolean>comparing(alert -> !alert.finding().rule().isHarm())
            .thenComparing(alert -> weeks(alert, asOf) < WEEKS_UNANSWERED)
            .thenComparing(alert -> !alert.finding().committed())
            .thenComparing(Alert::since)
            .thenComparing(Alert::code);
    List<Alert> waiting = alerts.stream().filter(Alert::needsDecision).sorted(order).toList();
    List<Alert> others =
        alerts.stream()
            .filter(alert -> !alert.needsDecision())
            .sorted(Comparator.comparing(Alert::code))
            .toList();
    List<Alert> all = new ArrayList<>(alerts.size());
    for (int i = 0; i < waiting.size(); i++) {
      all.add(withRank(waiting.get(i), i + 1));
    }
    all.addAll(others);
    return List.copyOf(all);
  }

  /** Whole weeks since an alert came. */
  public static long weeks(Alert alert, LocalDate asOf) {
    return Math.max(0, ChronoUnit.DAYS.between(alert.since(), asOf)) / DAYS_A_WEEK;
  }

  private static Alert withRank(Alert alert, int rank) {
    return new Alert(
        alert.finding(),
        alert.code(),
        alert.state(),
        alert.since(),
        alert.q(),
        alert.clear(),
        alert.headline(),
        alert.answeredOn(),
        alert.answeredBy(),
        alert.shieldedUntil(),
        alert.reasonGone(),
        rank);
  }
}
