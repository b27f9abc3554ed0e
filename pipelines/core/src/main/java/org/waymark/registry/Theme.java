package org.waymark.registry;

import java.util.List;
import org.waymark.text.Phrases;

/**
 * Something that reports may speak of. Its id is unique in its mission.
 *
 * @param phrases by which it is recognised
 * @param exclusions phrases of which one in the same sentence says that something else is meant
 * @param examples sentences that speak of it, for those who code; the phrases should find them
 */
public record Theme(
    String id,
    String missionId,
    String title,
    List<String> phrases,
    List<String> exclusions,
    List<String> examples)
    implements Phrases {

  /** A theme with nothing but phrases. */
  public Theme(String id, String missionId, String title, List<String> phrases) {
    this(id, missionId, title, phrases, List.of(), List.of());
  }
}
