package org.waymark.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.feed.FileInspection;
import org.waymark.feed.InspectedFile;
import org.waymark.publish.Catalog;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunFiles;
import org.waymark.quality.Deliveries;
import org.waymark.registry.Feed;
import org.waymark.registry.Settings;
import org.waymark.registry.Workspace;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.schema.record.Delivery;

class RunIdentityTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final WorkspaceFiles REGISTRY = new WorkspaceFiles(new TreeMap<>());

  @TempDir Path folder;
  private Optional<KeptDigests> kept = Optional.empty();

  @BeforeEach
  void secret() throws Exception {
    Settings rule =
        new Settings("tre-10", Optional.empty(), Optional.empty(), OptionalDouble.empty());
    kept =
        KeptDigests.of(
            folder,
            new Workspace(rule, List.of(), List.of(), List.of()),
            new OutputFolder(folder.resolve("out")));
  }

  private static List<InspectedFile> delivered(String text) throws IOException {
    Feed.Reading reading =
        new Feed.Reading(
            "csv",
            "landing/*.csv",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return List.of(
        FileInspection.inspect(
            new ByteArrayInputStream(bytes), "landing/a.csv", reading, 1L << 20));
  }

  private RunIdentity identity(String text, Optional<Catalog.Standing> published)
      throws IOException {
    return RunIdentity.withRule(REGISTRY, delivered(text), "1", DAY, published, kept);
  }

  private static Optional<Catalog.Standing> published(RunIdentity run) {
    return Optional.of(
        new Catalog.Standing(run.runId(), Optional.empty(), run.deliveries(), List.of()));
  }

  @Test
  void withARuleTheIdOfARunTellsNothingOfTheDeliveries() throws IOException {
    RunIdentity three = identity("place,v\nA,3\n", Optional.empty());
    RunIdentity four = identity("place,v\nA,4\n", Optional.empty());
    assertEquals(three.runId(), four.runId());
    assertNotEquals(three.deliveries(), four.deliveries());
    assertNotEquals(
        RunIdentity.of(REGISTRY, delivered("place,v\nA,3\n"), "1", DAY).runId(),
        RunIdentity.of(REGISTRY, delivered("place,v\nA,4\n"), "1", DAY).runId());
  }

  @Test
  void theSameDeliveriesAreTheSameRunAndOthersTheNext() throws IOException {
    RunIdentity first = identity("place,v\nA,3\n", Optional.empty());
    assertEquals(first, identity("place,v\nA,3\n", published(first)));
    RunIdentity second = identity("place,v\nA,4\n", published(first));
    assertNotEquals(first.runId(), second.runId());
    assertEquals(second, identity("place,v\nA,4\n", published(second)));
  }

  @Test
  void sizesAreRoundedUp() {
    assertEquals(0, RunFiles.rounded(0));
    assertEquals(65_536, RunFiles.rounded(1));
    assertEquals(65_536, RunFiles.rounded(65_536));
    assertEquals(131_072, RunFiles.rounded(65_537));
  }

  @Test
  void digestsThatEarlierRunsWroteAreTakenOut() throws IOException {
    OutputFolder out = new OutputFolder(folder.resolve("out"));
    write(out.run("old").resolve("manifest.json"));
    write(out.run("gone").resolve("manifest.json"));
    Files.writeString(
        out.run("old").resolve("lineage.json"),
        """
        {"inputs": [{"facets": {"version": {"datasetVersion": "sha256:abc"}},
          "inputFacets": {"inputStatistics": {"size": 71}}}]}
        """);
    Catalog catalog =
        Catalog.empty().with(DAY, new Catalog.Standing("old", Optional.empty(), List.of()));
    assertEquals(List.of(DAY), RunFiles.withhold(out, catalog));
    String manifest = Files.readString(out.run("old").resolve("manifest.json"));
    assertFalse(manifest.contains("abc") || manifest.contains("71"), manifest);
    assertTrue(manifest.contains("landing/a.csv"));
    String lineage = Files.readString(out.run("old").resolve("lineage.json"));
    assertFalse(lineage.contains("abc") || lineage.contains("71"), lineage);
    assertFalse(Files.exists(out.run("gone")), "its name follows from the deliveries");
  }

  private static void write(Path manifest) throws IOException {
    Files.createDirectories(manifest.getParent());
    Files.writeString(
        manifest,
        "{\"inputs\": [{\"path\": \"landing/a.csv\", \"sha256\": \"abc\", \"bytes\": 71}]}");
  }

  @Test
  void aWithdrawnDateLeavesTheOthersAsTheyAre() throws Exception {
    OutputFolder out = new OutputFolder(folder.resolve("out"));
    out.create();
    Catalog catalog =
        Catalog.empty()
            .with(DAY, new Catalog.Standing("a", Optional.empty(), List.of()))
            .with(DAY.plusWeeks(1), new Catalog.Standing("b", Optional.of("a"), List.of()));
    Files.writeString(out.catalog(), catalog.toJson());
    write(out.run("a").resolve("manifest.json"));
    write(out.run("b").resolve("manifest.json"));
    assertEquals(Optional.of(DAY), Withdrawal.of(out.root(), DAY.plusWeeks(1)).latest());
    assertTrue(Files.exists(out.run("a")));
    assertFalse(Files.exists(out.run("b")));
    RunFailure again =
        org.junit.jupiter.api.Assertions.assertThrows(
            RunFailure.class, () -> Withdrawal.of(out.root(), DAY.plusWeeks(1)));
    assertEquals(RunFailure.Kind.INPUT_MISSING, again.kind());
    assertEquals(Optional.empty(), Withdrawal.of(out.root(), DAY).latest());
    assertFalse(Files.exists(out.views()));
  }

  @Test
  void aTableOfDeliveriesTellsNoDigestThatCouldBeTriedOut() {
    KeptDigests digests = kept.orElseThrow();
    Delivery plain =
        Deliveries.delivered("falls", "landing/a.csv", "ab".repeat(32), 1_234, DAY, "r");
    Delivery shown = digests.publishable(plain);
    assertEquals("hmac-sha256:" + digests.ofFile("ab".repeat(32)), shown.getSha256());
    assertEquals(65_536, shown.getBytes());
    assertEquals(shown, digests.publishable(shown), "it is keyed once");
  }

  @Test
  void aFileIsRestatedOnlyWhereDigestsCanBeCompared() {
    KeptDigests digests = kept.orElseThrow();
    Delivery plain =
        Deliveries.delivered("falls", "landing/a.csv", "ab".repeat(32), 1_234, DAY, "r");
    Delivery other = Delivery.newBuilder(plain).setSha256("cd".repeat(32)).build();
    assertEquals("restated", state(digests.publishable(plain), digests.publishable(other)));
    assertEquals("on-time", state(digests.publishable(plain), digests.publishable(plain)));
    assertEquals("restated", state(plain, other));
    assertEquals("on-time", state(plain, digests.publishable(plain)), "the rule was taken away");
  }

  private static String state(Delivery now, Delivery before) {
    return Deliveries.conclude(
            List.of(now), List.of(before), List.of(), List.of(), Map.of(), DAY, "r")
        .get(0)
        .getState();
  }
}
