package org.waymark.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishes the peer's own tables as if a full run had made them. */
final class AgreementTest {

  private record Published(Tally tally, Path out, Path peer) {}

  private static Published published(Path folder, String chart) throws Exception {
    Path peer = folder.resolve("peer");
    Path out = Files.createDirectories(folder.resolve("out"));
    Tally tally = new Workload(3, 12, 20).write(folder.resolve("workspace"));
    PeerScript.run(folder.resolve("workspace"), peer, PeerScript.standard());
    views(tally, out, peer, chart);
    return new Published(tally, out, peer);
  }

  private static void views(Tally tally, Path out, Path peer, String chart) throws IOException {
    Files.writeString(
        out.resolve("views.sql"),
        """
        CREATE VIEW observation AS SELECT * FROM '%1$s/observation.parquet';
        CREATE VIEW spc_point AS SELECT %2$s FROM '%1$s/spc_point.parquet';
        CREATE VIEW data_quality AS
          SELECT 'rows' AS "check", %3$d AS rows_accepted, %4$d AS rows_rejected;
        """
            .formatted(peer, chart, tally.accepted(), tally.rejected()));
  }

  private static List<String> disagreements(Published published) throws Exception {
    return Agreement.between(published.tally, published.out, published.peer).stream()
        .filter(check -> !check.agrees())
        .map(Agreement.Check::question)
        .toList();
  }

  @Test
  void equalTablesAgree(@TempDir Path folder) throws Exception {
    assertEquals(List.of(), disagreements(published(folder, "*")));
  }

  @Test
  void aLimitThatIsOffByAMillionthDisagrees(@TempDir Path folder) throws Exception {
    List<String> found =
        disagreements(published(folder, "* REPLACE (upper_limit * 1.000001 AS upper_limit)"));
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).contains("upper"), found.toString());
  }

  @Test
  void aLostRowDisagrees(@TempDir Path folder) throws Exception {
    Published published = published(folder, "*");
    Tally fewer = published.tally.plus(new Tally(1, 1, 0, 0, 0, 0, 1));
    List<String> found = disagreements(new Published(fewer, published.out, published.peer));
    assertEquals(List.of("rows accepted", "observation rows", "spc_point rows"), found);
  }
}
