package org.waymark.aggregate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.wording.PeriodWords;
import org.waymark.wording.Quantities;

/** Who is missing from an aggregate, as readers say it. */
final class MemberWords {
  private static final int MOST_NAMES = 2;

  private final ReportedPlaces places;

  MemberWords(ReportedPlaces places) {
    this.places = places;
  }

  /** Area-00, usually 40% of all; empty: nobody is missing. */
  String missing(Total total) {
    if (total.absent().isEmpty()) {
      return "";
    }
    List<Integer> order = new ArrayList<>();
    double share = 0;
    for (int i = 0; i < total.absent().size(); i++) {
      order.add(i);
      share += total.share(i);
    }
    order.sort(Comparator.comparingDouble((Integer i) -> -total.share(i)));
    List<Integer> names = order.stream().map(i -> total.absent().get(i)).toList();
    return named(names) + ", usually " + Quantities.share(share) + " of all";
  }

  /** Places that began to report later and are left out. */
  Optional<String> late(Set<Integer> late) {
    if (late.isEmpty()) {
      return Optional.empty();
    }
    int first = late.stream().mapToInt(places::firstCounted).min().orElseThrow();
    return Optional.of(
        "Like for like: without "
            + named(List.copyOf(late))
            + ", which "
            + (late.size() == 1 ? "reports" : "report")
            + " only since "
            + PeriodWords.name(places.periods[first])
            + ".");
  }

  /** Places that stopped; the others go on from the level with them. */
  Optional<String> stopped(Set<Integer> stopped, double share) {
    if (stopped.isEmpty()) {
      return Optional.empty();
    }
    int last = stopped.stream().mapToInt(places::lastCounted).max().orElseThrow();
    String level = Double.isNaN(share) ? "" : ", usually " + Quantities.share(share) + " of all";
    return Optional.of(
        "Like for like: after "
            + PeriodWords.name(places.periods[last])
            + " without "
            + named(List.copyOf(stopped))
            + level
            + "; the other places are joined to the level before.");
  }

  private String named(List<Integer> those) {
    List<String> names =
        those.stream()
            .limit(those.size() == MOST_NAMES + 1 ? MOST_NAMES + 1 : MOST_NAMES)
            .map(place -> places.tree.place(place).name())
            .toList();
    int more = those.size() - names.size();
    if (more > 0) {
      return String.join(", ", names) + " and " + more + " more places";
    }
    int end = names.size() - 1;
    return end == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, end)) + " and " + names.get(end);
  }
}
