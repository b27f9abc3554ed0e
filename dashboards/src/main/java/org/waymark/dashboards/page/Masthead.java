package org.waymark.dashboards.page;

import java.util.List;

/**
 * What stands at the top and in the head of every page.
 *
 * @param title title of the document
 * @param description one sentence for lists of pages
 * @param kind what kind of page it is: "Weekly report"
 * @param date the date that stands for now, in words
 * @param links ways to the other pages
 */
public record Masthead(
    String title, String description, String kind, String date, List<Link> links) {
  /** A way to another page; the page itself is marked. */
  public record Link(String address, String title, boolean here) {}
}
