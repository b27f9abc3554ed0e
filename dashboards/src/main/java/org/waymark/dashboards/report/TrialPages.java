package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.chart.NarrowingChart;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.page.Masthead;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;

/** Makes the section and the pages of experiments, pilots and learning loops. */
final class TrialPages {
  private static final double PERCENT = 100;

  private final ReportTables tables;
  private final Ways ways;

  TrialPages(ReportTables tables, Ways ways) {
    this.tables = tables;
    this.ways = ways;
  }

  private TrialTables of(ReportTables.MissionRow mission) {
    return new TrialTables(tables.tables(), tables.asOf(), mission.id());
  }

  /** The section of the page of a mission. */
  MissionPage.Trials section(ReportTables.MissionRow mission) throws SQLException {
    TrialTables trials = of(mission);
    List<MissionPage.Trial> lines = new ArrayList<>();
    for (TrialTables.Trial trial : all(trials)) {
      lines.add(
          new MissionPage.Trial(
              ways.trial(trial.id()),
              trial.title(),
              trial.word(),
              trial.sentence(),
              (trial.experiment() ? "Experiment on " : "Pilot on ") + trial.indicator()));
    }
    return new MissionPage.Trials(lines, evidence(trials), loops(trials));
  }

  private static List<TrialTables.Trial> all(TrialTables trials) throws SQLException {
    List<TrialTables.Trial> all = new ArrayList<>(trials.experiments());
    all.addAll(trials.pilots());
    return all;
  }

  /** A page for each experiment and pilot of a mission, by id. */
  Map<String, TrialPage> pages(
      ReportTables.MissionRow mission,
      List<ReportTables.MissionRow> missions,
      MissionPage.Method method)
      throws SQLException {
    TrialTables trials = of(mission);
    Ways here = ways.below();
    String day = Dates.day(tables.asOf());
    Map<String, TrialPage> pages = new LinkedHashMap<>();
    for (TrialTables.Trial trial : all(trials)) {
      String kind = trial.experiment() ? "Experiment" : "Pilot";
      pages.put(
          trial.id(),
          new TrialPage(
              new Masthead(
                  trial.title() + ": " + kind.toLowerCase(Locale.ROOT) + ", " + day,
                  trial.sentence(),
                  "Weekly report",
                  day,
                  Report.links(missions, mission.id(), here),
                  List.of(
                      new Masthead.Link(here.up() + "index.html", "All missions"),
                      new Masthead.Link(here.mission(mission.id()), mission.title()))),
              kind + " on " + trial.indicator(),
              trial.title(),
              trial.word(),
              trial.sentence(),
              trial.changes(),
              here.mission(mission.id()) + "#trials",
              trial.experiment() ? weeks(trials, trial) : path(trials, trial),
              trial.experiment() ? ofExperiment(trials, trial) : ofPilot(trials, trial),
              trial.experiment()
                  ? "The interval holds at every look, however long the experiment goes on."
                      + " What reaches from one arm to another is not seen."
                  : "The gap is between the places and similar places that were left."
                      + " A grey band, where there is one, holds 95% of the gaps of places that were"
                      + " left, as if they had started."
                      + " What else began there at the same time is not seen.",
              method));
    }
    return pages;
  }

