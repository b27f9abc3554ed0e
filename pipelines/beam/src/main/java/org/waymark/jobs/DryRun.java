package org.waymark.jobs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.feed.Descriptions;
import org.waymark.feed.FileFault;
import org.waymark.feed.InspectedFile;
import org.waymark.io.DeliveredFiles;
import org.waymark.io.WorkspaceFolder;
import org.waymark.publish.Catalog;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.RunFailure;
import org.waymark.registry.Workspace;
import org.waymark.registry.WorkspaceFiles;

/** Finds out what a run would do. Nothing is written and no lock is taken. */
public final class DryRun {
  private static final String LANDING = "landing/**";

  private DryRun() {}

  /**
   * Reads the registry and looks at every delivered file, as a run does before it begins.
   *
   * @throws RunFailure for what would stop the run as well
   */
  public static RunPlan of(RunRequest request) throws RunFailure {
    try {
      return plan(request);
    } catch (FileSystemException unreadable) {
      throw new RunFailure(RunFailure.Kind.OUTPUT, UnusableFile.words(unreadable), List.of());
    } catch (IOException unreadable) {
      throw new RunFailure(
          RunFailure.Kind.OUTPUT, String.valueOf(unreadable.getMessage()), List.of());
    }
  }

  private static RunPlan plan(RunRequest request) throws IOException, RunFailure {
    MissionRun.engine(request);
    WorkspaceFiles registry = WorkspaceFolder.read(request.workspace());
    Workspace workspace = MissionRun.workspace(request, registry);
    Catalog catalog =
        MissionRun.catalog(new OutputFolder(request.out().toAbsolutePath().normalize()));
    Inventory inventory =
        Inventory.take(
            request.workspace(),
            workspace,
            request.asOf(),
            Runtime.getRuntime().availableProcessors());
    RunIdentity identity =
        MissionRun.identity(
            request,
            registry,
            workspace,
            inventory,
            catalog,
            KeptDigests.existing(request.workspace(), workspace));
    String runId = identity.runId();
    return new RunPlan(
        runId,
        request.asOf(),
        feeds(workspace, inventory),
        unclaimed(request, inventory),
        Optional.ofNullable(catalog.standing().get(request.asOf())).map(Catalog.Standing::runId),
        catalog.before(request.asOf()).map(Map.Entry::getKey),
        List.copyOf(catalog.standing().tailMap(request.asOf(), false).keySet()),
        !request.force() && catalog.stands(request.asOf(), runId, identity.deliveries()));
  }

  private static List<RunPlan.FeedFiles> feeds(Workspace workspace, Inventory inventory) {
    List<RunPlan.FeedFiles> feeds = new ArrayList<>();
    for (int f = 0; f < workspace.feeds().size(); f++) {
      List<RunPlan.DeliveredFile> files = new ArrayList<>();
      for (Inventory.Entry entry : inventory.entries()) {
        if (entry.feed() == f) {
          InspectedFile file = entry.file();
          files.add(
              new RunPlan.DeliveredFile(
                  file.path(),
                  file.size(),
                  file.rows(),
                  file.faults().stream().map(FileFault::detail).toList()));
        }
      }
      var feed = workspace.feeds().get(f);
      feeds.add(new RunPlan.FeedFiles(feed.id(), feed.reading().files(), files));
    }
    return feeds;
  }

  private static List<String> unclaimed(RunRequest request, Inventory inventory)
      throws IOException {
    Set<String> claimed = new TreeSet<>(inventory.names());
    List<String> unclaimed = new ArrayList<>();
    for (DeliveredFiles.Delivered file : DeliveredFiles.matching(request.workspace(), LANDING)) {
      boolean hidden = file.name().contains("/.") || Descriptions.isDescription(file.name());
      boolean parts = claimed.stream().anyMatch(name -> name.startsWith(file.name() + "/"));
      if (!hidden && !parts && !claimed.contains(file.name())) {
        unclaimed.add(file.name());
      }
    }
    return unclaimed;
  }
}
