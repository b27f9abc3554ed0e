package org.waymark.jobs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.coders.RowBatch;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.feed.FileFault;
import org.waymark.feed.InspectedFile;
import org.waymark.io.WorkspaceFolder;
import org.waymark.progress.GoalVersions;
import org.waymark.publish.Catalog;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.Publication;
import org.waymark.publish.PublishedTables;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunFiles;
import org.waymark.publish.RunLock;
import org.waymark.publish.RunOutcome;
import org.waymark.publish.WrittenCheck;
import org.waymark.publish.WrittenFile;
import org.waymark.publish.WrittenList;
import org.waymark.quality.ColumnsGone;
import org.waymark.quality.Deliveries;
import org.waymark.quality.Rhythm;
import org.waymark.quality.RowAccount;
import org.waymark.registry.Feed;
import org.waymark.registry.Gates;
import org.waymark.registry.Mission;
import org.waymark.registry.Problem;
import org.waymark.registry.RegistryReading;
import org.waymark.registry.RegistryRows;
import org.waymark.registry.Workspace;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.runners.Engine;
import org.waymark.schema.PublishedTable;
import org.waymark.schema.record.DataQuality;
import org.waymark.schema.record.Delivery;
import org.waymark.schema.record.Goal;
import org.waymark.schema.record.GoalChange;
import org.waymark.schema.record.GoalProgress;
import org.waymark.schema.record.ModelRecord;
import org.waymark.schema.record.PositiveDeviance;
import org.waymark.schema.record.WatchAlert;
import org.waymark.schema.record.WatchMeasure;
import org.waymark.table.CauseRows;
import org.waymark.text.TextEmbedding;
import org.waymark.transforms.EarlierPublication;
import org.waymark.transforms.PublishedBefore;
import org.waymark.transforms.RunStamp;
import org.waymark.transforms.Snapshot;
import org.waymark.twin.map.CauseMap;

/** A whole run: from a workspace to published tables, or to nothing changed. */
public final class MissionRun {
  private static final Logger LOG = LoggerFactory.getLogger(MissionRun.class);

  /** Groups of indicators, the same everywhere: it shapes the files. */
  private static final int SHARDS = 16;

  private static final int GONE_SHOWN = 10;

  /** How often inputs are read that change while they are read. */
  private static final int MOST_TIMES = 3;

  private final RunRequest request;
  private final RunListener listener;
  private final OutputFolder out;
  private final Publication publication;
  private final Engine engine;
  private final int workers;
  private final Instant started;

  private MissionRun(RunRequest request, RunListener listener, Engine engine, Instant started) {
    this.request = request;
    this.listener = listener;
    this.engine = engine;
    this.started = started;
    this.out = new OutputFolder(request.out().toAbsolutePath().normalize());
    this.publication = new Publication(out);
    this.workers = Runtime.getRuntime().availableProcessors();
  }

  /**
   * Runs to the end.
   *
   * @throws RunFailure if it cannot be finished for a reason that its user can fix; the earlier
   *     publication is unchanged
   */
  public static RunOutcome run(RunRequest request, RunListener listener) throws RunFailure {
    // The clock is looked at here and when all is done: for the lock's age and the run's own table,
    // never for a result.
    MissionRun run =
        new MissionRun(request, listener, engine(request), Clock.systemUTC().instant());
    try {
      return run.locked();
    } catch (Publication.Unfinished unfinished) {
      throw new RunFailure(
          RunFailure.Kind.PUBLISHED, String.valueOf(unfinished.getMessage()), List.of());
    } catch (FileSystemException unwritable) {
      throw new RunFailure(RunFailure.Kind.OUTPUT, UnusableFile.words(unwritable), List.of());
    } catch (IOException unreadable) {
      throw new RunFailure(
          RunFailure.Kind.OUTPUT, String.valueOf(unreadable.getMessage()), List.of());
    } catch (SQLException broken) {
      throw new IllegalStateException("the written tables cannot be read back", broken);
    }
  }