  private List<Figure> weeks(TrialTables trials, TrialTables.Trial trial) throws SQLException {
    List<TrialTables.Week> weeks = trials.weeks(trial.id());
    List<Figure> figures = new ArrayList<>();
    Scale scale = trial.scale();
    double factor = scale.proportion() ? PERCENT : 1;
    for (String arm : weeks.stream().map(TrialTables.Week::arm).distinct().toList()) {
      List<NarrowingChart.Point> points = new ArrayList<>();
      List<List<Cell>> rows = new ArrayList<>();
      for (TrialTables.Week week : weeks) {
        if (week.arm().equals(arm)) {
          points.add(
              new NarrowingChart.Point(
                  Dates.shortDay(week.week()),
                  factor * week.effect(),
                  factor * week.low().orElse(Double.NaN),
                  factor * week.high().orElse(Double.NaN)));
          rows.add(
              List.of(
                  new Cell(Dates.day(week.week()), week.week().toString()),
                  number(OptionalDouble.of(week.effect()), factor),
                  number(week.low(), factor),
                  number(week.high(), factor)));
        }
      }
      String title = "How much better “" + arm + "” is, week by week";
      String id = "weeks-" + figures.size();
      figures.add(
          new Figure(
              id,
              title,
              NarrowingChart.draw(
                  id,
                  title,
                  points,
                  factor * trial.worthwhile(),
                  unit(scale) + " better",
                  "end of week"),
              new DataTable(title, DataTable.columns("Week", "#Effect", "#From", "#To"), rows)));
    }
    return figures;
  }

  private List<Figure> path(TrialTables trials, TrialTables.Trial trial) throws SQLException {
    List<NarrowingChart.Point> points = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (double[] step : trials.path(trial.id())) {
      points.add(new NarrowingChart.Point(Numbers.signed(step[0], 0), step[1], step[2], step[3]));
      rows.add(
          List.of(
              new Cell(Numbers.signed(step[0], 0), Long.toString((long) step[0])),
              number(OptionalDouble.of(step[1]), 1),
              number(known(step[2]), 1),
              number(known(step[3]), 1)));
    }
    String title = "The gap to similar places, by periods since the start";
    return points.isEmpty()
        ? List.of()
        : List.of(
            new Figure(
                "path",
                title,
                NarrowingChart.amongPlacebos(
                    "path",
                    title,
                    points,
                    "better than before, on the scale of the score",
                    "periods since the start; 0 is the first"),
                new DataTable(
                    title,
                    DataTable.columns("#Periods", "#Gap", "#95% of others from", "#To"),
                    rows)));
  }

