package org.waymark.jobs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.waymark.registry.Gates;

/**
 * What a run is asked to do.
 *
 * @param workspace folder with {@code waymark.yaml}
 * @param out where tables are published
 * @param asOf the reporting date
 * @param runner {@code direct} or {@code flink}
 * @param force run although nothing is new
 * @param failOn gates that hold instead of those of the workspace with the same names
 * @param engineOptions further options for the engine, as {@code --name=value}
 * @param models whether models run
 */
public record RunRequest(
    Path workspace,
    Path out,
    LocalDate asOf,
    String runner,
    boolean force,
    Gates failOn,
    List<String> engineOptions,
    boolean models) {

  /** A run with the models of the workspace. */
  public RunRequest(
      Path workspace,
      Path out,
      LocalDate asOf,
      String runner,
      boolean force,
      Gates failOn,
      List<String> engineOptions) {
    this(workspace, out, asOf, runner, force, failOn, engineOptions, true);
  }

  /** A run with a larger share of rejected rows is not published; empty: the workspace says. */
  public OptionalDouble maxRejectedShare() {
    return failOn.rejectedShare();
  }

  /** The same at another date. */
  public RunRequest at(LocalDate date, boolean forced) {
    return new RunRequest(workspace, out, date, runner, forced, failOn, engineOptions, models);
  }
}
