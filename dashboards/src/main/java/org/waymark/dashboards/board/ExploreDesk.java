package org.waymark.dashboards.board;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.dashboards.page.Masthead;
import org.waymark.dashboards.page.Pages;
import org.waymark.dashboards.table.AskedTables;
import org.waymark.dashboards.table.PagedFindings;
import org.waymark.dashboards.table.PagedPlaces;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.table.SqlText;
import org.waymark.dashboards.words.Dates;
import org.waymark.registry.Dashboard;
import org.waymark.registry.DashboardQuery;
import org.waymark.registry.DashboardReading;
import org.waymark.registry.Problem;

/**
 * Makes the pages that readers ask for, one after the other, from tables that stay open as long as
 * nothing else is published. It is used by one thread.
 */
final class ExploreDesk implements AutoCloseable {
  /** Published dates whose tables stay open. */
  private static final int DATES_OPEN = 3;

  private static final int MEGABYTES = 512;
  private static final int LONGEST_QUESTION = 8_000;
  private static final String AS_OF = "as_of";
  private static final String BESIDE = "beside";

  private final Path out;
  private final boolean apart;
  private @Nullable Opened opened;

  /**
   * Nothing is opened yet.
   *
   * @param apart whether queries are asked in a process apart
   */
  ExploreDesk(Path out, boolean apart) {
    this.out = out;
    this.apart = apart;
  }

  /** The tables as one run left them. */
  private static final class Opened {
    private final Object stamp;
    private final PublishedTables latest;
    private final List<LocalDate> dates;
    private final String runId;
    private final Links links;
    private final Places places;
    private final Map<LocalDate, AskedTables> at = new LinkedHashMap<>(8, 0.75f, true);

    Opened(Object stamp, PublishedTables latest, Path out) throws IOException, SQLException {
      this.stamp = stamp;
      this.latest = latest;
      dates =
          latest.list(
              "SELECT DISTINCT as_of FROM run_all ORDER BY as_of DESC", row -> row.date(AS_OF));
      if (dates.isEmpty()) {
        throw new IOException("nothing is published");
      }
      runId = latest.list("SELECT max(run_id) AS id FROM run", row -> row.text("id")).get(0);
      links =
          new Links(
              "/dashboards/",
              "../reports/" + dates.get(0) + "/",
              ids("SELECT place_id AS id FROM " + PagedPlaces.in(latest)),
              ids("SELECT indicator_id AS id FROM indicator"),
              ids("SELECT mission_id AS id FROM mission"),
              PagedFindings.in(latest));
      places = Places.in(latest, out.resolve("dashboards"));
    }

    private Set<String> ids(String sql) throws SQLException {
      return new LinkedHashSet<>(latest.list(sql, row -> row.text("id")));
    }
  }

  /** Opens the tables before anybody asks; where that fails, the first request gets the reason. */
  void prepare() {
    try {
      var unused = tables(opened().dates.get(0));
    } catch (IOException | SQLException untilAsked) {
      close();
    }
  }

  private Opened opened() throws IOException, SQLException {
    BasicFileAttributes views =
        Files.readAttributes(out.resolve("views.sql"), BasicFileAttributes.class);
    Object stamp = List.of(views.lastModifiedTime(), views.size(), String.valueOf(views.fileKey()));
    Opened current = opened;
    if (current == null || !current.stamp.equals(stamp)) {
      close();
      PublishedTables tables = PublishedTables.open(out, settings());
      try {
        current = new Opened(stamp, tables, out);
      } catch (IOException | SQLException e) {
        tables.close();
        throw e;
      }
      opened = current;
    }
    return current;
  }