  @SuppressWarnings("try") // The lock is held for as long as the block lasts, and never asked.
  private RunOutcome locked() throws IOException, RunFailure, SQLException {
    engine.prepare();
    listener.stage("registry");
    WorkspaceFiles whole = WorkspaceFolder.read(request.workspace());
    WorkspaceFiles registry = request.models() ? whole : whole.withoutModels();
    Workspace workspace = workspace(request, registry);
    out.create();
    try (RunLock ignored = RunLock.acquire(out, started)) {
      Catalog catalog = catalog(out);
      publication.recover(catalog);
      for (int time = 1; ; time++) {
        Optional<RunOutcome> outcome = once(registry, workspace, catalog, time == MOST_TIMES);
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
    }
  }

  /**
   * Reads all inputs and publishes.
   *
   * @param last whether inputs that change meanwhile end the run
   * @return empty where they changed: then nothing was published
   */
  private Optional<RunOutcome> once(
      WorkspaceFiles registry, Workspace workspace, Catalog catalog, boolean last)
      throws IOException, RunFailure, SQLException {
    Gates gates = gates(workspace);
    listener.stage("inventory");
    Inventory inventory = Inventory.take(request.workspace(), workspace, request.asOf(), workers);
    Optional<KeptDigests> kept = KeptDigests.of(request.workspace(), workspace, out);
    RunIdentity identity = identity(request, registry, workspace, inventory, catalog, kept);
    String runId = identity.runId();
    if (kept.isPresent()) {
      withholdDigests(catalog);
    }
    Optional<Map.Entry<LocalDate, Catalog.Standing>> before = catalog.before(request.asOf());
    Optional<String> follows = before.map(entry -> entry.getValue().runId());
    if (!request.force() && catalog.stands(request.asOf(), runId, identity.deliveries())) {
      return Optional.of(outcome(runId, true, catalog.at(request.asOf()).orElseThrow().files()));
    }
    requireKept(workspace.settings().keep(), catalog);
    String attempt = publication.attempt(request.asOf(), runId);
    RunStamp stamp = new RunStamp(request.asOf(), runId, attempt, out.root().toString(), SHARDS);
    Optional<LastPublished> earlier =
        before.isPresent() ? Optional.of(LastPublished.of(out, before.get())) : Optional.empty();
    SortedMap<String, List<String>> gone =
        earlier.isPresent()
            ? earlier.get().gone(inventory.namesByFeed(workspace))
            : new TreeMap<>();
    Snapshot snapshot =
        new Snapshot(
            registry,
            inventory.deliveries(),
            before.map(Map.Entry::getKey),
            before.isPresent() ? previous(before.get().getValue(), kept) : List.of(),
            publishedBefore(workspace, catalog),
            seen(workspace, catalog),
            gone.keySet(),
            EarlierPublication.before(request.asOf(), catalog));
    List<WrittenFile> written;
    try {
      written = written(stamp, snapshot, workspace, inventory, gone, kept);
    } catch (RuntimeException failed) {
      // What was cut by one length and is read by another fails in any way.
      if (changed(inventory, last)) {
        return Optional.empty();
      }
      throw failed;
    }
    if (changed(inventory, last)) {
      return Optional.empty();
    }
    listener.stage("check");
    RunOutcome outcome = checked(runId, written, inventory);
    Optional<LastPublished> replaced =
        catalog.at(request.asOf()).isPresent()
            ? Optional.of(
                LastPublished.of(out, Map.entry(request.asOf(), catalog.at(request.asOf()).get())))
            : earlier;
    new GateCheck(out, written, outcome, replaced).hold(gates, gone);
    checkDisclosure(written, gates.recoverable().orElse(0));
    RejectedSummary.warnings(out, written).forEach(line -> LOG.warn("{}", line));
    listener.stage("publish");
    List<WrittenFile> all = new ArrayList<>(written);
    RunRecords records = new RunRecords(out, request.asOf(), runId, started, kept);
    Instant finished = Clock.systemUTC().instant();
    all.add(records.runTable(outcome, inventory, engine.label(), finished));
    records.manifest(
        inventory, registry, workspace.settings(), written, outcome, engine.label(), finished);
    records.lineage(inventory, all, engine.label(), finished);
    publication.commit(
        catalog,
        request.asOf(),
        new Catalog.Standing(runId, follows, identity.deliveries(), all),
        workspace.settings().keep());
    return Optional.of(outcome);
  }

  /** The gates that hold: those of the workspace, but for those that were asked for. */
  private Gates gates(Workspace workspace) throws RunFailure {
    List<String> feeds = workspace.feeds().stream().map(Feed::id).toList();
    for (String feed : request.failOn().olderThan().keySet()) {
      if (!feeds.contains(feed)) {
        throw new RunFailure(
            RunFailure.Kind.REGISTRY,
            "--fail-on older_than names a feed that the workspace does not have: `" + feed + "`",
            List.of("its feeds are " + String.join(", ", feeds)));
      }
    }
    return workspace.settings().gates().with(request.failOn());
  }

  /** A date that `keep` would let go at once is not run. */
  private void requireKept(OptionalInt keep, Catalog catalog) throws RunFailure {
    int later = catalog.standing().tailMap(request.asOf(), false).size();
    if (keep.isPresent() && later >= keep.getAsInt()) {
      throw new RunFailure(
          RunFailure.Kind.REGISTRY,
          request.asOf()
              + " is older than the "
              + keep.getAsInt()
              + " published dates that `keep` of waymark.yaml leaves",
          List.of("raise `keep`, or publish this date into another folder"));
    }
  }

  /** Whether what was parsed may not be what was looked at. */
  private static boolean changed(Inventory inventory, boolean last) throws RunFailure {
    try {
      inventory.requireUnchanged();
      return false;
    } catch (RunFailure changed) {
      if (last) {
        throw changed;
      }
      LOG.warn("{}; Waymark reads all files again", changed.getMessage());
      return true;
    }
  }

  /** What the run is known by. */
  static RunIdentity identity(
      RunRequest request,
      WorkspaceFiles registry,
      Workspace workspace,
      Inventory inventory,
      Catalog catalog,
      Optional<KeptDigests> kept) {
    List<InspectedFile> files = inventory.files();
    return DisclosureRule.of(workspace.settings().disclosure()).applies()
        ? RunIdentity.withRule(
            registry, files, Version.current(), request.asOf(), catalog.at(request.asOf()), kept)
        : RunIdentity.of(registry, files, Version.current(), request.asOf());
  }

  private void withholdDigests(Catalog catalog) throws IOException {
    List<LocalDate> telling = new ArrayList<>(RunFiles.withhold(out, catalog));
    telling.remove(request.asOf());
    if (!telling.isEmpty()) {
      LOG.warn(
          "{} published without a disclosure rule. A reader can guess the suppressed numbers"
              + " and check them against the run ids. Run these dates again, or withdraw them with"
              + " `waymark withdraw`",
          telling.size() == 1 ? telling.get(0) + " was" : telling + " were");
    }
  }

  /** The engine that is asked for. */
  static Engine engine(RunRequest request) throws RunFailure {
    return Engine.named(request.runner())
        .orElseThrow(
            () ->
                new RunFailure(
                    RunFailure.Kind.REGISTRY,
                    "there is no runner `" + request.runner() + "`; use direct or flink",
                    List.of()));
  }

  /** What the registry declares. */
  static Workspace workspace(RunRequest request, WorkspaceFiles registry)
      throws IOException, RunFailure {
    if (registry.contents().isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.REGISTRY,
          request.workspace() + " is not a workspace: places.csv, missions and feeds not found",
          List.of("run `waymark init " + request.workspace() + "` to make one that runs"));
    }
    RegistryReading reading = RegistryCheck.of(request.workspace(), registry);
    Workspace workspace =
        reading
            .workspace()
            .orElseThrow(
                () ->
                    new RunFailure(
                        RunFailure.Kind.REGISTRY,
                        "the workspace has "
                            + (reading.errors().size() == 1
                                ? "1 problem"
                                : reading.errors().size() + " problems"),
                        reading.errors().stream().map(Problem::rendered).toList()));
    for (Mission mission : workspace.missions()) {
      if (mission.coded().embeddings() && TextEmbedding.installed().isEmpty()) {
        throw new RunFailure(
            RunFailure.Kind.REGISTRY,
            "the mission " + mission.id() + " uses embeddings, but none are on the class path",
            List.of("to add them, see docs/embeddings.md; or leave out `embeddings`"));
      }
    }
    return workspace;
  }

