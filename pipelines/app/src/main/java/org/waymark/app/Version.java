package org.waymark.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says which Waymark this is, and which Beam, DuckDB and Java it uses. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Properties versions = versions();
    return new String[] {
      "waymark " + org.waymark.jobs.Version.current(),
      "Beam %s, DuckDB %s, Java %s"
          .formatted(
              versions.getProperty("beam"),
              versions.getProperty("duckdb"),
              System.getProperty("java.version"))
    };
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        versions.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }
}
