package org.waymark.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the registry of a workspace and reports every problem at once.
 *
 * <p>Pure: files come as bytes, nothing is looked up elsewhere, and the same bytes give the same
 * reading. It never throws because of what a file holds.
 */
public final class RegistryReader {
  private final WorkspaceFiles files;
  private final List<Problem> problems = new ArrayList<>();

  private RegistryReader(WorkspaceFiles files) {
    this.files = files;
  }

  /** The workspace, if it can be used, and everything that is wrong with it or looks so. */
  public static RegistryReading read(WorkspaceFiles files) {
    return new RegistryReader(files).read();
  }

  private RegistryReading read() {
    reportMisnamed();
    Optional<YamlNode> said = yaml(WorkspaceFiles.SETTINGS);
    List<String> alsoRead =
        said.map(root -> SettingsReader.alsoRead(root, of(WorkspaceFiles.SETTINGS)))
            .orElse(List.of());
    reportElsewhere(alsoRead);
    Settings settings =
        said.map(root -> SettingsReader.read(root, of(WorkspaceFiles.SETTINGS)))
            .orElse(Settings.defaults());
    Optional<PlacesReading> places = places();
    Declared declared = new Declared(places);
    List<MissionReader> missionReaders = beginMissions(declared);
    List<Mission> missions =
        missionReaders.stream()
            .flatMap(mission -> mission.finish(files).stream())
            .sorted(Comparator.comparing(Mission::id))
            .toList();
    Delivered delivered = new Delivered();
    List<String> opened = new ArrayList<>(files.roots());
    opened.addAll(alsoRead);
    List<Feed> feeds = feeds(declared, delivered, new FilesNamed(opened, files.schemes()));
    List<PastMission> history = new HistoryReader(files, places, problems).read();
    warnOfUndelivered(missionReaders, delivered);
    warnOfUncovered(settings, missions, feeds);
    reportUnknownFeeds(settings, feeds);
    if (allRead(feeds)) {
      missionReaders.forEach(mission -> mission.checkReports(feeds));
    }
    List<Problem> all = problems.stream().distinct().sorted().toList();
    boolean usable = all.stream().noneMatch(Problem::isError);
    return new RegistryReading(
        usable
            ? Optional.of(
                new Workspace(
                    settings,
                    places.map(PlacesReading::places).orElse(List.of()),
                    missions,
                    feeds,
                    history))
            : Optional.empty(),
        all);
  }

  private FileProblems of(String file) {
    return new FileProblems(file, problems);
  }

  private Optional<YamlNode> yaml(String path) {
    return files.content(path).flatMap(bytes -> YamlTree.read(bytes, of(path)));
  }

  private void reportMisnamed() {
    for (String path : files.contents().keySet()) {
      WorkspaceFiles.misnamed(path)
          .ifPresent(
              right ->
                  of(path)
                      .warning(
                          Position.START,
                          "this file is not read because of its name",
                          "the ending `.yaml`",
                          Optional.of(right)));
    }
  }

  private Optional<PlacesReading> places() {
    Optional<byte[]> content = files.content(WorkspaceFiles.PLACES);
    if (content.isEmpty()) {
      of(WorkspaceFiles.PLACES)
          .error(
              Position.START,
              "there is no places.csv",
              "a file with the columns `place_id` and `name`");
    }
    Optional<PlacesReading> places =
        content.flatMap(bytes -> PlacesReader.read(bytes, of(WorkspaceFiles.PLACES)));
    Optional<byte[]> aliases = files.content(WorkspaceFiles.ALIASES);
    return aliases.isEmpty()
        ? places
        : places.map(
            reading ->
                new PlacesReading(
                    AliasReader.read(aliases.get(), reading.places(), of(WorkspaceFiles.ALIASES)),
                    reading.covariates(),
                    reading.others()));
  }

  private List<MissionReader> beginMissions(Declared declared) {
    List<String> paths =
        files.contents().keySet().stream().filter(WorkspaceFiles::isMission).toList();
    if (paths.isEmpty()) {
      of("missions/")
          .error(Position.START, "there is no mission", "a file such as missions/health.yaml");
    }
    boolean someMisnamed =
        files.contents().keySet().stream()
            .flatMap(path -> WorkspaceFiles.misnamed(path).stream())
            .anyMatch(WorkspaceFiles::isMission);
    if (someMisnamed) {
      declared.someIndicatorsAreUnknown();
    }
    List<MissionReader> readers = new ArrayList<>();
    for (String path : paths) {
      Optional<MissionReader> reader =
          yaml(path).flatMap(root -> MissionReader.begin(root, of(path), declared));
      reader.ifPresentOrElse(readers::add, declared::someIndicatorsAreUnknown);
    }
    return readers;
  }

  /** Whoever may write in the workspace may read with it, but nothing beyond. */
  private void reportElsewhere(List<String> alsoRead) {
    files
        .elsewhere()
        .forEach(
            (path, place) -> {
              boolean opened =
                  !path.equals(WorkspaceFiles.SETTINGS) && FilesNamed.isIn(place, alsoRead);
              if (!opened) {
                of(path)
                    .error(
                        Position.START,
                        "this is a link that leads out of the workspace",
                        "a file in the workspace, or a folder that `also_read` of waymark.yaml names");
              }
            });
  }

