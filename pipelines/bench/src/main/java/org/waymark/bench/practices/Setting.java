package org.waymark.bench.practices;

import java.util.List;

/**
 * What a world is made of.
 *
 * @param places places of one type
 * @param deviants those that something was found about
 * @param reports reports that a place writes in the year, as a geometric mean
 * @param alike standard deviation between places of the log odds of speaking of a theme
 * @param chatty how many times as much deviants write as others
 * @param slope how much the log odds of the confounder rise as a place writes e times as much
 * @param oddsRatio of the practice
 * @param practising share of the deviants that practise it
 * @param notes that one deviant wrote on its hobby besides
 */
record Setting(
    String name,
    int places,
    int deviants,
    double reports,
    double alike,
    double chatty,
    double slope,
    double oddsRatio,
    double practising,
    int notes) {

  static final Setting USUAL = new Setting("usual", 80, 10, 20, 0.5, 2, 0.5, 3, 1, 0);

  /** The usual one, and others that differ from it as their names say. */
  static List<Setting> all() {
    return List.of(
        USUAL,
        new Setting("odds ratio 2", 80, 10, 20, 0.5, 2, 0.5, 2, 1, 0),
        new Setting("odds ratio 5", 80, 10, 20, 0.5, 2, 0.5, 5, 1, 0),
        new Setting("5 deviants", 80, 5, 20, 0.5, 2, 0.5, 3, 1, 0),
        new Setting("60 places, 8 deviants, 15 reports", 60, 8, 15, 0.5, 2, 0.5, 3, 1, 0),
        new Setting("40 places, 6 deviants", 40, 6, 20, 0.5, 2, 0.5, 3, 1, 0),
        new Setting("160 places, 20 deviants", 160, 20, 20, 0.5, 2, 0.5, 3, 1, 0),
        new Setting("8 reports a place", 80, 10, 8, 0.5, 2, 0.5, 3, 1, 0),
        new Setting("50 reports a place", 80, 10, 50, 0.5, 2, 0.5, 3, 1, 0),
        new Setting("places all alike", 80, 10, 20, 0, 2, 0.5, 3, 1, 0),
        new Setting("places very unlike", 80, 10, 20, 1, 2, 0.5, 3, 1, 0),
        new Setting("deviants write no more", 80, 10, 20, 0.5, 1, 0.5, 3, 1, 0),
        new Setting("deviants write 4 times as much", 80, 10, 20, 0.5, 4, 0.5, 3, 1, 0),
        new Setting("confounder twice as steep", 80, 10, 20, 0.5, 2, 1, 3, 1, 0),
        new Setting("half practise, odds ratio 5", 80, 10, 20, 0.5, 2, 0.5, 5, 0.5, 0),
        new Setting("3 of 10 practise, odds ratio 20", 80, 10, 20, 0.5, 2, 0.5, 20, 0.3, 0),
        new Setting("one deviant's hobby", 80, 10, 20, 0.5, 2, 0.5, 3, 1, 50),
        new Setting("no practice", 80, 10, 20, 0.5, 2, 0.5, 1, 1, 0));
  }
}
