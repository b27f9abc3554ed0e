package org.waymark.themes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.waymark.statistics.Interval;

/**
 * An agreement with 95% intervals by the bootstrap over unique texts: texts that read the same are
 * drawn together, because a person who codes the second remembers the first (percentile method;
 * Efron and Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13). The seed is fixed.
 *
 * @param agreement over all texts
 */
public record AgreementIntervals(
    Agreement agreement, Interval precision, Interval recall, Interval f1, Interval kappa) {
  private static final int DRAWS = 1_000;
  private static final long SEED = 20_260_401;

  /**
   * Of texts that were coded twice.
   *
   * @param keys of the texts, see {@link CodedText#key()}
   * @param coded whether the coding found the theme
   * @param spoken whether the person did
   */
  static AgreementIntervals of(List<String> keys, boolean[] coded, boolean[] spoken) {
    Map<String, Agreement> unique = new TreeMap<>();
    for (int i = 0; i < coded.length; i++) {
      unique.merge(keys.get(i), Agreement.NONE.and(coded[i], spoken[i]), Agreement::plus);
    }
    List<Agreement> texts = new ArrayList<>(unique.values());
    Agreement all = texts.stream().reduce(Agreement.NONE, Agreement::plus);
    SplittableRandom random = new SplittableRandom(SEED);
    Agreement[] draws = new Agreement[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      draws[draw] = drawn(texts, random);
    }
    return new AgreementIntervals(
        all,
        interval(draws, Agreement::precision),
        interval(draws, Agreement::recall),
        interval(draws, Agreement::f1),
        interval(draws, Agreement::kappa));
  }

  private static Agreement drawn(List<Agreement> texts, SplittableRandom random) {
    long both = 0;
    long only = 0;
    long missed = 0;
    long neither = 0;
    for (int i = 0; i < texts.size(); i++) {
      Agreement text = texts.get(random.nextInt(texts.size()));
      both += text.both();
      only += text.only();
      missed += text.missed();
      neither += text.neither();
    }
    return new Agreement(both, only, missed, neither);
  }

  /** Between the quantiles .025 and .975 of the draws in which the figure is a number. */
  private static Interval interval(Agreement[] draws, ToDoubleFunction<Agreement> figure) {
    double[] values =
        Arrays.stream(draws).mapToDouble(figure).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (values.length == 0) {
      return new Interval(Double.NaN, Double.NaN);
    }
    int last = values.length - 1;
    return new Interval(
        values[(int) Math.floor(.025 * last)], values[(int) Math.ceil(.975 * last)]);
  }
}
