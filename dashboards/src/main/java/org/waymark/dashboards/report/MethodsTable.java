package org.waymark.dashboards.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Verdicts;

/** The verdicts of all methods on a goal, side by side. */
final class MethodsTable {

  private MethodsTable() {}

  /** True where some methods that could judge call it on track or achieved, and others do not. */
  static boolean isDisputed(List<Goal.Verdict> verdicts) {
    long judged = judged(verdicts);
    long good = good(verdicts);
    return good > 0 && good < judged;
  }

  /** How far methods agree, in a sentence without a full stop. */
  static String agreement(List<Goal.Verdict> verdicts) {
    long judged = judged(verdicts);
    long good = good(verdicts);
    if (judged == 0) {
      return "No method could judge it";
    }
    if (judged == 1) {
      return "One method could judge it";
    }
    String methods = Numbers.inWords(judged) + " methods";
    if (good == judged) {
      return "All " + methods + " call it on track or achieved";
    }
    if (good == 0) {
      return "None of " + methods + " calls it on track";
    }
    return "Methods disagree: "
        + Numbers.inWords(good)
        + " of "
        + Numbers.inWords(judged)
        + (good == 1 ? " calls" : " call")
        + " it on track or achieved";
  }

  static DataTable of(String goal, List<Goal.Verdict> verdicts) {
    List<List<Cell>> rows = new ArrayList<>();
    verdicts.stream()
        .sorted(Comparator.comparingInt(v -> Verdicts.methodRank(v.method())))
        .forEach(v -> rows.add(row(v)));
    return new DataTable(
        goal + ": how each method judges it",
        DataTable.columns("Method", "Verdict", "#Ratio", "#Chance of reaching it", "Why"),
        rows);
  }

  private static List<Cell> row(Goal.Verdict v) {
    boolean primary = Verdicts.isPrimary(v.method());
    boolean told = primary || v.method().equals("trend");
    Cell chance =
        v.pOnTrack().isPresent()
            ? Cell.number(v.pOnTrack().getAsDouble(), Numbers.chance(v.pOnTrack().getAsDouble()))
            : new Cell(told ? "trend unproven" : "–", "");
    return List.of(
        Cell.text(Verdicts.method(v.method())),
        Cell.text(Verdicts.statusSign(v.status()) + " " + Verdicts.status(v.status())),
        v.ratio().isPresent()
            ? Cell.number(v.ratio().getAsDouble(), Numbers.fixed(v.ratio().getAsDouble(), 2))
            : new Cell("–", ""),
        chance,
        primary ? new Cell("See above.", v.evidence()) : Cell.text(v.evidence()));
  }

  private static long judged(List<Goal.Verdict> verdicts) {
    return verdicts.stream().filter(v -> !v.status().equals("no-verdict")).count();
  }

  private static long good(List<Goal.Verdict> verdicts) {
    return verdicts.stream()
        .filter(v -> v.status().equals("on-track") || v.status().equals("achieved"))
        .count();
  }
}