  /** What was published, by date. */
  Map<String, Explorer.Published> published() throws IOException, SQLException {
    Map<String, Explorer.Published> all = new TreeMap<>();
    opened()
        .latest
        .list(
            """
            SELECT r.as_of, coalesce(f.findings, 0) AS findings, coalesce(f.fresh, 0) AS fresh,
              coalesce(g.on_track, 0) AS on_track, coalesce(g.goals, 0) AS goals
            FROM (SELECT DISTINCT as_of FROM run_all) r
            LEFT JOIN (
              SELECT as_of, count(*) AS findings, count(*) FILTER (WHERE state = 'new') AS fresh
              FROM positive_deviance_all
              WHERE state <> 'gone' AND same_as IS NULL
              GROUP BY as_of) f USING (as_of)
            LEFT JOIN (
              SELECT as_of, count(*) AS goals,
                count(*) FILTER (WHERE status IN ('achieved', 'on-track')) AS on_track
              FROM goal_progress_all
              WHERE method = 'linear-pace'
              GROUP BY as_of) g USING (as_of)
            ORDER BY r.as_of\
            """,
            row ->
                all.put(
                    row.date(AS_OF).toString(),
                    new Explorer.Published(
                        row.whole("findings"),
                        row.whole("fresh"),
                        row.whole("on_track"),
                        row.whole("goals"))));
    return all;
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("memory_limit", MEGABYTES + "MB");
    return settings;
  }

  private AskedTables tables(LocalDate date) throws IOException, SQLException {
    Opened current = opened();
    AskedTables tables = current.at.get(date);
    if (tables == null) {
      if (current.at.size() >= DATES_OPEN) {
        LocalDate oldest = current.at.keySet().iterator().next();
        AskedTables gone = current.at.remove(oldest);
        close(gone);
      }
      if (apart) {
        tables = new TablesApart(Optional.of(out), Optional.of(date));
      } else {
        PublishedTables published = PublishedTables.open(out, settings(), Optional.of(date));
        PagedPlaces.in(published);
        tables = published;
      }
      current.at.put(date, tables);
    }
    return tables;
  }

  private static void close(@Nullable AskedTables tables) {
    try {
      if (tables instanceof AutoCloseable open) {
        open.close();
      }
    } catch (Exception closedAnyway) {
      // Nothing is written through it.
    }
  }

  /** The page of a dashboard for what was given. */
  ExplorePage page(Dashboard board, String address, Map<String, String> given)
      throws IOException, SQLException {
    Opened now = opened();
    List<String> refused = new ArrayList<>();
    LocalDate latest = now.dates.get(0);
    LocalDate asOf = date(now, "As of", given.getOrDefault(AS_OF, ""), refused).orElse(latest);
    Optional<LocalDate> beside =
        date(now, "Beside", given.getOrDefault(BESIDE, ""), refused).filter(d -> !d.equals(asOf));
    Asking asking = asked(board, tables(asOf), asOf, given);
    refused.addAll(0, asking.refused());
    // Both dates answer the same question, also where a default depends on the date.
    Map<String, String> same = new TreeMap<>();
    asking.fields().forEach(field -> same.put(field.name(), field.value()));
    List<LocalDate> shown = new ArrayList<>(List.of(asOf));
    beside.ifPresent(shown::add);
    Collections.sort(shown);
    List<ExplorePage.Side> sides = new ArrayList<>();
    for (LocalDate date : shown) {
      AskedTables tables = tables(date);
      Asking own = date.equals(asOf) ? asking : asked(board, tables, date, same);
      Map<String, Object> values = new TreeMap<>(own.values());
      values.put(AS_OF, date);
      List<Problem> broken = prepared(board, tables, values);
      broken.addAll(own.broken());
      Answers answers = new Answers(tables, Dashboard.Each.ALL);
      sides.add(side(board, answers, values, now, "at-" + (sides.size() + 1), broken));
      tables.forget(board.tables().stream().map(Dashboard.Table::name).toList());
    }
    String headline = sides.get(sides.size() - 1).headline();
    return new ExplorePage(
        masthead(board.title(), headline, Dates.day(asOf), address),
        address,
        board.title(),
        headline,
        board.description(),
        asking.fields(),
        List.of(
            field(AS_OF, "As of", now.dates, Optional.of(asOf)),
            field(BESIDE, "Beside it", now.dates, beside)),
        List.copyOf(refused),
        asking.replaced(),
        List.copyOf(sides),
        new BoardPage.Run(asOf.toString(), now.runId));
  }

