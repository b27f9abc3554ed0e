package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Does what the pages under {@code docs/how-to} say. */
class HowToIT {
  @TempDir static Path folder;

  @TestFactory
  List<DynamicContainer> whatThePagesSayIsTrue() throws IOException {
    List<DynamicContainer> tests = new ArrayList<>();
    GuidedTour tour = new GuidedTour(folder);
    try (Stream<Path> guides = Files.list(CommandLineGuideTest.root().resolve("docs/how-to"))) {
      for (Path page : guides.sorted().toList()) {
        tests.add(tour.of(page));
      }
    }
    assertTrue(tests.size() > 3, tests.toString());
    return tests;
  }
}
