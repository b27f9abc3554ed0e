package org.waymark.bench.detectors;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule that lists deviants.
 *
 * @param name as the page calls it
 * @param meaning what it does, in a sentence
 * @param nominal the false-discovery rate that it promises; NaN: none
 * @param rule empty where the rule is not made for what is measured
 */
public record Contender(
    String name, String meaning, double nominal, Function<Evidence, Optional<Verdict>> rule) {

  /** Everyone who takes part: ours first. */
  public static List<Contender> all() {
    return java.util.stream.Stream.of(OurRules.all(), LevelRules.all(), SeriesRules.all())
        .flatMap(List::stream)
        .toList();
  }
}
