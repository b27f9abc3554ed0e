package org.waymark.jobs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void aBuildIsKnownByItsReleaseAndByTheSourcesThatComputeTables() {
    String version = Version.current();
    assertTrue(version.matches("\\d+\\.\\d+\\.\\d+(-\\w+)?\\+[0-9a-f]{12}"), version);
  }
}
