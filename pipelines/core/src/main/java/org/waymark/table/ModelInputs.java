package org.waymark.table;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.period.Period;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.schema.record.ModelRecord;
import org.waymark.schema.record.PracticeAdoption;
import org.waymark.twin.calibrate.History;

/**
 * What a model finds around it.
 *
 * @param missions all missions of the workspace
 * @param history what is published of observed variables and of indicators that links change
 * @param adoptions what practices did at places that took them up
 * @param earlier predictions that were published before
 * @param labelsBefore label of each model at the publication before, by model
 * @param testedFrom first period from which tests forecast; empty: as many as are kept
 */
public record ModelInputs(
    List<Mission> missions,
    History history,
    List<Adopted> adoptions,
    List<ModelRecord> earlier,
    Map<String, String> labelsBefore,
    Optional<Period> testedFrom) {

  /**
   * What a practice did at a place that took it up.
   *
   * @param effect in the units of the indicator's score, positive towards better
   * @param low lower end of its 95% interval
   * @param high upper end
   */
  public record Adopted(
      String practice, String indicator, String place, double effect, double low, double high)
      implements Comparable<Adopted> {
    /** The effect of a row; empty where none was estimated. */
    public static Optional<Adopted> of(PracticeAdoption row) {
      Double effect = row.getEffect();
      Double low = row.getEffectLow();
      Double high = row.getEffectHigh();
      return effect == null || low == null || high == null
          ? Optional.empty()
          : Optional.of(
              new Adopted(
                  row.getPracticeId(), row.getIndicatorId(), row.getPlaceId(), effect, low, high));
    }

    @Override
    public int compareTo(Adopted other) {
      return Comparator.comparing(Adopted::practice)
          .thenComparing(Adopted::indicator)
          .thenComparing(Adopted::place)
          .compare(this, other);
    }
  }

  /** Indicators of all missions. */
  public List<Indicator> indicators() {
    return missions.stream().flatMap(mission -> mission.indicators().stream()).toList();
  }
}
