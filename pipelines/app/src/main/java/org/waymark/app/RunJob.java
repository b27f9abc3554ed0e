package org.waymark.app;

import java.util.ArrayList;
import java.util.List;
import org.waymark.app.cli.ExitCode;

/**
 * {@code waymark run} for what starts a Java class with options alone, as Airflow's Beam operator
 * does. Such callers know success and failure only, so that nothing new is success.
 */
public final class RunJob {
  private RunJob() {}

  /** Runs what the options ask; the process ends with the exit code. */
  public static void main(String[] options) {
    Console console = Console.ofProcess();
    // Results alone go to the standard output; a library that prints there is moved aside.
    System.setOut(System.err);
    System.exit(run(ConnectedServices.of(), console, options));
  }

  /** Runs and gives the exit code. */
  static int run(Services services, Console console, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.add(0, "run");
    int code = WaymarkCommand.execute(services, console, arguments.toArray(String[]::new));
    return code == ExitCode.NOTHING_NEW ? ExitCode.DONE : code;
  }
}
