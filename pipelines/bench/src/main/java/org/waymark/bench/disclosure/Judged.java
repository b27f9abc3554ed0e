package org.waymark.bench.disclosure;

import java.util.List;
import java.util.Locale;
import org.waymark.bench.disclosure.PublishedYear.Row;

/** A world under a rule: what the attack found, beside what is usually done. */
record Judged(
    String rule,
    int seed,
    int refused,
    double oursHidden,
    Attack ours,
    double usualHidden,
    Attack usual,
    double bareHidden,
    Attack bare) {

  static Judged of(WeeklyWorld world, PublishedYear year, String rule, int seed, int weeks) {
    Attack.Threshold threshold = Attack.Threshold.of(rule);
    List<Row> usual = new UsualRule(world, threshold, true).publish(weeks);
    List<Row> bare = new UsualRule(world, threshold, false).publish(weeks);
    return new Judged(
        rule,
        seed,
        year.refused().size(),
        Attack.hiddenShare(year.rows()),
        Attack.on(world, year.rows(), threshold),
        Attack.hiddenShare(usual),
        Attack.on(world, usual, threshold),
        Attack.hiddenShare(bare),
        Attack.on(world, bare, threshold));
  }

  /** A line for who watches. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%s, world %d: hidden %d, exact %d (%d small), within %d, small shown %d of %d shown too, rows hidden %.3f (usual"
            + " %.3f, small only %.3f), refused %d",
        rule,
        seed,
        ours.hidden(),
        ours.exact(),
        ours.smallExact(),
        ours.within(),
        ours.smallShown(),
        ours.shownToo(),
        oursHidden,
        usualHidden,
        bareHidden,
        refused);
  }
}
