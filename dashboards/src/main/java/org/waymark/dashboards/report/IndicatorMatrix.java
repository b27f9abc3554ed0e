package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.dashboards.chart.SignIcon;
import org.waymark.dashboards.chart.SmallControl;
import org.waymark.dashboards.chart.SpreadStrip;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.words.Ages;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;
import org.waymark.dashboards.words.Verdicts;

/**
 * Every indicator of a mission in a row each, whether or not it has a goal or a finding, in the
 * manner of NHS “Making Data Count”.
 */
final class IndicatorMatrix {
  private static final int MONTHS = 24;

  /** From here on a place counts as ahead of what is expected, or behind it, in standard errors. */
  private static final double FAR = 2;

  private final LocalDate asOf;
  private final Ways ways;
  private final List<IndicatorTables.Indicator> indicators;
  private final Map<String, List<IndicatorTables.Whole>> wholes;
  private final Map<String, List<Double>> distances;
  private final List<IndicatorTables.Late> late;
  private final List<Goal> goals;

  IndicatorMatrix(ReportTables tables, String missionId, List<Goal> goals, Ways ways)
      throws SQLException {
    IndicatorTables own = new IndicatorTables(tables.tables(), tables.asOf());
    this.asOf = tables.asOf();
    this.ways = ways;
    this.indicators = own.indicators(missionId);
    this.wholes = own.wholes(missionId);
    this.distances = own.distances(missionId);
    this.late = own.late(missionId);
    this.goals = goals;
  }

  /** The rows with the same figures as a table. */
  MissionPage.Matrix matrix() {
    List<MissionPage.MatrixRow> rows = new ArrayList<>();
    List<List<Cell>> cells = new ArrayList<>();
    for (IndicatorTables.Indicator indicator : indicators) {
      MissionPage.MatrixRow row = row(indicator, rows.size() + 1);
      rows.add(row);
      cells.add(
          List.of(
              Cell.text(row.title()),
              Cell.text(row.latest()),
              Cell.text(row.period()),
              Cell.text(row.age()),
              Cell.text(row.variation()),
              Cell.text(row.assurance()),
              Cell.text(row.change()),
              Cell.text(row.distance()),
              Cell.text(row.spread())));
    }
    return new MissionPage.Matrix(
        rows,
        new DataTable(
            "Every indicator of the mission",
            DataTable.columns(
                "Indicator",
                "Latest",
                "Period",
                "Age",
                "Latest point",
                "Against the target",
                "Change on a year ago",
                "Distance to the goal",
                "Places"),
            cells));
  }

  /** How old the figures of the mission are, in one or two sentences. */
  String ages() {
    Map<String, IndicatorTables.Whole> latest =
        indicators.stream()
            .filter(i -> settled(i.id()).isPresent())
            .collect(
                Collectors.toMap(
                    IndicatorTables.Indicator::title,
                    i -> settled(i.id()).orElseThrow(),
                    (a, b) -> a));
    if (latest.isEmpty()) {
      return "";
    }
    LocalDate newest =
        latest.values().stream().map(IndicatorTables.Whole::last).max(LocalDate::compareTo).get();
    LocalDate oldest =
        latest.values().stream().map(IndicatorTables.Whole::last).min(LocalDate::compareTo).get();
    String sentence =
        newest.equals(oldest)
            ? "All figures end on " + Dates.day(newest) + ", " + Ages.of(newest, asOf) + "."
            : "The newest figures end on "
                + Dates.day(newest)
                + " ("
                + Ages.of(newest, asOf)
                + "). The oldest end on "
                + Dates.day(oldest)
                + " ("
                + Ages.of(oldest, asOf)
                + ").";
    List<String> feeds = late.stream().map(IndicatorTables.Late::feedId).distinct().toList();
    return feeds.isEmpty()
        ? sentence
        : sentence
            + " Late: "
            + feeds.stream().map(this::expected).collect(Collectors.joining("; "))
            + ".";
  }

  private String expected(String feed) {
    return feed
        + late.stream()
            .filter(l -> l.feedId().equals(feed))
            .flatMap(l -> l.expected().stream())
            .findFirst()
            .map(day -> ", expected by " + Dates.day(day))
            .orElse("");
  }

  private List<IndicatorTables.Whole> of(String indicatorId) {
    return wholes.getOrDefault(indicatorId, List.of());
  }

  /** The latest value that does not change any more; the latest of all where every one may. */
  private Optional<IndicatorTables.Whole> settled(String indicatorId) {
    List<IndicatorTables.Whole> own = of(indicatorId);
    return own.stream()
        .filter(IndicatorTables.Whole::settled)
        .reduce((a, b) -> b)
        .or(() -> own.stream().reduce((a, b) -> b));
  }