  private static OptionalDouble known(double number) {
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  private static List<DataTable> ofExperiment(TrialTables trials, TrialTables.Trial trial)
      throws SQLException {
    List<List<Cell>> rows = new ArrayList<>();
    for (TrialTables.Result r : trials.results(trial.id())) {
      double factor = r.scale().proportion() ? PERCENT : 1;
      rows.add(
          List.of(
              Cell.text(r.arm()),
              Cell.text(r.indicator()),
              Cell.text(role(r.role())),
              people(r.n()),
              people(r.nControl()),
              value(r.scale(), r.value()),
              value(r.scale(), r.control()),
              number(r.effect(), factor),
              number(r.low(), factor),
              number(r.high(), factor),
              Cell.text(r.reason().map(TrialPages::reason).orElse(""))));
    }
    List<List<Cell>> checks = new ArrayList<>();
    for (TrialTables.Check c : trials.checks(trial.id())) {
      boolean people = c.check().equals("sample-ratio");
      checks.add(
          List.of(
              Cell.text(check(c.check())),
              Cell.text(c.arm().isEmpty() ? "all" : c.arm()),
              people ? people(c.expected()) : number(c.expected(), 1),
              people ? people(c.observed()) : number(c.observed(), 1),
              c.p().isPresent()
                  ? Cell.number(c.p().getAsDouble(), Numbers.probability(c.p().getAsDouble()))
                  : new Cell("", ""),
              Cell.text(c.failed() ? "Do not read the result" : "Passed")));
    }
    return List.of(
        new DataTable(
            "Arms against the first arm. A share is in points of a hundred",
            DataTable.columns(
                "Arm",
                "Indicator",
                "Role",
                "#People",
                "#First arm",
                "#Value",
                "#First arm’s",
                "#Better by",
                "#From",
                "#To",
                "Note"),
            rows),
        new DataTable(
            "May it be read?",
            DataTable.columns("Check", "Arm", "#Meant", "#Seen", "#p", "Result"),
            checks));
  }

  private static List<DataTable> ofPilot(TrialTables trials, TrialTables.Trial trial)
      throws SQLException {
    List<List<Cell>> rows = new ArrayList<>();
    for (TrialTables.Place place : trials.places(trial.id())) {
      rows.add(
          List.of(
              Cell.text(place.name()),
              new Cell(Dates.day(place.since()), place.since().toString()),
              number(place.effect(), 1),
              number(place.low(), 1),
              number(place.high(), 1),
              Cell.text(place.reason().map(TrialPages::reason).orElse(""))));
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(
            new DataTable(
                "Each place, on the scale of the score. Positive is better",
                DataTable.columns("Place", "Since", "#Effect", "#From", "#To", "Note"),
                rows));
  }

  private static Optional<DataTable> evidence(TrialTables trials) throws SQLException {
    List<List<Cell>> rows = new ArrayList<>();
    for (TrialTables.Evidence e : trials.evidence()) {
      rows.add(
          List.of(
              Cell.text(e.practice()),
              Cell.text(e.indicator()),
              Cell.whole(e.declared()),
              Cell.whole(e.computed()),
              Cell.whole(e.comparisons()),
              e.next().isPresent()
                  ? Cell.number(e.next().getAsDouble(), Numbers.percent(e.next().getAsDouble(), 0))
                  : new Cell("", ""),
              Cell.text(
                  e.because() + e.flag().map(f -> " " + Numbers.sentence(f) + ".").orElse(""))));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataTable(
                "Evidence for practices, from 1 (somebody says so) to 5 (trials in several places)",
                DataTable.columns(
                    "Practice",
                    "Indicator",
                    "#Declared",
                    "#Computed",
                    "#Comparisons",
                    "#Next place gains",
                    "Why"),
                rows));
  }

  private static Optional<DataTable> loops(TrialTables trials) throws SQLException {
    List<List<Cell>> rows = new ArrayList<>();
    for (TrialTables.Stage s : trials.stages()) {
      rows.add(
          List.of(
              Cell.text(Numbers.sentence(s.stage())),
              Cell.whole(s.loops()),
              Cell.whole(s.closed()),
              s.median().isPresent()
                  ? Cell.number(s.median().getAsDouble(), Numbers.brief(s.median().getAsDouble()))
                  : new Cell(
                      "more than half are open after "
                          + Numbers.brief(s.followed().orElse(0))
                          + " days",
                      "")));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataTable(
                "Learning loops: days from one step to the next",
                DataTable.columns("Stage", "#Loops", "#Over", "#Half are over after (days)"),
                rows));
  }

  private static Cell number(OptionalDouble value, double factor) {
    return value.isPresent()
        ? Cell.number(
            value.getAsDouble(),
            Numbers.signed(
                factor * value.getAsDouble(), Numbers.decimals(factor * value.getAsDouble())))
        : new Cell("", "");
  }

  private static Cell people(OptionalDouble value) {
    return value.isPresent() ? Cell.whole(Math.round(value.getAsDouble())) : new Cell("", "");
  }

  private static Cell value(Scale scale, OptionalDouble value) {
    return value.isPresent()
        ? Cell.number(value.getAsDouble(), scale.value(value.getAsDouble()))
        : new Cell("", "");
  }

  private static String unit(Scale scale) {
    return scale.proportion() ? "points of a hundred" : scale.unit().orElse("units");
  }

  private static String role(String role) {
    return switch (role) {
      case "outcome" -> "Outcome";
      case "guardrail" -> "Guardrail";
      default -> "Shown only";
    };
  }

  private static String check(String check) {
    return switch (check) {
      case "sample-ratio" -> "Sizes of the arms";
      case "missing-outcomes" -> "Missing outcomes, share";
      case "crossed-arms" -> "In two arms, share";
      default -> "Difference before, in standard deviations";
    };
  }

  private static String reason(String reason) {
    return Numbers.sentence(reason.replace('-', ' '));
  }
}
