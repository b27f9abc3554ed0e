package org.waymark.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.waymark.text.ThemeMatcher;

/**
 * Reads a mission file in two steps: first its indicators, so that those of every mission are
 * known; then what refers to them.
 */
final class MissionReader {
  /** {@code <mission_id>.html} stands beside this page in a report. */
  private static final String TAKEN_BY_REPORT = "index";

  /** Fewer say no more together than alone. */
  private static final int LEAST_RELATED = 3;

  private static final int MOST_RELATED = 30;

  private final Fields fields;
  private final FileProblems problems;
  private final Declared declared;
  private final Optional<String> id;
  private final List<IndicatorReader> indicators = new ArrayList<>();
  private final List<String> opposition = new ArrayList<>();

  private MissionReader(Fields fields, FileProblems problems, Declared declared) {
    this.fields = fields;
    this.problems = problems;
    this.declared = declared;
    id = fields.has("id") ? declared.declare("mission", "", fields, problems) : Optional.empty();
    id.ifPresent(declared::mayBeAttachedTo);
    if (id.equals(Optional.of(TAKEN_BY_REPORT))) {
      problems.error(
          fields.at("id"), "a mission cannot have the id `index`", "an id that is not a page");
    }
    for (Fields indicator : fields.mappings("indicators", Keys.INDICATOR)) {
      indicators.add(new IndicatorReader(indicator, problems, declared));
    }
    boolean allNamed =
        fields
            .node("indicators")
            .map(
                node ->
                    node instanceof YamlNode.Sequence list
                        && list.items().size() == indicatorIds().size())
            .orElse(true);
    if (!allNamed) {
      declared.someIndicatorsAreUnknown();
    }
  }

  /** The first step. */
  static Optional<MissionReader> begin(YamlNode root, FileProblems problems, Declared declared) {
    return Fields.of(root, Keys.MISSION, problems)
        .map(fields -> new MissionReader(fields, problems, declared));
  }

  /** Ids of the mission's indicators and where they are declared. */
  List<YamlNode.Scalar> indicatorIds() {
    return indicators.stream().flatMap(indicator -> indicator.idScalar().stream()).toList();
  }

  FileProblems problems() {
    return problems;
  }

  /** The second step: the mission, if all that it needs is there. */
  Optional<Mission> finish(WorkspaceFiles files) {
    Optional<String> title = fields.text("title");
    Optional<Fields> owner = fields.fields("owner", Keys.OWNER);
    Optional<String> ownerName = owner.flatMap(o -> o.text("name"));
    Optional<String> ownerContact = owner.flatMap(o -> o.text("contact"));
    Optional<LocalDate> starts = fields.date("starts");
    Optional<LocalDate> ends = fields.date("ends");
    checkDates(starts, ends);
    if (!fields.has("indicators") && !fields.has("themes")) {
      problems.error(fields.at(), "a mission needs indicators or themes", "`indicators`");
    }
    String missionId = id.orElse("");
    List<Indicator> read =
        indicators.stream().flatMap(indicator -> indicator.finish(missionId).stream()).toList();
    List<Goal> goals = new ArrayList<>();
    for (Fields goal : fields.mappings("goals", Keys.GOAL)) {
      new GoalReader(goal, problems, declared).read(missionId).ifPresent(goals::add);
    }
    List<Theme> themes = new ArrayList<>();
    for (Fields theme : fields.mappings("themes", Keys.THEME)) {
      theme(theme, missionId).ifPresent(themes::add);
    }
    List<RegisteredPractice> practices = new ArrayList<>();
    List<String> ids = indicatorIds().stream().map(YamlNode.Scalar::text).toList();
    for (Fields practice : fields.mappings("practices", Keys.PRACTICE)) {
      new PracticeReader(practice, problems, declared)
          .read(missionId, themes, ids)
          .ifPresent(practices::add);
    }
    List<RelatedIndicators> related = new ArrayList<>();
    for (Fields group : fields.mappings("related", Keys.RELATED)) {
      related(group, ids).ifPresent(related::add);
    }
    Trials trials = trials(missionId, practices);
    CodedReports coded =
        fields
            .scalar("labels")
            .map(
                path ->
                    LabelsReader.read(
                        path, files, themes.stream().map(Theme::id).toList(), problems))
            .orElse(CodedReports.NONE);
    if (fields.oneOf("embeddings", Map.of("true", true, "false", false)).orElse(false)) {
      if (!fields.has("labels")) {
        problems.error(
            fields.at("embeddings"), "there is nothing to learn from", "`labels` with it");
      }
      coded = coded.withEmbeddings();
    }
    if (id.isEmpty() || title.isEmpty() || starts.isEmpty() || ends.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Mission(
            missionId,
            title.get(),
            ownerName,
            ownerContact,
            starts.get(),
            ends.get(),
            read,
            List.copyOf(goals),
            List.copyOf(themes),
            coded,
            List.copyOf(practices),
            List.copyOf(related),
            trials,
            watched(owner, goals, practices),
            fields.texts("reports").stream().map(YamlNode.Scalar::text).distinct().toList()));
  }

  /** Reports are read of feeds of that kind. */
  void checkReports(List<Feed> feeds) {
    List<String> known =
        feeds.stream().filter(Feed.ReportsFeed.class::isInstance).map(Feed::id).toList();
    for (YamlNode.Scalar feed : fields.texts("reports")) {
      if (!known.contains(feed.text())) {
        problems.error(
            feed.at(),
            "there is no feed of reports " + Wording.quoted(feed.text()),
            known.isEmpty() ? "the id of a feed of the kind `reports`" : Wording.anyOf(known),
            NearMiss.of(feed.text(), known));
      }
    }
  }

