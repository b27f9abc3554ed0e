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
 * @param trail the pages above this one, the highest first; empty where the links name this page
 */
public record Masthead(
    String title,
    String description,
    String kind,
    String date,
    List<Link> links,
    List<Link> trail) {
  /** A way to another page; the page itself is marked. */
  public record Link(String address, String title, boolean here) {
    /** A way to a page above. */
    public Link(String address, String title) {
      this(address, title, false);
    }
  }

  /** The top of a page that the links name. */
  public Masthead(String title, String description, String kind, String date, List<Link> links) {
    this(title, description, kind, date, links, List.of());
  }
}
