package org.waymark.dashboards.board;

import java.util.List;
import org.waymark.dashboards.page.Masthead;

/**
 * A page that a reader asks for: the fields with what is chosen, and the answer at one date or at
 * two beside each other.
 *
 * @param address the page itself, to which the form goes
 * @param fields of the dashboard
 * @param dates the field of the date, and that of the date beside it
 * @param refused what is wrong with what was given
 * @param replaced what was given and is none of the choices here
 * @param answers one, or two of which the first is at the earlier date
 */
public record ExplorePage(
    Masthead masthead,
    String address,
    String kicker,
    String headline,
    String description,
    List<Asking.Field> fields,
    List<Asking.Field> dates,
    List<String> refused,
    List<String> replaced,
    List<Side> answers,
    BoardPage.Run run) {

  /** What the page shows at one date. */
  public record Side(
      String day, String headline, List<String> problems, List<BoardPage.Shown> blocks) {}
}
