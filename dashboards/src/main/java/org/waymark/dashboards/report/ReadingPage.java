package org.waymark.dashboards.report;

import org.waymark.dashboards.page.Masthead;

/** What the words and charts of a report mean: the glossary that its pages lead to. */
public record ReadingPage(Masthead masthead) {
  static final String FILE = "reading.html";

  /** The page in a report of a date. */
  static ReadingPage of(WeeklyReport report) {
    Masthead index = report.index().masthead();
    return new ReadingPage(
        new Masthead(
            "How to read this report, " + index.date(),
            "What the words and charts of the weekly report mean.",
            index.kind(),
            index.date(),
            index.links().stream()
                .map(link -> new Masthead.Link(link.address(), link.title()))
                .toList()));
  }
}
