package org.waymark.disclosure;

import java.util.List;

/**
 * The other publications of a folder, as far as they can tell hidden numbers.
 *
 * @param places how many places any publication knows; those of the workspace come first
 * @param parents for each publication the position of the place that each place belonged to, −1
 *     where it belonged to none
 * @param sameRule for each publication whether the rule was the one of today
 */
public record EarlierPublications(int places, List<int[]> parents, boolean[] sameRule) {

  /** Nothing was published before. */
  public static EarlierPublications none(int places) {
    return new EarlierPublications(places, List.of(), new boolean[0]);
  }

  /** How many publications there are. */
  public int count() {
    return parents.size();
  }
}
