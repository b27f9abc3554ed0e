package org.waymark.dashboards.print;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.report.IndexPage;
import org.waymark.dashboards.report.MissionPage;
import org.waymark.dashboards.report.WeeklyReport;
import org.waymark.dashboards.words.Dates;

/**
 * What is printed: all missions after a page that says how each stands, or one mission alone.
 *
 * @param title title of the document
 * @param subject one sentence for lists of documents
 * @param day the date of the report in words
 * @param index the page of all missions, where all are printed
 * @param missions what is printed of each mission
 * @param method where the numbers come from
 */
public record PrintedReport(
    String title,
    String subject,
    String day,
    Optional<IndexPage> index,
    List<Mission> missions,
    MissionPage.Method method) {

  private static final Pattern SIGN = Pattern.compile("^[★●◐◔▼○] ");

  /** A mission with its number in the document, which its anchors begin with. */
  public record Mission(int number, MissionPage page) {
    /** The anchor of a part of this mission, unique in the document. */
    public String anchor(String part) {
      return "m" + number + "-" + part;
    }
  }

  /** The whole report. */
  static PrintedReport of(WeeklyReport report) {
    List<Mission> missions = new ArrayList<>();
    report.missions().values().forEach(page -> missions.add(mission(missions.size() + 1, page)));
    IndexPage index = report.index();
    return new PrintedReport(
        index.masthead().title(),
        index.masthead().description(),
        Dates.day(report.asOf()),
        Optional.of(index),
        List.copyOf(missions),
        index.method());
  }

  /** One mission of the report. */
  static PrintedReport of(LocalDate asOf, MissionPage page) {
    return new PrintedReport(
        page.masthead().title(),
        page.masthead().description(),
        Dates.day(asOf),
        Optional.empty(),
        List.of(mission(1, page)),
        page.method());
  }

  private static Mission mission(int number, MissionPage page) {
    return new Mission(number, page);
  }

  /** The chart of a figure as it is drawn on paper. */
  public static String chart(Figure figure) {
    return PrintedChart.of(figure.svg());
  }

  /** The first rows of a table; what is left out stands on the page. */
  public static DataTable first(DataTable table, int rows) {
    return new DataTable(
        table.caption(),
        table.columns(),
        table.rows().subList(0, Math.min(rows, table.rows().size())));
  }

  /** Words without the sign in front that fonts for print do not have; the words say the same. */
  public static String words(String shown) {
    return SIGN.matcher(shown).replaceFirst("");
  }
}
