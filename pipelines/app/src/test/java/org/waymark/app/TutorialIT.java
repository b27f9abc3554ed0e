package org.waymark.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Does what the tutorial says. */
class TutorialIT {
  @TempDir static Path folder;

  @TestFactory
  List<DynamicContainer> whatTheTutorialSaysIsTrue() throws IOException {
    Path docs = CommandLineGuideTest.root().resolve("docs");
    return List.of(new GuidedTour(folder).of(docs.resolve("tutorial.md")));
  }
}