  /** The committed state of that folder. */
  static Catalog catalog(OutputFolder out) throws IOException, RunFailure {
    try {
      return new Publication(out).catalog();
    } catch (IllegalArgumentException unreadable) {
      throw new RunFailure(
          RunFailure.Kind.OUTPUT,
          out.catalog() + ": " + unreadable.getMessage(),
          List.of("restore it, or publish into another folder"));
    }
  }

  /** What runs at earlier dates saw of feeds, where a feed does not say how often it comes. */
  private Map<String, List<Rhythm.Seen>> seen(Workspace workspace, Catalog catalog)
      throws SQLException {
    if (workspace.feeds().stream().allMatch(feed -> feed.reading().expected().isPresent())) {
      return Map.of();
    }
    List<String> files =
        catalog.standing().headMap(request.asOf()).values().stream()
            .flatMap(standing -> standing.paths().getOrDefault("delivery", List.of()).stream())
            .toList();
    try (PublishedTables tables = new PublishedTables(out)) {
      return tables.seen(files);
    }
  }

  private static <T extends SpecificRecordBase> RowBatch rows(
      PublishedTables tables, Catalog.Standing standing, String table, Class<T> type)
      throws SQLException {
    return RowBatch.of(
        table,
        tables.records(
            PublishedTable.named(table), standing.paths().getOrDefault(table, List.of()), type));
  }

