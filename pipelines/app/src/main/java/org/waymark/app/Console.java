package org.waymark.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where the command is spoken to and answers.
 *
 * @param out results only
 * @param err progress, logs and complaints
 * @param errIsTerminal whether somebody watches {@code err} on a terminal
 * @param home the folder of this checkout, with {@code sample-data}
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean errIsTerminal, Path home) {

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), false, StandardCharsets.UTF_8);
  }

  /** The streams of this process, in UTF-8 whatever the locale says. */
  static Console ofProcess() {
    return new Console(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Boolean.getBoolean("waymark.terminal"),
        Path.of(System.getProperty("waymark.home", "")).toAbsolutePath().normalize());
  }
}
