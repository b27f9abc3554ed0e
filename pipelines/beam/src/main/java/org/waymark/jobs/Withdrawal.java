package org.waymark.jobs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.publish.Catalog;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.Publication;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunFiles;
import org.waymark.publish.RunLock;

/**
 * Takes a publication back: its tables, its records of the run and its report.
 *
 * @param latest the latest date that is still published; empty where none is
 */
public record Withdrawal(Optional<LocalDate> latest) {

  /**
   * Takes the publication of a date back in one step. Its files are removed after that step.
   *
   * @throws RunFailure if nothing is published at the date, or a run is publishing
   */
  public static Withdrawal of(Path folder, LocalDate asOf) throws RunFailure {
    try {
      return withdrawn(new OutputFolder(folder.toAbsolutePath().normalize()), asOf);
    } catch (FileSystemException unwritable) {
      throw new RunFailure(RunFailure.Kind.OUTPUT, UnusableFile.words(unwritable), List.of());
    } catch (IOException unreadable) {
      throw new RunFailure(
          RunFailure.Kind.OUTPUT, String.valueOf(unreadable.getMessage()), List.of());
    }
  }

  @SuppressWarnings("try") // The lock is held for as long as the block lasts, and never asked.
  private static Withdrawal withdrawn(OutputFolder out, LocalDate asOf)
      throws IOException, RunFailure {
    if (MissionRun.catalog(out).standing().isEmpty()) {
      throw new RunFailure(
          RunFailure.Kind.INPUT_MISSING, "nothing is published in " + out.root(), List.of());
    }
    try (RunLock ignored = RunLock.acquire(out, Clock.systemUTC().instant())) {
      Catalog catalog = MissionRun.catalog(out);
      Optional<Catalog.Standing> published = catalog.at(asOf);
      if (published.isEmpty()) {
        throw new RunFailure(
            RunFailure.Kind.INPUT_MISSING,
            "nothing is published for " + asOf + " in " + out.root(),
            catalog.standing().isEmpty()
                ? List.of()
                : List.of(
                    "published dates: "
                        + catalog.standing().keySet().stream()
                            .map(LocalDate::toString)
                            .collect(Collectors.joining(", "))));
      }
      Catalog after = new Publication(out).withdraw(catalog, asOf);
      String runId = published.get().runId();
      if (after.standing().values().stream().noneMatch(run -> run.runId().equals(runId))) {
        RunFiles.delete(out.run(runId));
      }
      RunFiles.delete(out.root().resolve("reports").resolve(asOf.toString()));
      if (after.standing().isEmpty()) {
        RunFiles.delete(out.root().resolve("dashboards"));
      }
      return new Withdrawal(
          after.standing().isEmpty() ? Optional.empty() : Optional.of(after.standing().lastKey()));
    }
  }
}