  private List<RowBatch> previous(Catalog.Standing standing, Optional<KeptDigests> kept)
      throws SQLException {
    try (PublishedTables tables = new PublishedTables(out)) {
      List<String> findings = standing.paths().getOrDefault("positive_deviance", List.of());
      List<String> goals = standing.paths().getOrDefault("goal", List.of());
      List<String> progress = standing.paths().getOrDefault("goal_progress", List.of());
      return List.of(
          RowBatch.of(
              "positive_deviance",
              tables.records(
                  PublishedTable.named("positive_deviance"), findings, PositiveDeviance.class)),
          RowBatch.of(
              "delivery",
              publishable(
                  tables.records(
                      PublishedTable.named("delivery"),
                      standing.paths().getOrDefault("delivery", List.of()),
                      Delivery.class),
                  kept)),
          RowBatch.of("goal", tables.records(PublishedTable.named("goal"), goals, Goal.class)),
          rows(tables, standing, "watch_alert", WatchAlert.class),
          rows(tables, standing, "watch_measure", WatchMeasure.class),
          rows(tables, standing, "goal_change", GoalChange.class),
          rows(tables, standing, "model", org.waymark.schema.record.Model.class),
          rows(tables, standing, "model_record", ModelRecord.class),
          RowBatch.of(
              "goal_progress",
              tables.records(PublishedTable.named("goal_progress"), progress, GoalProgress.class)));
    }
  }

  /** Every other publication, in which a hidden value may have been shown. */
  private List<PublishedBefore> publishedBefore(Workspace workspace, Catalog catalog)
      throws SQLException {
    List<PublishedBefore> published = new ArrayList<>();
    if (!DisclosureRule.of(workspace.settings().disclosure()).applies()) {
      return published;
    }
    Map<SortedMap<String, String>, SortedMap<String, String>> known = new HashMap<>();
    try (PublishedTables tables = new PublishedTables(out)) {
      for (Map.Entry<LocalDate, Catalog.Standing> entry : catalog.standing().entrySet()) {
        if (entry.getKey().equals(request.asOf())) {
          continue;
        }
        SortedMap<String, List<String>> paths = entry.getValue().paths();
        // Publications with the same places share one map, on their way to workers too.
        SortedMap<String, String> parents = tables.parents(paths.getOrDefault("place", List.of()));
        published.add(
            PublishedBefore.of(
                entry.getKey(),
                paths.getOrDefault("observation", List.of()),
                known.computeIfAbsent(parents, same -> same),
                tables.rule(paths.getOrDefault("disclosure_audit", List.of()))));
      }
    }
    return published;
  }

