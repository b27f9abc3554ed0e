package org.waymark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.DoFn;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Workspace;

class WallsTest {
  /** Every class of the module of the domain, wherever its package is. */
  private static final DescribedPredicate<JavaClass> CORE =
      DescribedPredicate.describe(
          "are of the module core",
          type ->
              type.getSource()
                  .map(source -> source.getUri().toString())
                  .filter(uri -> uri.contains("/core/target/") || uri.contains("waymark-core"))
                  .isPresent());

  private static final JavaClasses WAYMARK =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.waymark");

  @Test
  void core_knows_no_engine_no_file_no_network_and_no_clock() {
    noClasses()
        .that(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.beam..",
            "org.apache.flink..",
            "org.apache.parquet..",
            "org.duckdb..",
            "java.sql..",
            "java.nio.file..",
            "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .check(WAYMARK);
  }

  @Test
  void the_rooms_of_the_core_are_found_by_their_module() {
    Set<String> rooms =
        WAYMARK.stream().filter(CORE).map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertTrue(rooms.contains("org.waymark.wording"), rooms::toString);
    assertTrue(rooms.contains("org.waymark.quality"), rooms::toString);
    assertTrue(rooms.stream().noneMatch(room -> room.startsWith("org.waymark.app")));
  }

  @Test
  void statistics_imports_nothing_of_ours() {
    classes()
        .that()
        .resideInAPackage("org.waymark.statistics..")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("org.waymark..")
        .orShould()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.waymark.statistics..", "java..", "org.hipparchus..", "org.jspecify..")
        .check(WAYMARK);
  }

  @Test
  void between_core_and_the_commands_only_io_and_publish_touch_files() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.waymark.transforms..",
            "org.waymark.jobs..",
            "org.waymark.coders..",
            "org.waymark.runners..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Files.class)
        .check(WAYMARK);
  }

  @Test
  void commands_and_pages_see_tables_and_not_how_they_are_made() {
    noClasses()
        .that()
        .resideInAnyPackage("org.waymark.app..", "org.waymark.dashboards..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.waymark.transforms..",
            "org.waymark.coders..",
            "org.waymark.io..",
            "org.waymark.feed..",
            "org.waymark.panel..",
            "org.waymark.record..",
            "org.waymark.statistics..",
            "org.waymark.deviance..",
            "org.waymark.disclosure..",
            "org.waymark.practice..",
            "org.waymark.aggregate..",
            "org.waymark.progress..",
            "org.waymark.quality..",
            "org.waymark.survey..",
            "org.waymark.redaction..",
            "org.waymark.text..",
            "org.waymark.themes..",
            "org.waymark.table..")
        .check(WAYMARK);
  }

  @Test
  void a_step_of_the_engine_holds_no_lookup_table_in_a_field() {
    fields()
        .that()
        .areDeclaredInClassesThat(assignableTo(DoFn.class))
        .and()
        .areNotStatic()
        .should()
        .notHaveRawType(assignableTo(Map.class))
        .andShould()
        .notHaveRawType(assignableTo(Iterable.class))
        .andShould()
        .notHaveRawType(Workspace.class)
        .check(WAYMARK);
  }

  @Test
  void exports_are_made_from_published_tables_alone() {
    noClasses()
        .that()
        .resideInAPackage("org.waymark.app.export..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "picocli..", "org.waymark.jobs..", "org.waymark.registry..", "org.waymark.publish..")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(WAYMARK);
  }

  @Test
  void questions_know_nothing_of_the_command_that_asks_them() {
    noClasses()
        .that()
        .resideInAPackage("org.waymark.app.query..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "org.waymark.jobs..", "org.waymark.registry..")
        .check(WAYMARK);
  }
}
