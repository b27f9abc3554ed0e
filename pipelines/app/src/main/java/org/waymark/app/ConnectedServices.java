package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.waymark.dashboards.DashboardRenderer;
import org.waymark.dashboards.ReportRenderer;
import org.waymark.jobs.DryRun;
import org.waymark.jobs.MissionRun;
import org.waymark.jobs.RegistryCheck;
import org.waymark.registry.Problem;
import org.waymark.registry.RegistryReading;
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
        StarterWorkspace::files);
  }

  private static WorkspaceCheck check(Path workspace) throws IOException {
    RegistryReading reading = RegistryCheck.of(workspace);
    return new WorkspaceCheck(
        reading.workspace(),
        reading.errors().stream().map(Problem::rendered).toList(),
        reading.warnings().stream().map(Problem::rendered).toList());
  }

  private static final class Renderers implements Services.Pages {
    @Override
    public void report(Path out, LocalDate asOf) throws IOException {
      ReportRenderer.render(out, asOf);
    }

    @Override
    public void dashboards(Path out) throws IOException {
      DashboardRenderer.render(out);
    }
  }
}
