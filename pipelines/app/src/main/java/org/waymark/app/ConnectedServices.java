package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.waymark.dashboards.DashboardRenderer;
import org.waymark.dashboards.ReportRenderer;
import org.waymark.jobs.DryRun;
import org.waymark.jobs.MissionRun;
import org.waymark.jobs.RegistryCheck;
import org.waymark.jobs.Withdrawal;
import org.waymark.registry.Problem;
import org.waymark.registry.RegistryReading;
import org.waymark.registry.Severity;
import org.waymark.registry.StarterWorkspace;

/** The real rooms behind the commands. */
final class ConnectedServices {
  private ConnectedServices() {}

  static Services of() {
    return new Services(
        MissionRun::run,
        DryRun::of,
        ConnectedServices::check,
        new Renderers(),
        StarterWorkspace::files,
        (out, asOf) -> Withdrawal.of(out, asOf).latest());
  }

  private static WorkspaceCheck check(Path workspace) throws IOException {
    RegistryReading reading = RegistryCheck.of(workspace);
    // A dashboard that is wrong keeps no run from its tables.
    Map<String, String> names = new TreeMap<>();
    reading
        .workspace()
        .ifPresent(w -> w.places().forEach(place -> names.put(place.id(), place.name())));
    Stream<Problem> dashboards =
        Stream.concat(
                DashboardRenderer.check(workspace).stream(),
                DashboardRenderer.checkShapes(workspace, names).stream())
            .map(ConnectedServices::asWarning);
    return new WorkspaceCheck(
        reading.workspace(),
        reading.errors().stream().map(Problem::rendered).toList(),
        Stream.concat(reading.warnings().stream(), dashboards).map(Problem::rendered).toList());
  }

  private static Problem asWarning(Problem problem) {
    return new Problem(
        problem.file(),
        problem.line(),
        problem.column(),
        Severity.WARNING,
        problem.what(),
        problem.expected(),
        problem.suggestion());
  }

  private static final class Renderers implements Services.Pages {
    @Override
    public void report(Path out, LocalDate asOf) throws IOException {
      ReportRenderer.render(out, asOf);
    }

    @Override
    public List<String> dashboards(Path out, Optional<Path> workspace) throws IOException {
      if (workspace.isPresent()) {
        DashboardRenderer.adopt(workspace.get(), out);
      }
      return DashboardRenderer.render(out).problems().stream().map(Problem::rendered).toList();
    }
  }
}