  private List<WrittenFile> written(
      RunStamp stamp,
      Snapshot snapshot,
      Workspace workspace,
      Inventory inventory,
      SortedMap<String, List<String>> gone,
      Optional<KeptDigests> kept)
      throws IOException, RunFailure {
    listener.stage("ingest and analyse");
    RegistryRows registry = RegistryRows.of(workspace, stamp.asOf(), stamp.runId());
    List<Goal> goals =
        GoalVersions.since(
            snapshot.previous("goal", Goal.class),
            registry.goals(),
            workspace.indicators(),
            stamp.asOf());
    List<RowBatch> registryRows = new ArrayList<>(RegistryBatches.of(registry, goals));
    for (CauseMap map : snapshot.causes()) {
      registryRows.add(
          RowBatch.of(
              "causal_prediction",
              CauseRows.of(map, workspace.missions(), stamp.asOf(), stamp.runId())));
    }
    List<DataQuality> account = new ArrayList<>();
    for (Inventory.Entry entry : inventory.entries()) {
      String feed = workspace.feeds().get(entry.feed()).id();
      InspectedFile file = entry.file();
      account.add(
          RowAccount.rows(
              feed, file.path(), 0, file.refusedRows(), 0, stamp.asOf(), stamp.runId()));
      if (workspace.feeds().get(entry.feed()).reading().recognised() && file.readable()) {
        account.add(stamp.counted(feed, file.path(), RowAccount.format(file.format()), 1));
      }
      if (file.readable() && !file.charset().equals("UTF-8")) {
        account.add(stamp.counted(feed, file.path(), RowAccount.ENCODING, 1));
      }
      inventory
          .again(entry)
          .ifPresent(
              again -> {
                account.add(stamp.counted(feed, file.path(), "superseded", again.superseded()));
                account.add(stamp.counted(feed, file.path(), "conflict", again.conflicting()));
              });
      for (String note : file.notes()) {
        LOG.info("{}: {}", file.path(), note);
        account.add(stamp.counted(feed, file.path(), RowAccount.note(note), 1));
      }
      var refused = file.rejections(feed, stamp.asOf(), stamp.runId());
      registryRows.add(RowBatch.of("rejected_record", refused));
      refused.forEach(row -> LOG.warn("{}: {}", file.path(), row.getDetail()));
      file.faults().stream()
          .map(FileFault::reason)
          .distinct()
          .forEach(
              reason ->
                  account.add(
                      stamp.counted(
                          feed,
                          file.path(),
                          RowAccount.rejectedFor(reason),
                          Math.max(1, file.refusedRows()))));
    }
    gone.forEach(
        (feed, files) -> {
          LOG.warn(
              "feed `{}`: {} of the run before {} gone: {}",
              feed,
              files.size() == 1 ? "1 file" : files.size() + " files",
              files.size() == 1 ? "is" : "are",
              String.join(", ", files.subList(0, Math.min(files.size(), GONE_SHOWN))));
          files.forEach(file -> account.add(stamp.counted(feed, file, RowAccount.GONE, 1)));
        });
    Path list = WrittenList.of(out, stamp.asOf(), stamp.attempt());
    new EngineRun(engine, workers, request.engineOptions(), listener)
        .run(
            inventory.rows(),
            pipeline ->
                MissionJob.on(
                    pipeline,
                    stamp,
                    snapshot,
                    inventory.parents(),
                    inventory.pieces(),
                    registryRows,
                    List.of(
                        RowBatch.of("data_quality", account),
                        RowBatch.of(
                            "delivery",
                            publishable(deliveries(workspace, inventory, stamp), kept))),
                    list.toString()));
    List<WrittenFile> files = new ArrayList<>(WrittenList.take(list));
    for (PublishedTable table : PublishedTable.all()) {
      boolean absent = files.stream().noneMatch(file -> file.table().equals(table.name()));
      if (absent && !table.name().equals(PublishedTable.RUN)) {
        files.add(stamp.write(table.name(), 0, writer -> {}));
      }
    }
    return files;
  }

