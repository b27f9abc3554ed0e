package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.chart.ScenarioChart;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.page.Masthead;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;

/** Makes the section and the pages of models of policy and operations. */
final class ModelPages {
  private final ReportTables tables;
  private final Ways ways;
  private final ModelTables models;

  ModelPages(ReportTables tables, Ways ways) {
    this.tables = tables;
    this.ways = ways;
    models = new ModelTables(tables.tables(), tables.asOf());
  }

  /** The section of the page of a mission. */
  List<MissionPage.Trial> section(ReportTables.MissionRow mission) throws SQLException {
    List<MissionPage.Trial> lines = new ArrayList<>();
    for (ModelTables.Model model : models.models(mission.id())) {
      List<ModelTables.Answer> answers = models.answers(model.id());
      lines.add(
          new MissionPage.Trial(
              ways.model(model.id()),
              question(model),
              ModelWords.label(model.label()),
              answers.isEmpty() ? "" : answer(model, answers.get(0)),
              model.title()));
    }
    return lines;
  }

  private static String question(ModelTables.Model model) {
    return model.question().isEmpty() ? model.title() : model.question();
  }

  /** A page for each model of a mission, by id. */
  Map<String, ModelPage> pages(
      ReportTables.MissionRow mission,
      List<ReportTables.MissionRow> missions,
      MissionPage.Method method)
      throws SQLException {
    Map<String, ModelPage> pages = new LinkedHashMap<>();
    Ways here = ways.below();
    String day = Dates.day(tables.asOf());
    for (ModelTables.Model model : models.models(mission.id())) {
      List<ModelTables.Answer> all = models.answers(model.id());
      List<ModelTables.Answer> best = best(all);
      List<String> answers = new ArrayList<>();
      for (ModelTables.Answer one : best) {
        answers.add(answer(model, one));
        List<ModelTables.Requirement> needs = models.requirements(model.id(), one.goal());
        needs.stream()
            .filter(r -> !r.with().isEmpty())
            .findFirst()
            .or(() -> needs.stream().findFirst())
            .map(ModelWords::requirement)
            .ifPresent(answers::add);
      }
      if (answers.isEmpty()) {
        answers.add("No scenario of this model answers a goal yet.");
      }
      pages.put(
          model.id(),
          new ModelPage(
              new Masthead(
                  model.title() + ": model, " + day,
                  question(model),
                  "Weekly report",
                  day,
                  Report.links(missions, mission.id(), here),
                  List.of(
                      new Masthead.Link(here.up() + "index.html", "All missions"),
                      new Masthead.Link(here.mission(mission.id()), mission.title()))),
              mission.title(),
              here.mission(mission.id()),
              model.title(),
              question(model),
              answers,
              figures(model, best),
              elsewhere(model),
              operations(model),
              hangs(model, best),
              believe(model, all),
              scenarios(all),
              numbers(model, best),
              method));
    }
    return pages;
  }

  /** The answer of each goal that reaches it most often. */
  private static List<ModelTables.Answer> best(List<ModelTables.Answer> all) {
    Map<String, ModelTables.Answer> best = new LinkedHashMap<>();
    all.forEach(one -> best.putIfAbsent(one.goal(), one));
    return List.copyOf(best.values());
  }

  private String answer(ModelTables.Model model, ModelTables.Answer one) throws SQLException {
    String goal =
        one.indicator()
            + " at "
            + one.scale().value(one.target())
            + " by "
            + Dates.period(one.by());
    if (one.chance().isPresent() && one.baseline().isPresent()) {
      return "With “"
          + one.title()
          + "”, the goal is reached in "
          + ModelWords.of100(one.chance().getAsDouble())
          + " such futures; as things go, in "
          + ModelWords.of100(one.baseline().getAsDouble())
          + ". The goal: "
          + goal
          + ".";
    }
    List<ModelTables.Point> points = models.points(model.id(), one.scenario(), one.indicatorId());
    String direction =
        points.stream()
            .filter(p -> p.period().equals(one.by()))
            .reduce((a, b) -> b)
            .or(() -> points.stream().reduce((a, b) -> b))
            .map(p -> ModelWords.direction(p, one.scale()))
            .orElse("may go either way");
    return "With “"
        + one.title()
        + "”, this "
        + direction
        + ": "
        + one.indicator()
        + ". The model has not earned a chance of the goal: "
        + goal
        + ".";
  }

