package org.waymark.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.waymark.io.ModelDefinitions;
import org.waymark.io.WorkspaceFolder;
import org.waymark.period.Period;
import org.waymark.period.PeriodText;
import org.waymark.publish.RunFailure;
import org.waymark.registry.NearMiss;
import org.waymark.registry.NumberText;
import org.waymark.registry.Problem;
import org.waymark.registry.RegistryReader;
import org.waymark.registry.RegistryReading;
import org.waymark.registry.Workspace;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.table.ModelAnswers;
import org.waymark.table.ModelInputs;
import org.waymark.table.ModelRows;
import org.waymark.twin.model.Clock;
import org.waymark.twin.model.Model;
import org.waymark.twin.model.ModelReader;
import org.waymark.twin.model.ModelReading;
import org.waymark.twin.scenario.Study;
import org.waymark.twin.simulate.StepCheck;
import org.waymark.twin.verdict.Verdicts;
import org.waymark.twin.xmile.XmileFailure;
import org.waymark.twin.xmile.XmileImport;

/** Answers questions about the models of a workspace at once. Nothing is published. */
public final class ModelDesk {
  /** What is used in place of a run where nothing is published. */
  private static final String NO_RUN = "not-published";

  /** Where a run keeps what its models need, so that they can be asked without the workspace. */
  public static Path definitions(Path out) {
    return ModelDefinitions.in(out);
  }

  /** Keeps it; nothing where there is no model. */
  public static void keepDefinitions(Path workspace, Path out) throws IOException {
    ModelDefinitions.keep(workspace, out);
  }

  private final Model model;
  private final Study study;
  private final ModelRows rows;
  private final ModelAnswers answers;

  private ModelDesk(
      Workspace workspace,
      Model declared,
      int draws,
      PublishedPanel published,
      Optional<Period> from,
      Optional<Verdicts> tests)
      throws RunFailure {
    LocalDate asOf =
        declared.clock().first().map(p -> p.start().minusDays(1)).orElse(LocalDate.EPOCH);
    ModelAnswers.Opened opened =
        ModelAnswers.open(
            declared,
            new ModelInputs(
                workspace.missions(),
                published.history(workspace),
                published.inputs(),
                List.of(),
                Map.of(),
                from),
            asOf,
            NO_RUN,
            draws,
            tests);
    answers =
        opened
            .answers()
            .orElseThrow(
                () ->
                    new RunFailure(
                        RunFailure.Kind.REGISTRY,
                        "the model " + declared.id() + " cannot run",
                        List.of(declared.file() + ": " + opened.refused())));
    model = answers.model();
    study = answers.study();
    rows = answers.rows();
  }

  /**
   * What is wrong with the models of a workspace.
   *
   * @param id of one model; empty for all
   * @return problems as lines, errors first
   */
  public static Checked check(Path folder, Optional<String> id) throws IOException, RunFailure {
    Read read = Read.of(folder);
    List<String> errors = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<Model> models = id.isPresent() ? List.of(read.model(id.get())) : read.models.models();
    for (Problem problem : read.models.problems()) {
      boolean wanted =
          id.isEmpty() || models.stream().anyMatch(m -> m.file().equals(problem.file()));
      if (wanted) {
        (problem.isError() ? errors : warnings).add(problem.rendered());
      }
    }
    List<String> fine = new ArrayList<>();
    for (Model model : models) {
      StepCheck step = StepCheck.of(model);
      if (!step.refused().isEmpty()) {
        errors.add(model.file() + ": " + step.refused());
      }
      step.warnings().forEach(w -> warnings.add(model.file() + ": warning: " + w));
      fine.add(
          model.id()
              + ": "
              + model.parameters().size()
              + " parameters, "
              + model.stocks().size()
              + " stocks, "
              + model.variables().size()
              + " equations, "
              + model.levers().size()
              + " levers, "
              + model.scenarios().size()
              + " scenarios");
    }
    return new Checked(errors, warnings, fine);
  }

  /**
   * What a check found.
   *
   * @param errors because of which a model cannot run
   * @param warnings what was probably not meant
   * @param models one line for each model that can run
   */
  public record Checked(List<String> errors, List<String> warnings, List<String> models) {}

  /** The answers of one model, or of the only one. */
  public static ModelDesk open(Path folder, Optional<String> id, int draws)
      throws IOException, RunFailure {
    return open(folder, id, draws, PublishedPanel.NONE, false, Optional.empty());
  }

