package org.waymark.dashboards.report;

import java.util.List;
import org.waymark.dashboards.words.Numbers;

/** The finding of a page in at most ten words, made from what was found. */
final class Headline {
  private static final int LONGEST = 10;

  private Headline() {}

  /**
   * The headline of a mission's findings. Doubtful findings never make it; a place counts once
   * however many findings it has.
   *
   * @param tested whether anything could be tested at all
   */
  static String of(List<Finding> findings, boolean tested) {
    List<Finding> active = findings.stream().filter(f -> !f.isGone()).toList();
    List<Finding> recent = active.stream().filter(f -> !f.isOnOldData()).toList();
    List<Finding> clear = recent.stream().filter(f -> !f.isDoubtful()).toList();
    long places = clear.stream().map(Finding::placeId).distinct().count();
    long fresh = clear.stream().filter(Finding::isNew).map(Finding::placeId).distinct().count();
    if (!tested) {
      return "Nothing could be tested this week";
    }
    if (recent.isEmpty() && !active.isEmpty()) {
      return "Nothing new: every finding is on old data";
    }
    if (places == 0) {
      return active.isEmpty()
          ? "No place stands out from its circumstances this week"
          : recent.stream().allMatch(Finding::counterpartWorse)
              ? "Every lead this week comes with a worsening counterpart"
              : "Every lead this week needs care before it is used";
    }
    long moved = clear.stream().filter(Finding::moved).map(Finding::placeId).distinct().count();
    if (places > 1 && moved > 0) {
      long others = places - moved;
      String news =
          Numbers.sentence(Numbers.of(moved, "place", "places"))
              + (moved == 1 ? " has" : " have")
              + " changed for the better";
      return others == 0
          ? news + ", beyond what moved everywhere"
          : news
              + ", "
              + Numbers.inWords(others)
              + (others == 1 ? " is" : " are")
              + " beyond expectation";
    }
    String how = fresh == places ? "newly " : fresh == 0 ? "still " : "";
    String verb = places == 1 ? "does better than its" : "do better than their";
    if (places == 1) {
      String named = clear.get(0).placeName() + " " + how + verb + " circumstances predict";
      if (words(named) <= LONGEST && named.length() <= 80) {
        return named;
      }
    }
    return Numbers.sentence(Numbers.of(places, "place", "places"))
        + " "
        + how
        + verb
        + " circumstances predict";
  }

  /** The headline over all missions. */
  static String ofAll(List<Finding> findings, boolean tested) {
    String one = of(findings, tested);
    long missions =
        findings.stream()
            .filter(f -> !f.isGone() && !f.isDoubtful() && !f.isOnOldData())
            .map(Finding::missionId)
            .distinct()
            .count();
    long places =
        findings.stream()
            .filter(f -> !f.isGone() && !f.isDoubtful() && !f.isOnOldData())
            .map(Finding::placeId)
            .distinct()
            .count();
    return missions > 1
        ? Numbers.sentence(Numbers.inWords(places))
            + " places across "
            + Numbers.inWords(missions)
            + " missions do better than predicted"
        : one;
  }

  static int words(String text) {
    return text.strip().split("\\s+").length;
  }
}
