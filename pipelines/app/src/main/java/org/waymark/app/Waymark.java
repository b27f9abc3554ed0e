package org.waymark.app;

import java.util.Locale;

/** Where the process begins. */
public final class Waymark {
  private Waymark() {}

  /** Does what the arguments ask; the process ends with the exit code. */
  public static void main(String[] arguments) {
    // Nothing that is written depends on the language of the machine.
    Locale.setDefault(Locale.ROOT);
    Console console = Console.ofProcess();
    // Results alone go to the standard output; a library that prints there is moved aside.
    System.setOut(System.err);
    System.exit(WaymarkCommand.execute(ConnectedServices.of(), console, arguments));
  }
}