  private Watched watched(
      Optional<Fields> owner, List<Goal> goals, List<RegisteredPractice> practices) {
    return new InterventionReader(fields, problems, declared)
        .read(
            goals.stream().map(Goal::id).toList(),
            practices.stream().map(RegisteredPractice::id).toList(),
            owner.map(MissionReader::orgs).orElse(List.of()),
            opposition,
            indicators.stream().flatMap(indicator -> indicator.support().stream()).toList());
  }

  /** One name, or a list of names that money and people files write. */
  private static List<String> orgs(Fields owner) {
    return owner.node("org").map(node -> node instanceof YamlNode.Sequence).orElse(false)
        ? owner.texts("org").stream().map(YamlNode.Scalar::text).toList()
        : owner.text("org").map(List::of).orElse(List.of());
  }

  private Trials trials(String missionId, List<RegisteredPractice> practices) {
    List<Experiment> experiments = new ArrayList<>();
    for (Fields one : fields.mappings("experiments", Keys.EXPERIMENT)) {
      new TrialReader(one, problems, declared)
          .experiment(missionId, practices)
          .ifPresent(experiments::add);
    }
    List<Pilot> pilots = new ArrayList<>();
    for (Fields one : fields.mappings("pilots", Keys.PILOT)) {
      new PilotReader(one, problems, declared).read(missionId, practices).ifPresent(pilots::add);
    }
    OptionalInt days = OptionalInt.empty();
    Optional<Fields> loops = fields.fields("loops", Keys.LOOPS);
    if (loops.isPresent() && loops.get().has("signal_to_remeasure")) {
      days =
          new TrialReader(loops.get(), problems, declared)
              .whole(loops.get(), "signal_to_remeasure", 1);
    }
    return new Trials(List.copyOf(experiments), List.copyOf(pilots), days);
  }

  private Optional<RelatedIndicators> related(Fields group, List<String> ids) {
    Optional<String> groupId = declared.declare("group", problems.file(), group, problems);
    Optional<String> groupTitle = group.text("title");
    List<YamlNode.Scalar> named = group.texts("indicators");
    for (YamlNode.Scalar indicator : named) {
      if (!ids.contains(indicator.text())) {
        problems.error(
            indicator.at(),
            "no indicator " + Wording.quoted(indicator.text()),
            "an indicator of this mission",
            NearMiss.of(indicator.text(), ids));
      }
    }
    if (named.size() < LEAST_RELATED) {
      problems.error(
          group.at("indicators"),
          "too few indicators to be read together: " + named.size(),
          "at least " + LEAST_RELATED);
    }
    if (named.size() > MOST_RELATED) {
      problems.error(
          group.at("indicators"),
          "too many indicators to be about one thing: " + named.size(),
          "at most " + MOST_RELATED);
    }
    if (groupId.isEmpty() || groupTitle.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RelatedIndicators(groupId.get(), groupTitle.get(), eachOnce(named, "indicator")));
  }

  private void checkDates(Optional<LocalDate> starts, Optional<LocalDate> ends) {
    if (starts.isPresent() && ends.isPresent() && !ends.get().isAfter(starts.get())) {
      problems.error(
          fields.at("ends"),
          "`ends` " + ends.get() + " is not after `starts` " + starts.get(),
          "a date after the start");
    }
  }

  private Optional<Theme> theme(Fields theme, String missionId) {
    Optional<String> themeId = declared.declare("theme", problems.file(), theme, problems);
    Optional<String> title = theme.text("title");
    List<String> phrases = eachOnce(theme.texts("phrases"), "phrase");
    List<String> exclusions = eachOnce(theme.texts("exclude"), "phrase");
    if (theme.oneOf("watch", Words.THEME_WATCH).isPresent()) {
      themeId.ifPresent(opposition::add);
    }
    List<YamlNode.Scalar> shown = theme.texts("examples");
    List<String> examples = eachOnce(shown, "example");
    boolean bare =
        theme.node("phrases").stream()
            .anyMatch(node -> node instanceof YamlNode.Sequence list && list.items().isEmpty());
    if (bare) {
      problems.error(theme.at("phrases"), "a theme without phrases finds nothing", "a phrase");
    }
    if (themeId.isEmpty() || title.isEmpty()) {
      return Optional.empty();
    }
    Theme read = new Theme(themeId.get(), missionId, title.get(), phrases, exclusions, examples);
    ThemeMatcher matcher = ThemeMatcher.of(List.of(read));
    for (YamlNode.Scalar example : shown) {
      if (matcher.matches(example.text()).isEmpty()) {
        problems.warning(
            example.at(),
            "no phrase finds the example " + Wording.quoted(example.text()),
            "a phrase that does, or none of the theme's `exclude` in it");
      }
    }
    return Optional.of(read);
  }

  private List<String> eachOnce(List<YamlNode.Scalar> written, String noun) {
    List<String> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode.Scalar text : written) {
      texts.add(text.text());
      if (!seen.add(text.text())) {
        problems.error(
            text.at(),
            "the " + noun + " " + Wording.quoted(text.text()) + " is given twice",
            "each " + noun + " once");
      }
    }
    return List.copyOf(texts);
  }
}