  private List<Feed> feeds(Declared declared, Delivered delivered, FilesNamed named) {
    List<String> paths = files.contents().keySet().stream().filter(WorkspaceFiles::isFeed).toList();
    if (paths.isEmpty()) {
      delivered.anything();
      of("feeds/")
          .warning(
              Position.START,
              "there is no feed, so that a run has nothing to read",
              "a file such as feeds/attendances.yaml");
    }
    List<Feed> feeds = new ArrayList<>();
    for (String path : paths) {
      Optional<YamlNode> root = yaml(path);
      if (root.isEmpty()) {
        delivered.anything();
      }
      root.flatMap(node -> FeedReader.read(node, of(path), declared, delivered, files, named))
          .ifPresent(feeds::add);
    }
    return feeds.stream().sorted(Comparator.comparing(Feed::id)).toList();
  }

  private boolean allRead(List<Feed> feeds) {
    return feeds.size()
        == files.contents().keySet().stream().filter(WorkspaceFiles::isFeed).count();
  }

  /** A gate for a feed that does not exist would never close. */
  private void reportUnknownFeeds(Settings settings, List<Feed> feeds) {
    List<String> ids = feeds.stream().map(Feed::id).toList();
    boolean allRead = allRead(feeds);
    for (String feed : settings.gates().olderThan().keySet()) {
      if (allRead && !ids.contains(feed)) {
        of(WorkspaceFiles.SETTINGS)
            .error(
                Position.START,
                "`older_than` of `fail_on` names the feed "
                    + Wording.quoted(feed)
                    + ", which does not exist",
                ids.isEmpty() ? "a feed of the workspace" : "one of " + Wording.anyOf(ids),
                NearMiss.of(feed, ids));
      }
    }
  }

  /** Whoever sets a rule must not believe that it protects what it does not. */
  private void warnOfUncovered(Settings settings, List<Mission> missions, List<Feed> feeds) {
    boolean rule = !settings.disclosure().equals(Settings.defaults().disclosure());
    if (rule && feeds.stream().anyMatch(Feed.ReportsFeed.class::isInstance)) {
      of(WorkspaceFiles.SETTINGS)
          .warning(
              Position.START,
              "`disclosure: "
                  + settings.disclosure()
                  + "` does not cover reports: numbers of reports, excerpts and practices of a"
                  + " place are published as they are",
              "that readers may see numbers and words of reports, however few people wrote them");
    }
    if (rule) {
      warnOfUntied(settings, missions, feeds);
    }
    boolean standardised =
        missions.stream()
            .flatMap(mission -> mission.indicators().stream())
            .anyMatch(Indicator::standardised);
    if (rule && standardised) {
      of(WorkspaceFiles.SETTINGS)
          .warning(
              Position.START,
              "`disclosure: "
                  + settings.disclosure()
                  + "` does not cover the strata of standardised rates: events of a stratum may be"
                  + " worked out from a rate, its standard error and all its events",
              "strata so large that their events may be published");
    }
  }

  /** Sums that no expression shows must be declared, or a reader takes them where we do not. */
  private void warnOfUntied(Settings settings, List<Mission> missions, List<Feed> feeds) {
    List<Indicator> counted =
        missions.stream()
            .flatMap(mission -> mission.indicators().stream())
            .filter(i -> i.measure() != Measure.MEAN && i.measure() != Measure.VALUE)
            .filter(i -> !isSurveyed(i, feeds))
            .sorted(Comparator.comparing(Indicator::id))
            .toList();
    IndicatorTies ties = IndicatorTies.of(counted, feeds);
    List<String> untied = new ArrayList<>();
    for (int i = 0; i < counted.size(); i++) {
      boolean said = counted.get(i).addsUp().isPresent();
      for (Indicator other : counted) {
        said |= other.addsUp().orElse(List.of()).contains(counted.get(i).id());
      }
      if (!said) {
        int of = ties.cluster()[i];
        boolean first = of == i;
        if (first) {
          untied.add(counted.get(i).id());
        }
      }
    }
    if (untied.size() > 1) {
      of(WorkspaceFiles.SETTINGS)
          .warning(
              Position.START,
              "`disclosure: "
                  + settings.disclosure()
                  + "` protects each of these indicators alone, because no expression shows"
                  + " whether one is a part, the rest or a longer period of others: "
                  + Wording.anyOf(untied.subList(0, Math.min(untied.size(), 8)))
                  + (untied.size() > 8 ? " and " + (untied.size() - 8) + " more" : ""),
              "`adds_up: [\u2026]` on each whole, with its parts; `adds_up: []` where there is none");
    }
  }

  private static boolean isSurveyed(Indicator indicator, List<Feed> feeds) {
    return feeds.stream()
        .anyMatch(
            feed ->
                feed instanceof Feed.SurveyFeed survey
                    && survey.questions().stream()
                        .anyMatch(question -> question.indicatorId().equals(indicator.id())));
  }

  private void warnOfUndelivered(List<MissionReader> missions, Delivered delivered) {
    for (MissionReader mission : missions) {
      for (YamlNode.Scalar id : mission.indicatorIds()) {
        if (!delivered.mayHold(id.text())) {
          mission
              .problems()
              .warning(
                  id.at(),
                  "no feed delivers the indicator " + Wording.quoted(id.text()),
                  "a feed that maps it");
        }
      }
    }
  }
}