  private List<Figure> figures(ModelTables.Model model, List<ModelTables.Answer> best)
      throws SQLException {
    List<Figure> figures = new ArrayList<>();
    for (ModelTables.Answer one : best) {
      List<ModelTables.Point> points = models.points(model.id(), one.scenario(), one.indicatorId());
      // A model that past dates refuse shows its directions and no fan.
      if (points.size() < 2 || model.label().equals("not-validated")) {
        continue;
      }
      List<ScenarioChart.Point> drawn = new ArrayList<>();
      List<List<Cell>> rows = new ArrayList<>();
      Scale scale = one.scale();
      for (ModelTables.Point p : points) {
        drawn.add(
            new ScenarioChart.Point(
                Dates.period(p.period()),
                scale.axis(p.q10()),
                scale.axis(p.q50()),
                scale.axis(p.q90()),
                scale.axis(p.base10()),
                scale.axis(p.base50()),
                scale.axis(p.base90())));
        rows.add(
            List.of(
                new Cell(Dates.period(p.period()), p.period()),
                Cell.number(p.q50(), scale.value(p.q50())),
                Cell.number(p.q10(), scale.value(p.q10())),
                Cell.number(p.q90(), scale.value(p.q90())),
                Cell.number(p.base50(), scale.value(p.base50()))));
      }
      String title = one.indicator() + ", with “" + one.title() + "” and without";
      String id = "futures-" + figures.size();
      figures.add(
          new Figure(
              id,
              title,
              ScenarioChart.draw(
                  id,
                  title,
                  drawn,
                  (int) model.validated(),
                  OptionalDouble.of(scale.axis(one.target())),
                  scale.axisUnit()),
              new DataTable(
                  title,
                  DataTable.columns("Period", "#Median", "#From", "#To", "#Without"),
                  rows)));
    }
    return figures;
  }

