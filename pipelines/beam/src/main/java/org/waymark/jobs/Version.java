package org.waymark.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this build: that of the release, and the start of the digest of the sources that
 * compute tables. Two builds with other methods have other versions, also between releases.
 */
public final class Version {

  private static final int SHOWN = 12;

  private Version() {}

  /** Such as {@code 0.1.0+3f9a2c81d07b}. */
  public static String current() {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      String sources = properties.getProperty("sources", "");
      return properties.getProperty("version", "unknown")
          + (sources.matches("[0-9a-f]{64}") ? "+" + sources.substring(0, SHOWN) : "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
