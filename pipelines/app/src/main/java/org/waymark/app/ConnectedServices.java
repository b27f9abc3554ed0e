package org.waymark.app;

import java.nio.file.Path;
import java.time.LocalDate;

/** The real rooms behind the commands. */
final class ConnectedServices {
  private ConnectedServices() {}

  static Services of() {
    return new Services(
        (request, listener) -> {
          throw missing("runs");
        },
        workspace -> {
          throw missing("the registry");
        },
        new Services.Pages() {
          @Override
          public void report(Path out, LocalDate asOf) {
            throw missing("the report");
          }

          @Override
          public void dashboards(Path out) {
            throw missing("the dashboards");
          }
        },
        () -> {
          throw missing("the starter workspace");
        });
  }

  private static UnsupportedOperationException missing(String room) {
    return new UnsupportedOperationException(room + " are not connected to the command yet");
  }
}