  /**
   * The same with what is published.
   *
   * @param tested whether the model is tested at past dates now; otherwise as it was published
   * @param from first period from which a test forecasts
   */
  public static ModelDesk open(
      Path folder,
      Optional<String> id,
      int draws,
      PublishedPanel published,
      boolean tested,
      Optional<String> from)
      throws IOException, RunFailure {
    Read read = Read.of(folder);
    if (id.isEmpty() && read.models.models().size() != 1) {
      List<String> errors =
          read.models.problems().stream().filter(Problem::isError).map(Problem::rendered).toList();
      List<String> ids = read.models.models().stream().map(Model::id).toList();
      throw new RunFailure(
          RunFailure.Kind.REGISTRY,
          !errors.isEmpty()
              ? "the models have problems"
              : ids.isEmpty()
                  ? "there is no model; write a file models/x.yaml"
                  : "there are several models; name one",
          errors.isEmpty() ? ids : errors);
    }
    Model model = read.model(id.orElseGet(() -> read.models.models().get(0).id()));
    return new ModelDesk(
        read.workspace,
        model,
        draws,
        published,
        from.isPresent() ? Optional.of(period(model, from.get())) : Optional.empty(),
        tested ? Optional.empty() : Optional.of(published.verdicts(read.workspace, model)));
  }

  /** Ids of the models of a workspace that can run. */
  public static List<String> models(Path folder) throws IOException, RunFailure {
    return Read.of(folder).models.models().stream().map(Model::id).toList();
  }

  /** A workspace and its models. */
  private record Read(Workspace workspace, ModelReading models) {
    static Read of(Path folder) throws IOException, RunFailure {
      WorkspaceFiles files = WorkspaceFolder.read(folder);
      RegistryReading reading = RegistryReader.read(files);
      if (reading.workspace().isEmpty()) {
        throw new RunFailure(
            RunFailure.Kind.REGISTRY,
            "the workspace has problems",
            Stream.concat(
                    reading.errors().stream(),
                    ModelReader.read(files, Optional.empty()).problems().stream()
                        .filter(Problem::isError))
                .map(Problem::rendered)
                .toList());
      }
      return new Read(reading.workspace().get(), ModelReader.read(files, reading.workspace()));
    }

    Model model(String id) throws RunFailure {
      List<String> ids = models.models().stream().map(Model::id).toList();
      Optional<Model> found = models.models().stream().filter(m -> m.id().equals(id)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      List<String> errors =
          models.problems().stream().filter(Problem::isError).map(Problem::rendered).toList();
      String meant = NearMiss.of(id, ids).map(n -> "; did you mean " + n + "?").orElse("");
      throw new RunFailure(
          RunFailure.Kind.REGISTRY,
          errors.isEmpty() ? "there is no model " + id + meant : "the models have problems",
          errors.isEmpty() ? ids : errors);
    }
  }

  /** The model's title. */
  public String title() {
    return model.title();
  }

  /** Its question in the words of its owner. */
  public String question() {
    return model.question();
  }

  /** What to know before reading the answers. */
  public List<String> notes() {
    return answers.notes();
  }

  /** Ids of its scenarios. */
  public List<String> scenarios() {
    return model.scenarios().stream().map(Model.Scenario::id).toList();
  }

  /** All rows of the tables of the model and of some scenarios. */
  public List<SpecificRecord> run(List<String> wanted) throws RunFailure {
    List<SpecificRecord> all = new ArrayList<>();
    all.addAll(rows.variables());
    all.addAll(rows.links());
    all.addAll(answers.scenario(ModelRows.BASELINE, "Nothing changes", List.of()));
    for (String id : wanted.isEmpty() ? scenarios() : wanted) {
      Model.Scenario scenario =
          model
              .scenario(id)
              .orElseThrow(
                  () ->
                      new RunFailure(
                          RunFailure.Kind.REGISTRY,
                          "there is no scenario "
                              + id
                              + NearMiss.of(id, scenarios())
                                  .map(n -> "; did you mean " + n + "?")
                                  .orElse(""),
                          scenarios()));
      all.addAll(answers.scenario(id, scenario.title(), scenario.set()));
    }
    all.addAll(rows.readiness(study));
    return all;
  }

  /** Rows of the tests at past dates. */
  public List<SpecificRecord> tested() {
    return answers.tested();
  }

  /** Rows of settings that were given for this question alone. */
  public List<SpecificRecord> tried(List<String> set) throws RunFailure {
    List<Model.Setting> settings = new ArrayList<>();
    for (String one : set) {
      settings.add(setting(one));
    }
    List<SpecificRecord> all = new ArrayList<>();
    all.addAll(answers.scenario(ModelRows.BASELINE, "Nothing changes", List.of()));
    all.addAll(answers.scenario("try", String.join(" ", set), settings));
    return all;
  }

