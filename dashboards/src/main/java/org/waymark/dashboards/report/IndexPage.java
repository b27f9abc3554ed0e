package org.waymark.dashboards.report;

import java.util.List;
import org.waymark.dashboards.page.Masthead;

/**
 * What the first page of a weekly report says: all missions at one glance.
 *
 * @param more how many new findings have no line of their own there; empty where none
 */
public record IndexPage(
    Masthead masthead,
    String headline,
    String standfirst,
    List<MissionGlance> missions,
    List<MissionPage.Line> fresh,
    String more,
    List<Decision> decisions,
    MissionPage.Method method) {

  /** A mission in a few figures. */
  public record MissionGlance(
      String address,
      String title,
      String headline,
      String progress,
      List<MissionPage.Fact> facts,
      String sparkline,
      String sparklineWords) {}

  /** Something that needs a decision, and who decides. */
  public record Decision(String address, String mission, String words, String who) {}
}
