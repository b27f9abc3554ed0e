package org.waymark.bench.practices;

import java.util.SplittableRandom;
import org.waymark.themes.FreeWords;

/**
 * Reports of places on some themes: the practice; a confounder that whoever writes more speaks of
 * more; the hobby of one deviant, who wrote fifty notes on nothing else; and plain themes that have
 * nothing to do with deviance. Besides, words that no theme covers, which have nothing to do with
 * it either.
 *
 * @param reports by place; the deviants are the first
 * @param mentions by theme, then place; the words come after the themes
 */
record ReportWorld(int[] reports, int[][] mentions, boolean[] deviant) {

  static final int PRACTICE = 0;
  static final int CONFOUNDER = 1;
  static final int HOBBY = 2;
  static final int PLAIN = 3;
  static final int THEMES = 9;
  static final int WORDS = FreeWords.MOST;

  private static final double VOLUME_SPREAD = 0.5;
  private static final double SHARE = 0.12;

  static ReportWorld of(Setting setting, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int n = setting.places();
    int[] reports = new int[n];
    int[][] mentions = new int[THEMES + WORDS][n];
    boolean[] deviant = new boolean[n];
    for (int i = 0; i < n; i++) {
      deviant[i] = i < setting.deviants();
      double more =
          VOLUME_SPREAD * random.nextGaussian() + (deviant[i] ? Math.log(setting.chatty()) : 0);
      reports[i] = (int) Math.max(1, Math.round(setting.reports() * Math.exp(more)));
      for (int theme = 0; theme < THEMES; theme++) {
        double share = theme < PLAIN ? SHARE : 0.05 * (1 + theme - PLAIN) / 2;
        double odds = Math.log(share / (1 - share)) + setting.alike() * random.nextGaussian();
        if (theme == PRACTICE && i < setting.practising() * setting.deviants()) {
          odds += Math.log(setting.oddsRatio());
        } else if (theme == CONFOUNDER) {
          odds += setting.slope() * more;
        }
        double chance = 1 / (1 + Math.exp(-odds));
        for (int report = 0; report < reports[i]; report++) {
          mentions[theme][i] += random.nextDouble() < chance ? 1 : 0;
        }
      }
    }
    // Of their own, so that themes are the same with words and without.
    SplittableRandom saying = new SplittableRandom(~seed);
    for (int word = 0; word < WORDS; word++) {
      double share = 0.02 + 0.1 * word / WORDS;
      for (int i = 0; i < n; i++) {
        double odds = Math.log(share / (1 - share)) + setting.alike() * saying.nextGaussian();
        double chance = 1 / (1 + Math.exp(-odds));
        for (int report = 0; report < reports[i]; report++) {
          mentions[THEMES + word][i] += saying.nextDouble() < chance ? 1 : 0;
        }
      }
    }
    reports[0] += setting.notes();
    mentions[HOBBY][0] += setting.notes();
    return new ReportWorld(reports, mentions, deviant);
  }
}
