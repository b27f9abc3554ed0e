package org.waymark.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.waymark.registry.Place;
import org.waymark.schema.record.SurveyEstimate;

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
   */
  public static List<SurveyEstimate> of(
      List<SurveyEstimate> rows, List<Place> placesOfWorkspace, DisclosureRule rule) {
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
      } else if (few(row, rule)) {
        seen.add(hidden(row, rule));
        hiddenBefore = place;
      } else {
        seen.add(shown(row, rule, place.equals(hiddenBefore)));
        hiddenBefore = "";
      }
    }
    return List.copyOf(seen);
  }

  private static boolean few(SurveyEstimate row, DisclosureRule rule) {
    Long n = row.getN();
    Double effective = row.getNEffective();
    return (n != null && rule.hides(n)) || (effective != null && rule.hides(effective));
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
      SurveyEstimate row, DisclosureRule rule, boolean hiddenBefore) {
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
    }
    return seen.build();
  }
}