  private static Asking asked(
      Dashboard board, AskedTables tables, LocalDate date, Map<String, String> given) {
    return Asking.of(
        board, new Answers(tables, Dashboard.Each.ALL), Map.of(AS_OF, (Object) date), given);
  }

  private static List<Problem> prepared(
      Dashboard board, AskedTables tables, Map<String, Object> values) {
    List<Problem> broken = new ArrayList<>();
    for (Dashboard.Table table : board.tables()) {
      try {
        tables.keep(table.name(), table.query().prepared(), Answers.bound(table.query(), values));
      } catch (SQLException e) {
        broken.add(QueryProblem.of(table.query(), e));
      }
    }
    return broken;
  }

  private ExplorePage.Side side(
      Dashboard board,
      Answers answers,
      Map<String, Object> values,
      Opened now,
      String anchor,
      List<Problem> broken) {
    Object date = values.getOrDefault(AS_OF, "");
    // The page for queries shows the latest date.
    boolean answered = date.equals(now.dates.get(0));
    Function<DashboardQuery, String> address =
        query -> answered ? question(whole(board, query, values)) : "";
    Blocks blocks = new Blocks(answers, values, now.links, now.places, address);
    String headline = blocks.sentence(board.headline()).orElse(board.title());
    broken.addAll(blocks.problems());
    List<BoardPage.Shown> shown = new ArrayList<>();
    for (Dashboard.Block block : board.blocks()) {
      BoardPage.Shown each = blocks.show(block, anchor + "-block-" + (shown.size() + 1));
      if (!each.nothing()) {
        shown.add(each);
      }
    }
    return new ExplorePage.Side(
        date instanceof LocalDate day ? Dates.day(day) : "",
        headline,
        broken.stream().map(Problem::rendered).toList(),
        List.copyOf(shown));
  }

  /** The query with its values and with the tables that it reads, as one that anyone can ask. */
  private static String whole(Dashboard board, DashboardQuery query, Map<String, Object> values) {
    String sql = query.filled(word -> literal(values.get(word)));
    if (board.tables().isEmpty()) {
      return sql;
    }
    List<String> tables = new ArrayList<>();
    for (Dashboard.Table table : board.tables()) {
      tables.add(
          table.name() + " AS (\n" + table.query().filled(w -> literal(values.get(w))) + ")");
    }
    return "WITH " + String.join(",\n", tables) + "\nFROM (\n" + sql + ")";
  }

  private static String question(String sql) {
    return sql.length() > LONGEST_QUESTION
        ? ""
        : "/sql?q=" + URLEncoder.encode(sql, StandardCharsets.UTF_8);
  }

  private static String literal(@Nullable Object value) {
    if (value instanceof LocalDate day) {
      return "DATE '" + day + "'";
    }
    return value instanceof Number number
        ? number.toString()
        : SqlText.literal(value == null ? "" : value.toString());
  }

  private static Optional<LocalDate> date(
      Opened now, String title, String given, List<String> refused) {
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> date =
        now.dates.stream().filter(d -> d.toString().equals(given)).findFirst();
    if (date.isEmpty()) {
      refused.add(
          title
              + ": nothing was published for “"
              + Asking.told(given)
              + "”. The latest date is shown.");
    }
    return date;
  }