  private static List<Delivery> publishable(List<Delivery> rows, Optional<KeptDigests> kept) {
    return kept.map(digests -> rows.stream().map(digests::publishable).toList()).orElse(rows);
  }

  private static List<Delivery> deliveries(
      Workspace workspace, Inventory inventory, RunStamp stamp) {
    List<Delivery> deliveries = new ArrayList<>();
    for (Inventory.Entry entry : inventory.entries()) {
      Delivery delivery =
          Deliveries.delivered(
              workspace.feeds().get(entry.feed()).id(),
              entry.file().path(),
              entry.file().sha256(),
              entry.file().size(),
              stamp.asOf(),
              stamp.runId());
      // Of a file that cannot be read, what is taken for a header may be a row.
      deliveries.add(
          entry.file().faults().isEmpty()
              ? Delivery.newBuilder(delivery)
                  .setColumns(ColumnsGone.kept(entry.file().header()))
                  .build()
              : delivery);
    }
    return deliveries;
  }

  /** Reads back what was written: files, rows, columns, and that every delivered row is there. */
  private RunOutcome checked(String runId, List<WrittenFile> written, Inventory inventory)
      throws IOException, SQLException {
    WrittenCheck.of(out, written);
    RunOutcome outcome = outcome(runId, false, written);
    if (outcome.rowsRead() != inventory.rows()
        || outcome.rowsRead()
            != outcome.rowsAccepted() + outcome.rowsRejected() + outcome.rowsSkipped()) {
      throw new IllegalStateException(
          "rows are missing: the inputs have " + inventory.rows() + ", the account has " + outcome);
    }
    return outcome;
  }

  private void checkDisclosure(List<WrittenFile> written, long allowed)
      throws SQLException, RunFailure {
    List<String> audits = paths(written, "disclosure_audit");
    try (PublishedTables tables = new PublishedTables(out)) {
      long told =
          tables.number("SELECT sum(recoverable + shown_before + recoverable_with_before)", audits);
      if (told > allowed) {
        List<String> details = new ArrayList<>(tables.told(audits));
        details.add(
            "withdraw the publications that reveal them with `waymark withdraw --as-of DATE`,"
                + " or allow so many with `fail_on: {recoverable: "
                + told
                + "}`");
        throw new RunFailure(
            RunFailure.Kind.GATE,
            (told == 1 ? "1 suppressed value" : told + " suppressed values")
                + " can be worked out from this publication and the others in the folder, more than"
                + " fail_on.recoverable allows ("
                + allowed
                + "); nothing was published",
            details);
      }
    }
  }

  private RunOutcome outcome(String runId, boolean nothingNew, List<WrittenFile> files)
      throws SQLException {
    List<String> quality = paths(files, "data_quality");
    List<String> findings = paths(files, "positive_deviance");
    String sum = "SELECT sum(%s) FILTER (WHERE \"check\" = 'rows')";
    try (PublishedTables tables = new PublishedTables(out)) {
      return new RunOutcome(
          runId,
          request.asOf(),
          nothingNew,
          tables.number(sum.formatted("rows_read"), quality),
          tables.number(sum.formatted("rows_accepted"), quality),
          tables.number(sum.formatted("rows_rejected"), quality),
          tables.number(sum.formatted("rows_skipped"), quality),
          tables.number(
              "SELECT count(*) FILTER (WHERE state <> 'gone' AND same_as IS NULL)", findings));
    }
  }

  static List<String> paths(List<WrittenFile> files, String table) {
    return files.stream()
        .filter(file -> file.table().equals(table))
        .map(WrittenFile::path)
        .toList();
  }
}
