package org.waymark.dashboards;

import java.nio.file.Path;

/** Renders the made-up government into a folder, to be looked at in a browser. */
final class RenderFixture {
  private RenderFixture() {}

  private static long cpu() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .orElse(java.time.Duration.ZERO)
        .toMillis();
  }

  /** Takes the folder, and how many places and findings there are. */
  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[0]);
    int places = Integer.parseInt(arguments[1]);
    int findings = Integer.parseInt(arguments[2]);
    SampleGovernment.publish(out, new SampleGovernment.Plan(places, findings, "", findings == 0));
    for (int i = 0; i < 5; i++) {
      long cpu = cpu();
      long start = System.nanoTime();
      ReportRenderer.render(out, SampleGovernment.AS_OF);
      System.out.println(
          "report "
              + (System.nanoTime() - start) / 1_000_000
              + " ms, CPU "
              + (cpu() - cpu)
              + " ms");
      cpu = cpu();
      long boards = System.nanoTime();
      DashboardRenderer.render(out).pages();
      System.out.println(
          "dashboards "
              + (System.nanoTime() - boards) / 1_000_000
              + " ms, CPU "
              + (cpu() - cpu)
              + " ms");
    }
  }
}