  private List<String> elsewhere(ModelTables.Model model) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (ModelTables.Affected a : models.affected(model.id())) {
      lines.add(ModelWords.affected(a));
    }
    if (lines.isEmpty()) {
      lines.add(
          models.links(model.id()) == 0
              ? "Nobody has said what else this touches."
              : "What the scenarios change acts on nothing that is declared elsewhere.");
    }
    return lines;
  }

  private List<String> operations(ModelTables.Model model) throws SQLException {
    List<String> lines = new ArrayList<>();
    for (ModelTables.Shortage s : models.shortages(model.id())) {
      lines.add(ModelWords.shortage(s));
    }
    if (lines.isEmpty()) {
      lines.add(
          models.capacities(model.id()) == 0
              ? "Nobody has declared what the capacity is needed for."
              : "What operations declared is enough in 80 of 100 of the model’s futures.");
    }
    return lines;
  }

  private List<String> hangs(ModelTables.Model model, List<ModelTables.Answer> best)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    for (ModelTables.Answer one : best) {
      lines.addAll(ModelWords.hangs(models.inputs(model.id(), one.goal())));
      lines.addAll(ModelWords.worlds(models.worlds(model.id(), one.goal()), one.scenario()));
    }
    if (lines.isEmpty()) {
      lines.add("No scenario of this model answers a goal yet.");
    }
    return lines;
  }

  private List<String> believe(ModelTables.Model model, List<ModelTables.Answer> all)
      throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add(ModelWords.label(model.label()) + ". " + model.reason());
    all.stream()
        .filter(one -> one.chance().isEmpty())
        .map(ModelTables.Answer::reason)
        .filter(reason -> !model.reason().startsWith(reason))
        .distinct()
        .forEach(lines::add);
    lines.add(
        "The lowest grade of evidence in it is "
            + model.lowestEvidence()
            + ", from 1 (somebody says so) to 5 (trials in several places).");
    lines.add(
        model.assured().isEmpty()
            ? "Nobody has assured it."
            : "Assured on " + Dates.day(java.time.LocalDate.parse(model.assured())) + ".");
    long[] record = models.record(model.id());
    lines.add(
        record[0] == 0
            ? "None of its predictions has come due yet."
            : record[1]
                + " of "
                + record[0]
                + " earlier predictions came within the middle 80% of its futures.");
    if (!model.unchecked().isEmpty()) {
      lines.add(model.unchecked());
    }
    if (!model.owner().isEmpty()) {
      lines.add("Owner: " + model.owner() + ".");
    }
    return lines;
  }

  private static Optional<DataTable> scenarios(List<ModelTables.Answer> all) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ModelTables.Answer one : all) {
      rows.add(
          List.of(
              Cell.text(one.title()),
              Cell.text(one.indicator()),
              chance(one.chance()),
              chance(one.baseline()),
              Cell.number(one.share(), ModelWords.of100(one.share())),
              Cell.number(one.shareBaseline(), ModelWords.of100(one.shareBaseline())),
              Cell.whole(one.evidence())));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataTable(
                "Scenarios. A share of the model’s futures is not a chance",
                DataTable.columns(
                    "Scenario",
                    "Goal for",
                    "#Chance",
                    "#As things go",
                    "#Share of its futures",
                    "#Without",
                    "#Evidence"),
                rows));
  }

  private static Cell chance(OptionalDouble p) {
    return p.isPresent()
        ? Cell.number(p.getAsDouble(), ModelWords.of100(p.getAsDouble()))
        : new Cell("not earned", "");
  }

  private List<DataTable> numbers(ModelTables.Model model, List<ModelTables.Answer> best)
      throws SQLException {
    List<DataTable> all = new ArrayList<>();
    for (ModelTables.Answer one : best) {
      List<List<Cell>> needs = new ArrayList<>();
      for (ModelTables.Requirement r : models.requirements(model.id(), one.goal())) {
        needs.add(
            List.of(
                Cell.text(r.lever()),
                Cell.text(r.with().isEmpty() ? "nothing else" : r.with()),
                r.smallest().isPresent()
                    ? Cell.number(
                        r.smallest().getAsDouble(), Numbers.fixed(r.smallest().getAsDouble(), 1))
                    : new Cell("none", ""),
                r.cost().isPresent()
                    ? Cell.number(
                        r.cost().getAsDouble(),
                        Numbers.brief(r.cost().getAsDouble()) + " " + r.currency().orElse(""))
                    : new Cell("", ""),
                Cell.text(r.reason())));
      }
      if (!needs.isEmpty()) {
        all.add(
            new DataTable(
                "Smallest setting that reaches the goal in 80 of 100 of the model’s futures",
                DataTable.columns("Lever", "Together with", "#Smallest", "#Cost", "Note"),
                needs));
      }
      List<List<Cell>> inputs = new ArrayList<>();
      for (ModelTables.Input i : models.inputs(model.id(), one.goal())) {
        inputs.add(
            List.of(
                Cell.text(ModelWords.plain(i.input())),
                share(i.first()),
                share(i.low()),
                share(i.high()),
                share(i.total()),
                Cell.number(i.worth(), Numbers.fixed(100 * i.worth(), 1))));
      }
      if (!inputs.isEmpty()) {
        all.add(
            new DataTable(
                "What the answer hangs on: share of its variance",
                DataTable.columns(
                    "Input", "#Alone", "#From", "#To", "#With others", "#Knowing it adds (points)"),
                inputs));
      }
      List<List<Cell>> worlds = new ArrayList<>();
      for (ModelTables.World w : models.worlds(model.id(), one.goal())) {
        worlds.add(
            List.of(
                Cell.text(w.world()),
                Cell.text(w.scenario()),
                Cell.number(w.share(), ModelWords.of100(w.share())),
                Cell.number(w.regret(), Numbers.fixed(100 * w.regret(), 0))));
      }
      if (!worlds.isEmpty()) {
        all.add(
            new DataTable(
                "Worlds without a probability: share of futures that reach the goal",
                DataTable.columns("World", "Scenario", "#Share", "#Regret (points)"),
                worlds));
      }
    }
    List<List<Cell>> tests = new ArrayList<>();
    for (ModelTables.Tested t : models.tests(model.id())) {
      tests.add(
          List.of(
              Cell.text(t.indicator()),
              Cell.whole(t.horizon()),
              Cell.text(
                  t.mode().equals("given-drivers")
                      ? "with the drivers as they turned out"
                      : "as known then"),
              Cell.whole(t.origins()),
              score(t.crps()),
              score(t.rivalCrps()),
              share(t.coverage80()),
              Cell.text(ModelWords.label(t.label()))));
    }
    if (!tests.isEmpty()) {
      all.add(
          new DataTable(
              "Tests at past dates. A lower score is better",
              DataTable.columns(
                  "Indicator",
                  "#Steps ahead",
                  "Kind",
                  "#Past dates",
                  "#Score",
                  "#Simple forecast",
                  "#Held by 80%",
                  "Label"),
              tests));
    }
    return all;
  }

  private static Cell share(OptionalDouble value) {
    return value.isPresent()
        ? Cell.number(value.getAsDouble(), Numbers.percent(value.getAsDouble(), 0))
        : new Cell("", "");
  }

  private static Cell score(OptionalDouble value) {
    return value.isPresent()
        ? Cell.number(value.getAsDouble(), Numbers.brief(value.getAsDouble()))
        : new Cell("", "");
  }
}
