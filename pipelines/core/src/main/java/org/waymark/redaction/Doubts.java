package org.waymark.redaction;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many decisions of redaction are in doubt, by kind; kinds with none are absent.
 *
 * @param doubtful taken out although it may have been no personal detail
 * @param left left in although it may be a personal detail
 */
public record Doubts(Map<PersonalDetail, Integer> doubtful, Map<PersonalDetail, Integer> left) {

  /** No doubt at all. */
  public static final Doubts NONE = new Doubts(Map.of(), Map.of());

  /** True where no decision is in doubt. */
  public boolean isEmpty() {
    return doubtful.isEmpty() && left.isEmpty();
  }

  /** These and those. */
  public Doubts plus(Doubts others) {
    if (isEmpty() || others.isEmpty()) {
      return isEmpty() ? others : this;
    }
    return new Doubts(sum(doubtful, others.doubtful), sum(left, others.left));
  }

  private static Map<PersonalDetail, Integer> sum(
      Map<PersonalDetail, Integer> a, Map<PersonalDetail, Integer> b) {
    Map<PersonalDetail, Integer> sum = new EnumMap<>(PersonalDetail.class);
    sum.putAll(a);
    b.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
    return sum;
  }
}
