package org.waymark.dashboards.board;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.waymark.dashboards.map.PlaceMap;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Masthead;
import org.waymark.dashboards.page.Pages;
import org.waymark.dashboards.page.Press;
import org.waymark.dashboards.table.AskedTables;
import org.waymark.dashboards.table.PagedFindings;
import org.waymark.dashboards.table.PagedPlaces;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.registry.Dashboard;
import org.waymark.registry.DashboardQuery.Parameter;
import org.waymark.registry.DashboardReading;
import org.waymark.registry.Problem;

/**
 * Writes the dashboards: a list of them, and a page for each or for each mission or place of it.
 */
public final class Dashboards {
  private record Standing(LocalDate asOf, String runId) {
    BoardPage.Run run() {
      return new BoardPage.Run(asOf.toString(), runId);
    }
  }

  /** What a dashboard has a page for. */
  private record Subject(String id, String name) {}

  private final PublishedTables tables;
  private final TablesApart apart;
  private final Set<String> own;
  private final Path folder;
  private final Press press;
  private final Standing standing;
  private final Map<String, DashboardReading> boards;
  private final Map<Dashboard.Each, List<Subject>> subjects;
  private final Links links;
  private final Places places;
  private final List<Path> written = new ArrayList<>();
  private final Set<Problem> problems = new LinkedHashSet<>();

  private Dashboards(PublishedTables tables, TablesApart apart, Path folder, Press press)
      throws IOException, SQLException {
    this.tables = tables;
    this.apart = apart;
    this.own = BoardSources.in(definitions(folder)).keySet();
    this.folder = folder;
    this.press = press;
    standing = standing(tables);
    boards = BoardSources.all(definitions(folder));
    subjects =
        Map.of(
            Dashboard.Each.ALL,
            List.of(),
            Dashboard.Each.MISSION,
            subjects("SELECT mission_id AS id, title AS name FROM mission ORDER BY 1"),
            Dashboard.Each.PLACE,
            subjects(
                "SELECT place_id AS id, name FROM %s ORDER BY name, id"
                    .formatted(PagedPlaces.in(tables))),
            Dashboard.Each.INDICATOR,
            subjects("SELECT indicator_id AS id, title AS name FROM indicator ORDER BY name, id"));
    links =
        new Links(
            "",
            "../reports/" + standing.asOf() + "/",
            paged(Links.PROFILE, Dashboard.Each.PLACE),
            paged(Links.INDICATOR, Dashboard.Each.INDICATOR),
            ids(Dashboard.Each.MISSION),
            PagedFindings.in(tables));
    places = Places.in(tables, folder);
  }

  private Set<String> ids(Dashboard.Each each) {
    Set<String> ids = new LinkedHashSet<>();
    subjects.getOrDefault(each, List.of()).forEach(s -> ids.add(s.id()));
    return ids;
  }

  /** Ids of what the shipped dashboard has pages for; a data team may have put another there. */
  private Set<String> paged(String board, Dashboard.Each each) {
    boolean is = dashboards().stream().anyMatch(d -> d.name().equals(board) && d.each() == each);
    return is ? ids(each) : Set.of();
  }

  /**
   * Pages that were written, the list of dashboards first, and everything that was wrong with the
   * definitions.
   */
  public record Written(List<Path> pages, List<Problem> problems) {}

  /** Where a folder of dashboards keeps the definitions of a data team. */
  public static Path definitions(Path folder) {
    return folder.resolve("definitions");
  }

  /** Takes over the definitions of a data team, so that the pages can be made again from here. */
  public static void adopt(Path workspace, Path out) throws IOException {
    BoardSources.copy(workspace.resolve("dashboards"), definitions(out.resolve("dashboards")));
    SavedQuestions.adopt(workspace, out);
    PlaceMap.adopt(workspace, out.resolve("dashboards"));
  }

  /**
   * Writes the pages into a folder, from the latest published date. What the dashboards of a data
   * team ask is asked in a process apart.
   *
   * @param out the output folder whose tables these are
   * @throws IOException where nothing is published, or a page cannot be written
   */
  public static Written write(PublishedTables tables, Path out, Path folder)
      throws IOException, SQLException {
    try (Press press = new Press(new Pages());
        TablesApart apart = new TablesApart(Optional.of(out))) {
      return new Dashboards(tables, apart, folder, press).write();
    }
  }

