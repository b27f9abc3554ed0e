package org.waymark.app.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Writes every log line of the process, whichever library it comes from. Waymark's own loggers
 * speak from INFO, the engine's from WARN: the log of a runner does not help a data team. The
 * system property {@code waymark.log.level} sets one level for all.
 */
public final class ConsoleLog {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String OURS = "org.waymark";

  /** Clears what a progress bar has drawn on the line, then returns to its start. */
  private static final String CLEAR_LINE = "\r\u001b[K";

  private record Target(PrintStream stream, LogFormat format, boolean terminal) {}

  private static volatile Target target = new Target(System.err, LogFormat.TEXT, false);

  private ConsoleLog() {}

  /** Says where lines go from now on; lines of java.util.logging go there too. */
  public static void writeTo(PrintStream stream, LogFormat format, boolean terminal) {
    target = new Target(stream, format, terminal);
    LogManager.getLogManager().reset();
    java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
    root.addHandler(new JulHandler());
  }

  static boolean shows(String logger, Level level) {
    return level.toInt() >= threshold(logger).toInt();
  }

  private static Level threshold(String logger) {
    String everywhere = System.getProperty("waymark.log.level", "");
    if (!everywhere.isEmpty()) {
      return Level.valueOf(everywhere.toUpperCase(Locale.ROOT));
    }
    return logger.startsWith(OURS) ? Level.INFO : Level.WARN;
  }

  static void write(String logger, Level level, String message, @Nullable Throwable thrown) {
    Target now = target;
    Instant time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    String line =
        now.format() == LogFormat.JSON
            ? json(time, logger, level, message, thrown)
            : (now.terminal() ? CLEAR_LINE : "") + text(time, logger, level, message, thrown);
    now.stream().print(line + "\n");
    now.stream().flush();
  }

  private static String text(
      Instant now, String logger, Level level, String message, @Nullable Throwable thrown) {
    String source = logger.startsWith(OURS) ? "" : logger + ": ";
    String cause = thrown == null ? "" : " (" + causes(thrown) + ")";
    return now + " " + level + " " + source + message + cause;
  }

  /** What was thrown, and what it goes back to: the last is what people can do something about. */
  private static String causes(Throwable thrown) {
    Throwable root = thrown;
    for (int deep = 0; root.getCause() != null && deep < DEEPEST_CAUSE; deep++) {
      root = root.getCause();
    }
    return root == thrown ? thrown.toString() : thrown + "; caused by " + root;
  }

  private static String json(
      Instant now, String logger, Level level, String message, @Nullable Throwable thrown) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", now.toString());
      json.writeStringField("level", level.toString());
      json.writeStringField("logger", logger);
      json.writeStringField("message", message);
      if (thrown != null) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        json.writeStringField("exception", trace.toString());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  /** Causes may go round in a circle. */
  private static final int DEEPEST_CAUSE = 50;

  private static final class JulHandler extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
      String logger = entry.getLoggerName() == null ? "" : entry.getLoggerName();
      Level level = level(entry.getLevel());
      if (shows(logger, level)) {
        write(logger, level, formatter.formatMessage(entry), entry.getThrown());
      }
    }

    private static Level level(java.util.logging.Level level) {
      int severity = level.intValue();
      if (severity >= java.util.logging.Level.SEVERE.intValue()) {
        return Level.ERROR;
      }
      if (severity >= java.util.logging.Level.WARNING.intValue()) {
        return Level.WARN;
      }
      return severity >= java.util.logging.Level.INFO.intValue() ? Level.INFO : Level.DEBUG;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