  private static Asking.Field field(
      String name, String title, List<LocalDate> dates, Optional<LocalDate> chosen) {
    List<Asking.Option> options = new ArrayList<>();
    if (name.equals(BESIDE)) {
      options.add(new Asking.Option("", "no other date", chosen.isEmpty()));
    }
    for (LocalDate date : dates) {
      options.add(
          new Asking.Option(date.toString(), Dates.day(date), chosen.equals(Optional.of(date))));
    }
    return new Asking.Field(
        name,
        title,
        "select",
        chosen.map(LocalDate::toString).orElse(""),
        chosen.map(Dates::day).orElse(""),
        List.of(new Asking.Group("", options)),
        "",
        "");
  }

  private Masthead masthead(String title, String headline, String day, String address)
      throws IOException, SQLException {
    return new Masthead(
        title + ", " + day,
        headline,
        title,
        day,
        List.of(
            new Masthead.Link("/", "Start"),
            new Masthead.Link("/explore", "Explore", address.equals("/explore")),
            new Masthead.Link("/reports/" + opened().dates.get(0) + "/", "Weekly report"),
            new Masthead.Link("/dashboards/", "Dashboards"),
            new Masthead.Link("/sql", "SQL")));
  }

  /**
   * A page of a dashboard as it is defined now.
   *
   * @param file the name of the file without its ending, of what the page is about
   */
  Optional<BoardPage> preview(String name, DashboardReading reading, Optional<String> file)
      throws IOException, SQLException {
    Opened now = opened();
    LocalDate asOf = now.dates.get(0);
    if (reading.dashboard().isEmpty()) {
      List<String> why = reading.problems().stream().map(Problem::rendered).toList();
      return Optional.of(preview(name, "", "This dashboard cannot be shown", "", why, List.of()));
    }
    Dashboard board = reading.dashboard().get();
    Map<String, Object> values = new TreeMap<>(Map.of(AS_OF, (Object) asOf));
    if (board.each() == Dashboard.Each.ALL) {
      if (file.isPresent()) {
        return Optional.empty();
      }
    } else {
      Set<String> ids =
          switch (board.each()) {
            case PLACE -> now.links.places();
            case MISSION -> now.links.missions();
            default -> now.links.indicators();
          };
      Optional<String> id =
          ids.stream().filter(i -> Pages.fileName(i).equals(file.orElse("") + ".html")).findFirst();
      if (id.isEmpty()) {
        return Optional.empty();
      }
      values.put(board.each().name().toLowerCase(Locale.ROOT), id.get());
    }
    AskedTables tables = tables(asOf);
    Answers answers = new Answers(tables, board.each());
    Asking asking = Asking.of(board, answers, values, Map.of());
    values.putAll(asking.values());
    List<Problem> broken = prepared(board, tables, values);
    broken.addAll(asking.broken());
    Blocks blocks = new Blocks(answers, values, now.links, now.places);
    String headline = blocks.sentence(board.headline()).orElse(board.title());
    broken.addAll(blocks.problems());
    List<BoardPage.Shown> shown = new ArrayList<>();
    for (Dashboard.Block block : board.blocks()) {
      shown.add(blocks.show(block, "block-" + (shown.size() + 1)));
    }
    tables.forget(board.tables().stream().map(Dashboard.Table::name).toList());
    return Optional.of(
        preview(
            board.title(),
            board.description(),
            headline,
            asking.inWords(),
            broken.stream().map(Problem::rendered).toList(),
            shown));
  }

  private BoardPage preview(
      String title,
      String description,
      String headline,
      String chosen,
      List<String> broken,
      List<BoardPage.Shown> shown)
      throws IOException, SQLException {
    Opened now = opened();
    String day = Dates.day(now.dates.get(0));
    return new BoardPage(
        masthead(title, headline, day, ""),
        title,
        description,
        headline,
        chosen,
        broken,
        shown,
        new BoardPage.Run(now.dates.get(0).toString(), now.runId));
  }

  @Override
  public void close() {
    Opened current = opened;
    opened = null;
    if (current != null) {
      current.at.values().forEach(ExploreDesk::close);
      close(current.latest);
    }
  }
}
