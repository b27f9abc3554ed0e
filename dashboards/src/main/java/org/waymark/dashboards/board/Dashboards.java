package org.waymark.dashboards.board;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.dashboards.page.Masthead;
import org.waymark.dashboards.page.Pages;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.words.Dates;

/** Writes the dashboards: a list of them, and a page for each. */
public final class Dashboards {
  private record Standing(LocalDate asOf, String runId) {}

  private Dashboards() {}

  /**
   * Writes the pages into a folder, from the latest published date.
   *
   * @throws IOException where nothing is published, or a page cannot be written
   */
  public static List<Path> write(PublishedTables tables, Path folder)
      throws IOException, SQLException {
    Standing standing =
        tables
            .list(
                "SELECT as_of, run_id FROM run_all ORDER BY as_of DESC, run_id LIMIT 1",
                row -> new Standing(row.date("as_of"), row.text("run_id")))
            .stream()
            .findFirst()
            .orElseThrow(() -> new IOException("nothing is published: no run stands"));
    Pages pages = new Pages();
    List<Board> boards = Board.all();
    List<BoardPage.Entry> entries = new ArrayList<>();
    Map<String, String> made = new LinkedHashMap<>();
    for (Board board : boards) {
      BoardPage page = page(board, tables, standing, links(boards, board.name(), standing));
      String file = Pages.fileName(board.name());
      made.put(file, pages.render("board.jte", page));
      entries.add(new BoardPage.Entry(file, board.title(), board.description(), page.headline()));
    }
    String day = Dates.day(standing.asOf());
    Masthead masthead =
        new Masthead(
            "Dashboards, " + day,
            "Dashboards over the published tables, as of " + day + ".",
            "Dashboards",
            day,
            links(boards, "", standing));
    BoardPage.Contents contents =
        new BoardPage.Contents(masthead, entries, standing.asOf().toString(), standing.runId());
    List<Path> written = new ArrayList<>();
    written.add(Pages.write(folder.resolve("index.html"), pages.render("boards.jte", contents)));
    for (Map.Entry<String, String> page : made.entrySet()) {
      written.add(Pages.write(folder.resolve(page.getKey()), page.getValue()));
    }
    Pages.removeOthers(folder, written);
    return List.copyOf(written);
  }

  private static BoardPage page(
      Board board, PublishedTables tables, Standing standing, List<Masthead.Link> links)
      throws SQLException {
    String headline =
        tables.list(board.headlineSql(), row -> String.valueOf(row.any(1).orElse(""))).stream()
            .findFirst()
            .orElse(board.title());
    Blocks blocks = new Blocks(tables);
    List<BoardPage.Shown> shown = new ArrayList<>();
    for (Board.Block block : board.blocks()) {
      shown.add(blocks.show(block, "block-" + (shown.size() + 1)));
    }
    String day = Dates.day(standing.asOf());
    return new BoardPage(
        new Masthead(
            board.title() + ", " + day,
            headline + " " + board.description(),
            "Dashboards",
            day,
            links),
        board.title(),
        board.description(),
        headline,
        shown,
        standing.asOf().toString(),
        standing.runId());
  }

  private static List<Masthead.Link> links(List<Board> boards, String here, Standing standing) {
    List<Masthead.Link> links = new ArrayList<>();
    links.add(new Masthead.Link("index.html", "All dashboards", here.isEmpty()));
    for (Board board : boards) {
      links.add(
          new Masthead.Link(
              Pages.fileName(board.name()), board.title(), board.name().equals(here)));
    }
    links.add(
        new Masthead.Link("../reports/" + standing.asOf() + "/index.html", "Weekly report", false));
    return List.copyOf(links);
  }
}