  /**
   * Everything that is wrong with the dashboards and the saved questions of a data team, tried on
   * tables without rows.
   */
  public static List<Problem> check(Path workspace) throws IOException {
    Set<Problem> found = new LinkedHashSet<>(SavedQuestions.check(workspace));
    Map<String, DashboardReading> own = BoardSources.in(workspace.resolve("dashboards"));
    if (own.isEmpty()) {
      return found.stream().sorted().toList();
    }
    try (TablesApart tables = new TablesApart(Optional.empty())) {
      for (DashboardReading reading : own.values()) {
        found.addAll(reading.problems());
        if (reading.dashboard().isPresent()) {
          found.addAll(tried(reading.dashboard().get(), tables));
        }
      }
    } catch (SQLException e) {
      throw new IOException("the queries of the dashboards cannot be tried: " + e.getMessage(), e);
    }
    return found.stream().sorted().toList();
  }

  private static List<Problem> tried(Dashboard board, AskedTables tables) throws SQLException {
    Map<String, Object> values = new TreeMap<>();
    Arrays.stream(Parameter.values()).forEach(p -> values.put(p.word(), ""));
    values.put(Parameter.AS_OF.word(), LocalDate.EPOCH);
    Asking asking = Asking.of(board, new Answers(tables, board.each()), values, Map.of());
    values.putAll(asking.values());
    List<Problem> found = new ArrayList<>(prepare(board, tables, values));
    Blocks blocks = new Blocks(new Answers(tables, board.each()), values, Links.NONE, Places.NONE);
    blocks.sentence(board.headline());
    board.blocks().forEach(block -> blocks.show(block, "block"));
    tables.forget(board.tables().stream().map(Dashboard.Table::name).toList());
    found.addAll(blocks.problems());
    found.addAll(asking.broken());
    return found;
  }

  private static List<Problem> prepare(
      Dashboard board, AskedTables tables, Map<String, Object> values) {
    List<Problem> found = new ArrayList<>();
    for (Dashboard.Table table : board.tables()) {
      try {
        tables.keep(table.name(), table.query().prepared(), Answers.bound(table.query(), values));
      } catch (SQLException e) {
        found.add(QueryProblem.of(table.query(), e));
      }
    }
    return found;
  }

  private static Standing standing(PublishedTables tables) throws IOException, SQLException {
    return tables
        .list(
            "SELECT as_of, run_id FROM run_all ORDER BY as_of DESC, run_id LIMIT 1",
            row -> new Standing(row.date("as_of"), row.text("run_id")))
        .stream()
        .findFirst()
        .orElseThrow(() -> new IOException("nothing is published"));
  }

  private List<Subject> subjects(String sql) throws SQLException {
    return tables.list(sql, row -> new Subject(row.text("id"), row.text("name")));
  }

  /** Where the queries of a dashboard are asked. */
  private AskedTables askedBy(Dashboard board) {
    return own.contains(board.name()) ? apart : tables;
  }

  private List<Dashboard> dashboards() {
    return boards.values().stream().flatMap(reading -> reading.dashboard().stream()).toList();
  }

  private Written write() throws IOException, SQLException {
    List<BoardPage.Entry> entries = new ArrayList<>();
    boards.values().forEach(reading -> problems.addAll(reading.problems()));
    Path index = folder.resolve("index.html");
    written.add(index);
    for (Dashboard board : dashboards()) {
      Map<String, Object> values = new TreeMap<>();
      values.put(Parameter.AS_OF.word(), standing.asOf());
      Answers answers = new Answers(askedBy(board), board.each());
      values.putAll(Asking.of(board, answers, values, Map.of()).values());
      problems.addAll(prepare(board, askedBy(board), values));
      String headline = board.each() == Dashboard.Each.ALL ? one(board) : several(board);
      askedBy(board).forget(board.tables().stream().map(Dashboard.Table::name).toList());
      entries.add(
          new BoardPage.Entry(
              Pages.fileName(board.name()), board.title(), board.description(), headline));
    }
    List<String> broken =
        boards.values().stream()
            .filter(reading -> reading.dashboard().isEmpty())
            .flatMap(reading -> reading.problems().stream())
            .map(Problem::rendered)
            .toList();
    BoardPage.Contents contents =
        new BoardPage.Contents(
            masthead("Dashboards", "Dashboards over the published tables.", "", ""),
            "Dashboards",
            "What the published tables show",
            "Each page is made by queries, and shows them next to its figures.",
            entries,
            Optional.empty(),
            broken,
            standing.run());
    press.take(index, "boards.jte", contents);
    press.finish();
    Pages.removeOthers(folder, written);
    return new Written(List.copyOf(written), problems.stream().sorted().toList());
  }

