package org.waymark.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {
  private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 15);

  @TempDir Path folder;

  @Test
  void a_catalogue_is_read_as_it_was_written() {
    Catalog catalog =
        Catalog.empty()
            .with(SUNDAY.minusWeeks(1), standing("a", Optional.empty(), "data/mission/x.parquet"))
            .with(SUNDAY, standing("b", Optional.of("a"), "data/mission/y.parquet"));
    assertEquals(catalog, Catalog.fromJson(catalog.toJson()));
  }

  @Test
  void a_text_that_is_no_catalogue_is_told_so() {
    assertThrows(IllegalArgumentException.class, () -> Catalog.fromJson("{\"format\": 99}"));
    assertThrows(IllegalArgumentException.class, () -> Catalog.fromJson("{\"form"));
  }

  @Test
  void files_that_nothing_refers_to_are_removed_and_standing_ones_kept() throws IOException {
    Publication publication = new Publication(new OutputFolder(folder));
    Path standing = written("data/mission/2026-11-15/b/part-00000.parquet");
    Path stray = written("data/mission/2026-11-15/c/part-00000.parquet");
    Catalog catalog =
        publication.commit(
            Catalog.empty(), SUNDAY, standing("b", Optional.empty(), relative(standing)));
    assertTrue(Files.exists(standing));
    assertFalse(Files.exists(stray));
    assertFalse(Files.exists(folder.resolve("data/mission/2026-11-15/c")));
    assertEquals(catalog, publication.catalog());
  }

  @Test
  void replaced_files_stay_until_the_commit_after_for_readers_who_opened_them() throws IOException {
    Publication publication = new Publication(new OutputFolder(folder));
    Path first = written("data/mission/2026-11-15/a/part-00000.parquet");
    Path second = written("data/mission/2026-11-15/b/part-00000.parquet");
    Path third = written("data/mission/2026-11-22/c/part-00000.parquet");
    Catalog one =
        new Catalog(new java.util.TreeMap<>(), List.of(relative(second), relative(third)));
    one = publication.commit(one, SUNDAY, standing("a", Optional.empty(), relative(first)));
    written(relative(second));
    Catalog two =
        publication.commit(one, SUNDAY, standing("b", Optional.empty(), relative(second)));
    assertTrue(Files.exists(first));
    written(relative(third));
    publication.commit(two, SUNDAY.plusWeeks(1), standing("c", Optional.of("b"), relative(third)));
    assertFalse(Files.exists(first));
    assertTrue(Files.exists(second));
  }

  @Test
  void of_more_dates_than_are_kept_the_oldest_goes_and_its_files_at_the_commit_after()
      throws IOException {
    Publication publication = new Publication(new OutputFolder(folder));
    Catalog catalog = Catalog.empty();
    List<Path> files = new java.util.ArrayList<>();
    for (int week = 0; week < 4; week++) {
      LocalDate asOf = SUNDAY.plusWeeks(week);
      files.add(written("data/mission/" + asOf + "/r" + week + "/part-00000.parquet"));
      written("reports/" + asOf + "/index.html");
      catalog =
          publication.commit(
              catalog,
              asOf,
              standing("r" + week, Optional.of("r" + (week - 1)), relative(files.get(week))),
              OptionalInt.of(2));
    }

    assertEquals(
        List.of(SUNDAY.plusWeeks(2), SUNDAY.plusWeeks(3)),
        List.copyOf(catalog.standing().keySet()));
    assertEquals(catalog, publication.catalog());
    assertFalse(Files.exists(files.get(0)), "let go two commits ago");
    assertTrue(Files.exists(files.get(1)), "somebody may still read it");
    assertFalse(Files.exists(folder.resolve("reports/" + SUNDAY.plusWeeks(1) + "/index.html")));
    assertTrue(Files.exists(folder.resolve("reports/" + SUNDAY.plusWeeks(2) + "/index.html")));
    assertTrue(catalog.stands(SUNDAY.plusWeeks(2), "r2", Optional.empty()), "it follows no other");
  }

  @Test
  void views_that_a_crash_left_behind_are_written_again() throws IOException {
    Publication publication = new Publication(new OutputFolder(folder));
    Path file = written("data/mission/2026-11-15/a/part-00000.parquet");
    Catalog catalog =
        publication.commit(
            Catalog.empty(), SUNDAY, standing("a", Optional.empty(), relative(file)));
    String views = Files.readString(folder.resolve("views.sql"));
    Files.writeString(folder.resolve("views.sql"), "of another run");
    publication.recover(catalog);
    assertEquals(views, Files.readString(folder.resolve("views.sql")));
  }

  @Test
  void a_second_run_is_told_who_holds_the_lock_and_for_how_long() throws Exception {
    OutputFolder out = new OutputFolder(folder);
    Instant now = Instant.parse("2026-11-15T09:00:00Z");
    RunLock lock = RunLock.acquire(out, now);
    RunFailure failure =
        assertThrows(RunFailure.class, () -> RunLock.acquire(out, now.plusSeconds(600)));
    assertEquals(RunFailure.Kind.LOCKED, failure.kind());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("for 10 min"), message);
    assertTrue(message.contains("process " + ProcessHandle.current().pid()), message);
    lock.close();
    RunLock.acquire(out, now).close();
  }

  private Path written(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, path);
  }

  private String relative(Path file) {
    return folder.relativize(file).toString();
  }

  private static Catalog.Standing standing(String runId, Optional<String> follows, String path) {
    return new Catalog.Standing(
        runId, follows, List.of(new WrittenFile("mission", path, 1, 2, "00")));
  }
}
