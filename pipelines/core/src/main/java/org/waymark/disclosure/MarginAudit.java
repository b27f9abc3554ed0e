package org.waymark.disclosure;

import java.util.List;
import java.util.function.IntPredicate;
import org.waymark.panel.Panel;
import org.waymark.registry.Place;

/**
 * Tries to get hidden cells back, as a reader of the published numbers could: wherever all cells of
 * a sum but one are known, the one follows, and may in turn complete another sum. Sums form a
 * forest, so nothing else can be computed exactly.
 *
 * @param hidden cells of the panel that are hidden
 * @param recovered those that follow from what is published now; a rule that works leaves none
 * @param shownBefore those that the earlier publication showed: hiding them now protects nothing
 * @param recoveredWithBefore further ones that follow if both publications are laid together, as
 *     far as the others have not been revised since
 */
public record MarginAudit(long hidden, long recovered, long shownBefore, long recoveredWithBefore) {

  /**
   * Audits a panel as it is to be published.
   *
   * @param before whether the earlier publication showed that cell of the panel; is asked for
   *     periods in which a cell is hidden
   */
  public static MarginAudit of(
      Panel published, List<Place> placesOfWorkspace, IntPredicate before) {
    Families families = new Families(published.places(), placesOfWorkspace);
    int places = published.places().length;
    long hidden = 0;
    long recovered = 0;
    long shown = 0;
    long combined = 0;
    for (int t = 0; t < published.periods().length; t++) {
      boolean[] unknown = new boolean[places];
      long ofPeriod = 0;
      for (int p = 0; p < places; p++) {
        int cell = published.cell(p, t);
        unknown[p] = published.suppressed(cell);
        ofPeriod += unknown[p] ? 1 : 0;
      }
      if (ofPeriod == 0) {
        continue;
      }
      hidden += ofPeriod;
      List<Families.Family> sums =
          families.in(Families.present(published, t, published.suppressed()));
      recovered += recover(sums, unknown.clone());
      long known = 0;
      for (int p = 0; p < places; p++) {
        if (unknown[p] && before.test(published.cell(p, t))) {
          unknown[p] = false;
          known++;
        }
      }
      shown += known;
      combined += known == 0 ? 0 : recover(sums, unknown);
    }
    return new MarginAudit(hidden, recovered, shown, combined);
  }

  private static long recover(List<Families.Family> sums, boolean[] unknown) {
    long found = 0;
    boolean more = true;
    while (more) {
      more = false;
      for (Families.Family sum : sums) {
        int missing = unknown[sum.parent()] ? 1 : 0;
        int which = sum.parent();
        for (int child : sum.children()) {
          if (unknown[child]) {
            missing++;
            which = child;
          }
        }
        if (missing == 1) {
          unknown[which] = false;
          found++;
          more = true;
        }
      }
    }
    return found;
  }
}
