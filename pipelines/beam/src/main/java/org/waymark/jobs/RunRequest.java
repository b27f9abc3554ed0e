package org.waymark.jobs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a run is asked to do.
 *
 * @param workspace folder with {@code waymark.yaml}
 * @param out where tables are published
 * @param asOf the date that stands for now
 * @param runner {@code direct} or {@code flink}
 * @param force run although nothing is new
 * @param maxRejectedShare a run with a larger share of rejected rows is not published; empty: what
 *     the workspace says
 * @param engineOptions further options for the engine, as {@code --name=value}
 */
public record RunRequest(
    Path workspace,
    Path out,
    LocalDate asOf,
    String runner,
    boolean force,
    OptionalDouble maxRejectedShare,
    List<String> engineOptions) {

  /** The same at another date. */
  public RunRequest at(LocalDate date, boolean forced) {
    return new RunRequest(workspace, out, date, runner, forced, maxRejectedShare, engineOptions);
  }
}
