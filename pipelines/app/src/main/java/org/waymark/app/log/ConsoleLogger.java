package org.waymark.app.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that writes to {@link ConsoleLog}. */
final class ConsoleLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  ConsoleLogger(String name) {
    this.name = name;
  }

  @Override
  public boolean isTraceEnabled() {
    return ConsoleLog.shows(name, Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return ConsoleLog.shows(name, Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return ConsoleLog.shows(name, Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return ConsoleLog.shows(name, Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return ConsoleLog.shows(name, Level.ERROR);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String messagePattern,
      Object @Nullable [] arguments,
      @Nullable Throwable throwable) {
    ConsoleLog.write(
        name, level, MessageFormatter.basicArrayFormat(messagePattern, arguments), throwable);
  }
}
