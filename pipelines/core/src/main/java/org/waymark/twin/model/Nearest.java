package org.waymark.twin.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.waymark.registry.NearMiss;
import org.waymark.registry.Wording;

/** Finds the names that were probably meant. */
final class Nearest {
  private static final int MOST = 3;

  private Nearest() {}

  /** The nearest three of some names, in words. */
  static String three(String word, Collection<String> names) {
    if (names.isEmpty()) {
      return "a name that the model declares; there is none yet";
    }
    List<String> near =
        names.stream()
            .distinct()
            .sorted(
                Comparator.comparingInt((String name) -> NearMiss.distance(word, name))
                    .thenComparing(name -> name))
            .limit(MOST)
            .toList();
    return Wording.anyOf(near);
  }
}