  /** The page of a dashboard that has one; gives its headline. */
  private String one(Dashboard board) throws IOException {
    Path file = folder.resolve(Pages.fileName(board.name()));
    BoardPage page =
        page(
            board,
            new Answers(askedBy(board), board.each()),
            Map.of(Parameter.AS_OF.word(), standing.asOf()),
            board.title(),
            links);
    press.take(file, "board.jte", page);
    written.add(file);
    return page.headline();
  }

  /** A page for each mission or place and a list of them; gives the headline of the list. */
  private String several(Dashboard board) throws IOException {
    boolean places = board.each() == Dashboard.Each.PLACE;
    Parameter parameter = Parameter.valueOf(board.each().name());
    Path own = folder.resolve(board.name());
    Answers answers = new Answers(askedBy(board), board.each());
    List<Path> ownPages = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (Subject subject : subjects.getOrDefault(board.each(), List.of())) {
      BoardPage page =
          page(
              board,
              answers,
              Map.of(Parameter.AS_OF.word(), standing.asOf(), parameter.word(), subject.id()),
              subject.name(),
              links.below());
      String file = Pages.fileName(subject.id());
      press.take(own.resolve(file), "board.jte", page);
      ownPages.add(own.resolve(file));
      rows.add(
          List.of(
              Cell.text(subject.name()).to(board.name() + "/" + file), Cell.text(page.headline())));
    }
    written.addAll(ownPages);
    press.finish();
    if (!ownPages.isEmpty()) {
      Pages.removeOthers(own, ownPages);
    }
    String noun = parameter.word();
    String headline =
        Numbers.sentence(Numbers.of(rows.size(), noun, noun + "s") + ", a page for each")
            + (places && rows.size() == PagedPlaces.MOST
                ? "; of more places, those with a finding come first"
                : "");
    DataTable listed =
        new DataTable(
            board.title(), DataTable.columns(Numbers.sentence(noun), "In a sentence"), rows);
    BoardPage.Contents contents =
        new BoardPage.Contents(
            masthead(board.title(), board.description(), board.name(), ""),
            board.title(),
            headline,
            board.description(),
            List.of(),
            rows.isEmpty() ? Optional.empty() : Optional.of(listed),
            List.of(),
            standing.run());
    Path file = folder.resolve(Pages.fileName(board.name()));
    press.take(file, "boards.jte", contents);
    written.add(file);
    return headline;
  }

  private BoardPage page(
      Dashboard board, Answers answers, Map<String, Object> values, String kicker, Links links) {
    Asking asking = Asking.of(board, answers, values, Map.of());
    problems.addAll(asking.broken());
    Map<String, Object> all = new TreeMap<>(values);
    all.putAll(asking.values());
    Blocks blocks = new Blocks(answers, all, links, places);
    Optional<String> headline = blocks.sentence(board.headline());
    List<String> broken = blocks.problems().stream().map(Problem::rendered).toList();
    List<BoardPage.Shown> shown = new ArrayList<>();
    for (Dashboard.Block block : board.blocks()) {
      BoardPage.Shown each = blocks.show(block, "block-" + (shown.size() + 1));
      // Of many pages, few have something in every block: a heading over nothing helps nobody.
      if (board.each() == Dashboard.Each.ALL || !each.nothing()) {
        shown.add(each);
      }
    }
    problems.addAll(blocks.problems());
    String words = headline.orElse(board.title());
    boolean single = board.each() == Dashboard.Each.ALL;
    return new BoardPage(
        masthead(
            single ? board.title() : kicker + ", " + board.title(),
            words + " " + board.description(),
            board.name(),
            links.up()),
        kicker,
        board.description(),
        words,
        asking.inWords(),
        broken,
        shown,
        standing.run());
  }

  private Masthead masthead(String title, String description, String here, String up) {
    String day = Dates.day(standing.asOf());
    List<Masthead.Link> links = new ArrayList<>();
    links.add(new Masthead.Link(up + "index.html", "All dashboards", here.isEmpty()));
    for (Dashboard board : dashboards()) {
      links.add(
          new Masthead.Link(
              up + Pages.fileName(board.name()),
              board.title(),
              up.isEmpty() && board.name().equals(here)));
    }
    links.add(
        new Masthead.Link(
            up + "../reports/" + standing.asOf() + "/index.html", "Weekly report", false));
    List<Masthead.Link> trail = new ArrayList<>();
    if (!up.isEmpty()) {
      trail.add(new Masthead.Link(up + "index.html", "All dashboards"));
      dashboards().stream()
          .filter(board -> board.name().equals(here))
          .forEach(board -> trail.add(new Masthead.Link(up + Pages.fileName(here), board.title())));
    }
    return new Masthead(title + ", " + day, description, "Dashboards", day, links, trail);
  }
}
