package org.waymark.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.waymark.registry.Measure;
import org.waymark.registry.Place;
import org.waymark.schema.record.SurveyEstimate;
import org.waymark.statistics.Normal;

/**
 * Rows of {@code survey_estimate} as the rule lets them be seen: an estimate that too few answered
 * for holds no number, and its reason says so. Few are counted as its observation counts them: by
 * the effective number of respondents, at most those who answered. The change to or from a hidden
 * estimate is hidden with it.
 */
public final class HiddenEstimates {

  private HiddenEstimates() {}

  /**
   * The rows with what is to be hidden taken out.
   *
   * @param rows of an indicator, in order of place, then period
   * @param measure of the indicator
   */
  public static List<SurveyEstimate> of(
      List<SurveyEstimate> rows,
      Measure measure,
      List<Place> placesOfWorkspace,
      DisclosureRule rule) {
    if (!rule.applies()) {
      return rows;
    }
    int at = rule.rounds() ? Families.nation(placesOfWorkspace) : -1;
    String nation = at < 0 ? "" : placesOfWorkspace.get(at).id();
    List<SurveyEstimate> seen = new ArrayList<>(rows.size());
    String hiddenBefore = "";
    for (SurveyEstimate row : rows) {
      String place = row.getPlaceId();
      if (place.equals(nation)) {
        seen.add(row);
      } else if (few(row, measure, rule)) {
        seen.add(hidden(row, rule));
        hiddenBefore = place;
      } else {
        seen.add(shown(row, measure, rule, place.equals(hiddenBefore)));
        hiddenBefore = "";
      }
    }
    return List.copyOf(seen);
  }

  private static boolean few(SurveyEstimate row, Measure measure, DisclosureRule rule) {
    Long n = row.getN();
    Double effective = row.getNEffective();
    boolean few = (n != null && rule.hides(n)) || (effective != null && rule.hides(effective));
    Double estimate = row.getEstimate();
    if (few || measure != Measure.PROPORTION || estimate == null || effective == null) {
      return few;
    }
    // A share of few of them, or of all but few, is one of few people.
    double least = n == null ? effective : Math.min(n, effective);
    double count = Math.rint(estimate * least);
    return rule.hides(count) || rule.hides(least - count);
  }

  private static SurveyEstimate hidden(SurveyEstimate row, DisclosureRule rule) {
    SurveyEstimate.Builder bare =
        SurveyEstimate.newBuilder(row)
            .setEstimate(null)
            .setStandardError(null)
            .setCiLow(null)
            .setCiHigh(null)
            .setCiMethod(null)
            .setN(null)
            .setNEffective(null)
            .setDesignEffect(null)
            .setDegreesOfFreedom(null)
            .setReason("too few answered for it to be shown (disclosure rule " + rule.name() + ")");
    return row.getPreviousPeriod() == null
        ? bare.build()
        : withoutChange(bare, "hidden by the disclosure rule").build();
  }

  private static SurveyEstimate.Builder withoutChange(SurveyEstimate.Builder row, String why) {
    return row.setChange(null)
        .setChangeStandardError(null)
        .setChangeLow(null)
        .setChangeHigh(null)
        .setChangeOverlap(null)
        .setChangeReason(why);
  }

  private static SurveyEstimate shown(
      SurveyEstimate row, Measure measure, DisclosureRule rule, boolean hiddenBefore) {
    SurveyEstimate.Builder seen = SurveyEstimate.newBuilder(row);
    Long overlap = row.getChangeOverlap();
    if (hiddenBefore) {
      withoutChange(seen, "the estimate before is hidden by the disclosure rule");
    } else if (overlap != null) {
      seen.setChangeOverlap(rule.hides(overlap) ? null : Long.valueOf((long) rule.shown(overlap)));
    }
    Long n = row.getN();
    Double effective = row.getNEffective();
    if (rule.rounds() && n != null && effective != null) {
      // The design effect and the degrees of freedom would tell the number that is rounded.
      seen.setN((long) rule.shown(n))
          .setNEffective(rule.shown(effective))
          .setDesignEffect(null)
          .setDegreesOfFreedom(null);
      rounded(seen, row, measure, Math.min(n, effective), rule);
    }
    return seen.build();
  }

  /**
   * The estimate with its error and interval as the rounded number of respondents would have them:
   * the exact ones would tell how many there were.
   */
  private static void rounded(
      SurveyEstimate.Builder seen,
      SurveyEstimate row,
      Measure measure,
      double n,
      DisclosureRule rule) {
    Double estimate = row.getEstimate();
    if (estimate == null) {
      return;
    }
    boolean share = measure == Measure.PROPORTION;
    double shown = rule.shown(n);
    double middle = share ? CellCounts.estimate(estimate, shown) : estimate;
    double spread =
        share ? CellCounts.spread(n, shown, estimate, middle) : CellCounts.spread(n, shown);
    seen.setEstimate(middle);
    Double error = row.getStandardError();
    if (error != null) {
      seen.setStandardError(error * spread);
      // That of few respondents would tell by its width how many there were.
      double reach = Normal.beyond(0.025) * error * spread;
      seen.setCiLow(share ? Math.max(0, middle - reach) : middle - reach);
      seen.setCiHigh(share ? Math.min(1, middle + reach) : middle + reach);
      seen.setCiMethod("normal");
    }
    if (measure == Measure.PROPORTION) {
      // It is the difference of exact shares.
      withoutChange(seen, "not told beside rounded numbers of respondents");
    }
  }
}
