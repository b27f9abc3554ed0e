package org.waymark.feed;

import java.util.Comparator;

/**
 * The order in which files were delivered, as far as their names show it: numbers in names go by
 * value, so that {@code release-10} comes after {@code release-9}; all else goes by character.
 */
public final class DeliveryOrder implements Comparator<String> {
  /** The order. */
  public static final DeliveryOrder OF_NAMES = new DeliveryOrder();

  private DeliveryOrder() {}

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int endOfA = endOfNumber(a, i);
      int endOfB = endOfNumber(b, j);
      int order;
      if (endOfA > i && endOfB > j) {
        order = byValue(a.substring(i, endOfA), b.substring(j, endOfB));
        i = endOfA;
        j = endOfB;
      } else {
        order = Character.compare(a.charAt(i++), b.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    int rest = Integer.compare(a.length() - i, b.length() - j);
    return rest != 0 ? rest : a.compareTo(b);
  }

  private static int endOfNumber(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int byValue(String a, String b) {
    String bare = withoutZeros(a);
    String other = withoutZeros(b);
    int order = Integer.compare(bare.length(), other.length());
    return order != 0 ? order : bare.compareTo(other);
  }

  private static String withoutZeros(String digits) {
    int first = 0;
    while (first < digits.length() && digits.charAt(first) == '0') {
      first++;
    }
    return digits.substring(first);
  }
}
