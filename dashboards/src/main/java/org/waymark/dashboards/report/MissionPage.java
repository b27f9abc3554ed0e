package org.waymark.dashboards.report;

import java.util.List;
import java.util.Optional;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.page.Masthead;

/** What the page of a mission says, in the order in which it says it. */
public record MissionPage(
    Masthead masthead,
    String mission,
    String time,
    String owner,
    String headline,
    String standfirst,
    String ages,
    List<IndexPage.Decision> decisions,
    Matrix matrix,
    Lines fresh,
    Lines standing,
    Lines gone,
    List<Teaser> teasers,
    List<Card> cards,
    Optional<DataTable> rest,
    Practices practices,
    Trials trials,
    List<Trial> models,
    Uncovered uncovered,
    Progress progress,
    Caveats caveats,
    List<Ask> asks,
    Method method) {

  /** Every indicator in a row, and the same figures as a table. */
  public record Matrix(List<MatrixRow> rows, DataTable table) {}

  /**
   * An indicator in a row.
   *
   * @param address of its page; empty where it has none
   * @param kind its role, and which way is better
   * @param latest the latest value of all places together that is settled
   * @param late whether a feed of it is late
   * @param line its last two years, markup
   * @param variationSign sign of {@code variation}, markup
   * @param assuranceSign sign of {@code assurance}, markup
   * @param change on the same period a year before
   * @param distance to the goal for all places
   * @param goal address of that goal on the page; empty without one
   * @param places strip of how places are spread, markup
   * @param spread the same in words
   */
  public record MatrixRow(
      String address,
      String title,
      String kind,
      String latest,
      String period,
      String age,
      boolean late,
      String line,
      String variationSign,
      String variation,
      String assuranceSign,
      String assurance,
      String change,
      String distance,
      String goal,
      String places,
      String spread) {}

  /**
   * A finding on the page of its mission, which leads to its evidence.
   *
   * @param address of the page with all evidence
   * @param line its series, markup; empty where there is none
   */
  public record Teaser(
      String anchor,
      String address,
      String place,
      String placeAddress,
      String indicator,
      String indicatorAddress,
      String mark,
      String words,
      String numbers,
      String strength,
      String doubt,
      String line) {}

  /** A finding in one line. */
  public record Line(
      String address, String place, String indicator, String words, String note, String mark) {}

  /** Findings of a kind: how many, and the first of them. */
  public record Lines(int count, List<Line> shown) {}

  /** A figure of a finding with its label. */
  public record Fact(String label, String value, String note) {}

  /** Words that somebody wrote in a report, redacted. */
  public record Quote(String words, String source) {}

  /** A finding in full. */
  public record Card(
      String anchor,
      String place,
      String indicator,
      String mark,
      String strength,
      String meaning,
      String evidence,
      Optional<String> robustness,
      Optional<String> warning,
      List<Fact> facts,
      Optional<DataTable> parts,
      List<Figure> figures,
      Optional<DataTable> voices,
      List<Quote> quotes,
      Optional<DataTable> candidates,
      String ask) {}

  /** What sets places apart that are ahead, and what became of practices that were taken up. */
  public record Practices(List<Practice> found, Optional<DataTable> adoptions) {}

  /**
   * What the mission tries out.
   *
   * @param evidence how good the evidence for its practices is
   * @param loops how long its learning loops take
   */
  public record Trials(List<Trial> lines, Optional<DataTable> evidence, Optional<DataTable> loops) {
    /** Whether there is anything to show. */
    public boolean any() {
      return !lines.isEmpty() || evidence.isPresent() || loops.isPresent();
    }
  }

  /** An experiment or a pilot in a line. */
  public record Trial(String address, String title, String word, String sentence, String about) {}

  /** A practice that reports of places tell of that are ahead. */
  public record Practice(
      String title, String sentence, List<Quote> quotes, Optional<String> next) {}

  /**
   * What people write about and no theme of the mission covers.
   *
   * @param shown the most frequent
   * @param more what else there is, and how one becomes a theme
   */
  public record Uncovered(List<Suggestion> shown, Optional<String> more) {}

  /** Words that may become a theme, and how often they were written. */
  public record Suggestion(String words, String sentence) {}

  /** Where the mission stands on its goals. */
  public record Progress(
      String headline, List<Fact> facts, List<GoalCard> goals, List<GoalLine> lines) {}

  /**
   * A goal in one line.
   *
   * @param indicator address of the page of its indicator; empty where it has none
   * @param card the same goal in full
   * @param line from baseline to target, markup
   * @param path where the path to the target is now; empty where that is not known
   * @param chance that the target is reached, if the trend continues; empty where that is not known
   */
  public record GoalLine(
      String anchor,
      String indicator,
      GoalCard card,
      String line,
      String baseline,
      String now,
      String path,
      String target,
      String chance) {}

  /**
   * A goal.
   *
   * @param past how the goal itself was changed since it was first published
   * @param agreement how far methods agree
   * @param disputed true where some methods call it on track and others do not
   */
  public record GoalCard(
      String anchor,
      String title,
      String aim,
      String sign,
      String status,
      String statusCode,
      String evidence,
      Optional<String> changed,
      Optional<String> past,
      Figure figure,
      String agreement,
      boolean disputed,
      DataTable methods) {}

  /** What to know before leaning on the page. */
  public record Caveats(
      String luck,
      String audit,
      String tested,
      Optional<DataTable> notTested,
      String rows,
      Optional<String> hidden,
      Optional<DataTable> feeds,
      Optional<DataTable> rejections,
      Optional<DataTable> freshness) {}

  /** A place to go to and ask. */
  public record Ask(String place, String indicator, String question) {}

  /** Where the page comes from. */
  public record Method(String runId, String version, String inputs, String asOf) {}
}