  private MissionPage.MatrixRow row(IndicatorTables.Indicator indicator, int number) {
    Optional<IndicatorTables.Whole> latest = settled(indicator.id());
    Scale scale = indicator.scale();
    List<Double> zs = distances.getOrDefault(indicator.id(), List.of());
    Optional<Goal> goal =
        goals.stream()
            .filter(g -> g.indicatorId().equals(indicator.id()))
            .filter(g -> g.placeName().isEmpty() && g.gap().isEmpty())
            .findFirst();
    boolean isLate = late.stream().anyMatch(l -> l.indicatorId().equals(indicator.id()));
    long provisional =
        latest
            .map(l -> of(indicator.id()).stream().filter(w -> w.last().isAfter(l.last())).count())
            .orElse(0L);
    String variation = latest.map(IndicatorTables.Whole::variation).orElse("");
    String assurance = latest.flatMap(IndicatorTables.Whole::assurance).orElse("");
    return new MissionPage.MatrixRow(
        ways.indicator(indicator.id()),
        indicator.title(),
        kind(indicator),
        latest.map(l -> scale.value(l.value())).orElse("No value"),
        latest.map(l -> Dates.period(l.period())).orElse("for all places together"),
        latest.map(l -> Ages.of(l.last(), asOf)).orElse("")
            + (isLate ? ", late" : "")
            + (provisional == 0 ? "" : ", later ones provisional"),
        isLate,
        latest.map(l -> chart(indicator, number)).orElse(""),
        SignIcon.variation(
            variation,
            latest
                .filter(l -> l.mean().isPresent() && l.value() > l.mean().getAsDouble())
                .isPresent()),
        variation.isEmpty() ? "" : Verdicts.variation(variation),
        SignIcon.assurance(assurance),
        assured(assurance),
        latest.flatMap(l -> change(indicator, l)).orElse("No earlier value"),
        goal.map(g -> latest.map(l -> distance(g, l)).orElse("Target" + aim(g))).orElse("No goal"),
        goal.map(g -> "#" + Ways.goalAnchor(g.id())).orElse(""),
        zs.isEmpty() ? "" : strip(indicator, zs, number),
        spread(zs));
  }

  private static String kind(IndicatorTables.Indicator indicator) {
    String better =
        switch (indicator.scale().better()) {
          case "lower" -> "lower is better";
          case "higher" -> "higher is better";
          default -> "not judged";
        };
    return (indicator.role().isEmpty() ? "" : Numbers.sentence(indicator.role()) + ", ") + better;
  }

  private static String assured(String assurance) {
    return switch (assurance) {
      case "pass" -> "Meets its target";
      case "fail" -> "Falls short of its target";
      case "hit-or-miss" -> "Hits or misses its target";
      case "too-few-points" -> "Too few points to say";
      default -> "";
    };
  }

  private String chart(IndicatorTables.Indicator indicator, int number) {
    List<IndicatorTables.Whole> all = of(indicator.id());
    LocalDate from = all.get(all.size() - 1).last().minusMonths(MONTHS);
    List<IndicatorTables.Whole> shown = all.stream().filter(w -> w.last().isAfter(from)).toList();
    List<SmallControl.Point> points =
        shown.stream()
            .map(
                w ->
                    new SmallControl.Point(
                        (w.first().toEpochDay() + w.last().toEpochDay()) / 2.0,
                        w.value(),
                        w.mean(),
                        w.lower(),
                        w.upper(),
                        w.variation(),
                        w.settled()))
            .toList();
    IndicatorTables.Whole first = shown.get(0);
    IndicatorTables.Whole last = shown.get(shown.size() - 1);
    return SmallControl.draw(
        "matrix-line-" + number,
        indicator.title() + ", all places together",
        "From "
            + indicator.scale().value(first.value())
            + " in "
            + Dates.period(first.period())
            + " to "
            + indicator.scale().value(last.value())
            + " in "
            + Dates.period(last.period())
            + (last.settled() ? "." : ", provisional."),
        points);
  }

  /** The difference from the same period a year before, with what it means. */
  private Optional<String> change(IndicatorTables.Indicator indicator, IndicatorTables.Whole now) {
    boolean weeks = indicator.periodLength().equals("week");
    LocalDate then = weeks ? now.first().minusWeeks(52) : now.first().minusYears(1);
    Scale scale = indicator.scale();
    return of(indicator.id()).stream()
        .filter(w -> w.first().equals(then))
        .findFirst()
        .map(
            before -> {
              double difference = scale.apart(before.value(), now.value());
              String words = scale.signedDifference(difference);
              boolean same =
                  scale.signedNumber(difference).chars().noneMatch(c -> c >= '1' && c <= '9');
              boolean better = difference > 0 != scale.lowerIsBetter();
              return same
                  ? "No change"
                  : words
                      + (scale.better().equals("neither") ? "" : better ? ", better" : ", worse");
            });
  }

  private static String distance(Goal goal, IndicatorTables.Whole latest) {
    Scale scale = goal.scale();
    boolean downwards =
        goal.targetValue() == goal.baselineValue()
            ? scale.lowerIsBetter()
            : goal.targetValue() < goal.baselineValue();
    double missing =
        downwards ? latest.value() - goal.targetValue() : goal.targetValue() - latest.value();
    if (missing <= 0) {
      return "Reached: target" + aim(goal);
    }
    String size =
        scale.proportion() ? Numbers.fixed(100 * missing, 1) + " points" : scale.value(missing);
    return size + " to go: target" + aim(goal);
  }

  private static String aim(Goal goal) {
    return " "
        + goal.scale().value(goal.targetValue())
        + " by "
        + Dates.period(goal.targetPeriod());
  }

  private static String spread(List<Double> zs) {
    if (zs.isEmpty()) {
      return "Places are not compared";
    }
    long ahead = zs.stream().filter(z -> z >= FAR).count();
    long behind = zs.stream().filter(z -> z <= -FAR).count();
    return ahead + " ahead, " + behind + " behind, of " + zs.size();
  }

  private static String strip(IndicatorTables.Indicator indicator, List<Double> zs, int number) {
    return SpreadStrip.draw(
        "matrix-places-" + number,
        indicator.title() + ": places from behind to ahead of what is expected",
        Numbers.sentence(spread(zs)) + " places.",
        zs.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
