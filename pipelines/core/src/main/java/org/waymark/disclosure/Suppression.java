package org.waymark.disclosure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waymark.panel.Panel;
import org.waymark.registry.Indicator;
import org.waymark.registry.Place;

/**
 * A panel as it may be published: applied right after it is built, so that whatever is computed or
 * written afterwards knows publishable cells alone.
 *
 * <p><b>Primary.</b> A cell is hidden if a number of people behind it is too small: the numerator
 * of a proportion or rate, a count, the rest (denominator − numerator) and the denominator of a
 * proportion, and n where it was delivered. A hidden cell has no number at all.
 *
 * <p><b>Secondary.</b> A place and those that belong to it are a sum that readers can take: of such
 * a sum no single cell may be hidden, and what is hidden of the parts may together not be too
 * small. So the next smallest part is hidden too (ties by id), and where no part is left, the
 * whole. Since sums form a forest, none of the hidden cells then follows exactly from the others.
 *
 * @param panel the panel that may be published; the same one where the rule hides nothing
 * @param primary cells hidden for what they hold
 * @param secondary cells hidden for what they would tell of others
 */
public record Suppression(Panel panel, long primary, long secondary) {

  /** Applies the rule. */
  public static Suppression of(
      Panel panel, Indicator indicator, List<Place> placesOfWorkspace, DisclosureRule rule) {
    return rule.applies()
        ? new Work(panel, indicator, placesOfWorkspace, rule).suppression()
        : new Suppression(panel, 0, 0);
  }

  private static final class Work {
    private final Panel panel;
    private final Indicator indicator;
    private final DisclosureRule rule;
    private final Families families;
    private final int exempt;
    private final boolean[] hidden;

    Work(Panel panel, Indicator indicator, List<Place> places, DisclosureRule rule) {
      this.panel = panel;
      this.indicator = indicator;
      this.rule = rule;
      families = new Families(panel.places(), places);
      int nation = rule.rounds() ? Families.nation(places) : -1;
      exempt = nation < 0 ? -1 : Arrays.binarySearch(panel.places(), nation);
      hidden = new boolean[panel.value().length];
      if (panel.suppressed().length > 0) {
        System.arraycopy(panel.suppressed(), 0, hidden, 0, hidden.length);
      }
    }

    Suppression suppression() {
      int places = panel.places().length;
      int periods = panel.periods().length;
      long primary = 0;
      for (int p = 0; p < places; p++) {
        for (int t = 0; t < periods && p != exempt; t++) {
          int cell = panel.cell(p, t);
          if (!Double.isNaN(panel.value()[cell]) && counts(cell).hiddenBy(rule)) {
            hidden[cell] = true;
            primary++;
          }
        }
      }
      long secondary = 0;
      for (int t = 0; t < periods; t++) {
        secondary += protect(t);
      }
      return new Suppression(published(primary + secondary > 0), primary, secondary);
    }

    private CellCounts counts(int cell) {
      return CellCounts.of(panel, cell, indicator);
    }

    /** Hides more of a period until no sum tells what is hidden; returns how many. */
    private long protect(int t) {
      boolean[] present = Families.present(panel, t, hidden);
      boolean any = false;
      for (int p = 0; p < present.length; p++) {
        any |= present[p] && hidden[panel.cell(p, t)];
      }
      if (!any) {
        return 0;
      }
      List<Families.Family> sums = families.in(present);
      long more = 0;
      boolean changed = true;
      while (changed) {
        changed = false;
        for (Families.Family sum : sums) {
          while (tells(sum, t)) {
            hidden[panel.cell(next(sum, t), t)] = true;
            more++;
            changed = true;
          }
        }
      }
      return more;
    }

    private boolean tells(Families.Family sum, int t) {
      boolean wholeHidden = hidden[panel.cell(sum.parent(), t)];
      int count = wholeHidden ? 1 : 0;
      Optional<CellCounts> together = Optional.empty();
      for (int child : sum.children()) {
        int cell = panel.cell(child, t);
        if (hidden[cell]) {
          count++;
          CellCounts counts = counts(cell);
          together = Optional.of(together.map(so -> so.plus(counts)).orElse(counts));
        }
      }
      return count == 1 || (!wholeHidden && together.isPresent() && together.get().hiddenBy(rule));
    }

    /** The row to hide next: the smallest part that is shown, else the whole. */
    private int next(Families.Family sum, int t) {
      return sum.children().stream()
          .filter(child -> !hidden[panel.cell(child, t)])
          .min(
              Comparator.<Integer>comparingDouble(child -> counts(panel.cell(child, t)).order())
                  .thenComparing(families::id))
          .orElse(sum.parent());
    }

    private Panel published(boolean any) {
      if (!any && !rule.rounds()) {
        return panel;
      }
      Panel copy = panel.withSuppressed(hidden);
      if (rule.rounds()) {
        for (int p = 0; p < panel.places().length; p++) {
          for (int t = 0; t < panel.periods().length && p != exempt; t++) {
            int cell = panel.cell(p, t);
            if (!Double.isNaN(copy.value()[cell])) {
              CellCounts.round(copy, cell, indicator, rule);
            }
          }
        }
      }
      return copy;
    }
  }
}