  /** The smallest setting of a lever with which a goal is reached. */
  public SpecificRecord needs(
      String goal, String lever, double probability, Optional<String> with, Optional<String> from)
      throws RunFailure {
    Model.Target target =
        model.goals().stream()
            .filter(g -> g.goal().equals(goal))
            .findFirst()
            .orElseThrow(
                () ->
                    unknown("goal", goal, model.goals().stream().map(Model.Target::goal).toList()));
    Model.Lever pulled = model.lever(lever).orElseThrow(() -> unknown("lever", lever, leverIds()));
    if (pulled.least().isEmpty() || pulled.most().isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.REGISTRY,
          "the lever " + lever + " has no range",
          List.of(model.file() + ": write `least` and `most`"));
    }
    List<Model.Setting> others = new ArrayList<>();
    if (with.isPresent() && !with.get().equals(ModelRows.BASELINE)) {
      model
          .scenario(with.get())
          .orElseThrow(() -> unknown("scenario", with.get(), scenarios()))
          .set()
          .stream()
          .filter(s -> !s.lever().equals(lever))
          .forEach(others::add);
    }
    Period begins = from.isPresent() ? period(from.get()) : firstUse(lever);
    return rows.requirement(
        study,
        target,
        new Model.Setting(lever, 1, begins, Optional.empty()),
        with.orElse(ModelRows.BASELINE),
        probability,
        study.needed(target, pulled, begins, others, probability));
  }

  private List<String> leverIds() {
    return model.levers().stream().map(Model.Lever::id).toList();
  }

  /** When the first scenario pulls the lever, or the model begins. */
  private Period firstUse(String lever) {
    return model.scenarios().stream()
        .flatMap(s -> s.set().stream())
        .filter(s -> s.lever().equals(lever))
        .map(Model.Setting::from)
        .findFirst()
        .orElseGet(() -> model.clock().first().orElseThrow());
  }

  private static RunFailure unknown(String kind, String word, List<String> known) {
    return new RunFailure(
        RunFailure.Kind.REGISTRY,
        "there is no "
            + kind
            + " "
            + word
            + NearMiss.of(word, known).map(n -> "; did you mean " + n + "?").orElse(""),
        known);
  }

  /** {@code more-slots=8@2027-04}, or {@code evening-clinics@2027-04}. */
  private Model.Setting setting(String text) throws RunFailure {
    int at = text.indexOf('@');
    String left = at < 0 ? text : text.substring(0, at);
    int equals = left.indexOf('=');
    String lever = equals < 0 ? left : left.substring(0, equals);
    OptionalDouble value =
        equals < 0 ? OptionalDouble.of(1) : NumberText.parse(left.substring(equals + 1));
    Model.Lever known = model.lever(lever).orElseThrow(() -> unknown("lever", lever, leverIds()));
    boolean certain = known.effect().isEmpty() && !known.measured();
    if (value.isEmpty() || (certain && equals < 0)) {
      throw new RunFailure(
          RunFailure.Kind.REGISTRY,
          "`" + text + "` is not a setting",
          List.of("write LEVER=NUMBER@PERIOD, such as more-slots=8@2027-04"));
    }
    if (value.getAsDouble() < known.least().orElse(Double.NEGATIVE_INFINITY)
        || value.getAsDouble() > known.most().orElse(Double.POSITIVE_INFINITY)) {
      throw new RunFailure(
          RunFailure.Kind.REGISTRY,
          left + " is outside the range of the lever",
          List.of(
              "from "
                  + NumberText.write(known.least().orElse(Double.NaN))
                  + " to "
                  + NumberText.write(known.most().orElse(Double.NaN))));
    }
    Period from = at < 0 ? model.clock().first().orElseThrow() : period(text.substring(at + 1));
    return new Model.Setting(lever, value.getAsDouble(), from, Optional.empty());
  }

  private Period period(String text) throws RunFailure {
    return period(model, text);
  }

  private static Period period(Model model, String text) throws RunFailure {
    return Clock.kind(model.clock().step())
        .flatMap(kind -> PeriodText.parse(text, kind))
        .orElseThrow(
            () ->
                new RunFailure(
                    RunFailure.Kind.REGISTRY,
                    "`" + text + "` is not a " + model.clock().step(),
                    List.of("write a period such as 2027-04")));
  }

  /**
   * A model of another program as a file of a workspace.
   *
   * @param id of the model
   */
  public static Imported imported(byte[] xmile, String id) throws RunFailure {
    try {
      XmileImport.Result result = XmileImport.of(xmile, id);
      TreeMap<String, byte[]> files = new TreeMap<>();
      files.put(
          "models/" + id + ".yaml",
          result.yaml().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      ModelReading reading = ModelReader.read(WorkspaceFiles.foundInOrder(files), Optional.empty());
      List<String> errors =
          reading.problems().stream().filter(Problem::isError).map(Problem::rendered).toList();
      if (!errors.isEmpty()) {
        throw new RunFailure(RunFailure.Kind.REGISTRY, "this model cannot be imported", errors);
      }
      return new Imported(result.yaml(), result.left());
    } catch (XmileFailure failure) {
      throw new RunFailure(
          RunFailure.Kind.REGISTRY, "this model cannot be imported", List.of(failure.what()));
    }
  }

  /**
   * A model that was taken over.
   *
   * @param yaml the file
   * @param left what was not taken over, in words
   */
  public record Imported(String yaml, List<String> left) {}
}
