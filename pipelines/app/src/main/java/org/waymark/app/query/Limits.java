package org.waymark.app.query;

import java.time.Duration;
import java.util.Properties;

/**
 * How much an answer may cost.
 *
 * @param time how long a question may run
 * @param rows how many rows an answer has at most
 * @param bytes how long the text of an answer is at most
 * @param megabytes how much memory the database may use for one question
 */
public record Limits(Duration time, int rows, int bytes, int megabytes) {
  /** For one person at the machine that holds the tables. */
  public static final Limits USUAL = new Limits(Duration.ofSeconds(10), 10_000, 16 << 20, 512);

  Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", megabytes + "MB");
    settings.setProperty("max_temp_directory_size", 2 * megabytes + "MB");
    settings.setProperty("threads", "2");
    return settings;
  }
}
