package org.waymark.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class AppWallsTest {
  private static final JavaClasses APP =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.waymark.app");

  @Test
  void theCommandsSeeTablesAndNotHowTheyAreMade() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.waymark.panel..",
            "org.waymark.feed..",
            "org.waymark.statistics..",
            "org.waymark.deviance..",
            "org.waymark.progress..",
            "org.waymark.transforms..",
            "org.waymark.coders..",
            "org.waymark.publish..",
            "org.waymark.runners..",
            "org.apache.beam..",
            "org.apache.flink..",
            "org.apache.parquet..")
        .check(APP);
  }

  @Test
  void questionsKnowNothingOfTheCommandThatAsksThem() {
    noClasses()
        .that()
        .resideInAPackage("org.waymark.app.query..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "org.waymark.jobs..", "org.waymark.registry..")
        .check(APP);
  }
}
