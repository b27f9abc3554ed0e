package org.waymark.transforms;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.waymark.publish.Catalog;

/**
 * An earlier publication, as far as it shows how numbers have grown since.
 *
 * @param asOf its date
 * @param observations files that hold what it shows of indicators, relative to the output folder
 */
public record EarlierPublication(LocalDate asOf, List<String> observations)
    implements Serializable {

  /** Publications that are looked at, at most. */
  private static final int MOST = 16;

  /** Days between two of them, at least: what is published each day has grown little. */
  private static final int DAYS_APART = 7;

  public EarlierPublication {
    observations = new ArrayList<>(observations);
  }

  /** The latest publications before a date that are a week apart, in order of date. */
  public static List<EarlierPublication> before(LocalDate asOf, Catalog catalog) {
    NavigableMap<LocalDate, Catalog.Standing> before =
        catalog.standing().headMap(asOf, false).descendingMap();
    List<EarlierPublication> chosen = new ArrayList<>();
    LocalDate next = asOf;
    for (Map.Entry<LocalDate, Catalog.Standing> entry : before.entrySet()) {
      if (chosen.size() < MOST && ChronoUnit.DAYS.between(entry.getKey(), next) >= DAYS_APART) {
        chosen.add(
            0,
            new EarlierPublication(
                entry.getKey(), entry.getValue().paths().getOrDefault("observation", List.of())));
        next = entry.getKey();
      }
    }
    return chosen;
  }
}
