package org.waymark.transforms;

/**
 * Texts in the order of their code points, which is that of their UTF-8 bytes and of Avro; {@link
 * String#compareTo} puts what is beyond the basic plane before some of what is in it. Avro's own
 * comparison encodes both texts every time it is asked.
 */
final class CodePointOrder {
  private CodePointOrder() {}

  static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char one = a.charAt(i);
      char other = b.charAt(i);
      if (one != other) {
        boolean surrogates = Character.isSurrogate(one) && Character.isSurrogate(other);
        return surrogates || (!Character.isSurrogate(one) && !Character.isSurrogate(other))
            ? one - other
            : Character.isSurrogate(one) ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }
}
