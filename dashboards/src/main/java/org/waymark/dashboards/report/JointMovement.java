package org.waymark.dashboards.report;

import java.util.Arrays;
import java.util.List;
import org.waymark.dashboards.words.Numbers;

/**
 * By how much the indicators of a place improved together, in per cent of the level of each: that
 * can be said of shares, rates and counts alike, and the mean step of a test is in odds for some.
 *
 * @param shares of the level without the step, ascending, of indicators that improved
 */
record JointMovement(double[] shares) {

  /** That of some indicators; one whose level is zero or not known says nothing. */
  static JointMovement of(List<EvidenceTables.Part> parts) {
    return new JointMovement(
        parts.stream()
            .filter(part -> part.effect() > 0)
            .filter(part -> part.observed().isPresent() && part.expected().isPresent())
            .filter(part -> part.expected().getAsDouble() != 0)
            .mapToDouble(
                part -> Math.abs(part.observed().getAsDouble() / part.expected().getAsDouble() - 1))
            .sorted()
            .toArray());
  }

  /** What goes on after "improved together"; nothing where no level is known. */
  String inWords() {
    return shares.length == 0 ? "" : ", by " + range() + " of " + levels();
  }

  /** As a fact of a card. */
  MissionPage.Fact fact() {
    return shares.length == 0
        ? new MissionPage.Fact("Improvement", "not known", "no level is known")
        : new MissionPage.Fact("Improvement", range(), "of " + levels());
  }

  private String levels() {
    return shares.length == 1 ? "its level" : "the level of each";
  }

  private String range() {
    String least = shown(shares[0]);
    String most = shown(shares[shares.length - 1]);
    return least.equals(most) ? "about " + least : least + " to " + most;
  }

  private static String shown(double share) {
    return Numbers.percent(share, share < 0.1 ? 1 : 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JointMovement same && Arrays.equals(shares, same.shares);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(shares);
  }

  @Override
  public String toString() {
    return "JointMovement" + Arrays.toString(shares);
  }
}
