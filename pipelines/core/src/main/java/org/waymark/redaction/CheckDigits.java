package org.waymark.redaction;

/** Check digits by the methods that more than one kind of number uses. */
final class CheckDigits {

  /** Multiplication in the dihedral group of ten, as Verhoeff's method has it. */
  private static final String[] DIHEDRAL = {
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210"
  };

  private static final String[] PERMUTATIONS = {
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258"
  };

  private CheckDigits() {}

  /** Luhn (ISO/IEC 7812-1, annex B) over the digits from a position to before another. */
  static boolean luhn(CodeText code, int from, int to) {
    int sum = 0;
    for (int i = to - 1, place = 0; i >= from; i--, place++) {
      int digit = code.digit(i) * (place % 2 + 1);
      sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
  }

  /** The sum of the digits from a position on, each times its weight. */
  static int weighted(CodeText code, int from, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * code.digit(from + i);
    }
    return sum;
  }

  /** Verhoeff's method, as Aadhaar uses it. */
  static boolean verhoeff(CodeText code, int digits) {
    int check = 0;
    for (int i = 0; i < digits; i++) {
      int digit = code.digit(digits - 1 - i);
      check = DIHEDRAL[check].charAt(PERMUTATIONS[i % 8].charAt(digit) - '0') - '0';
    }
    return check == 0;
  }

  /** The check of ISO 7064, MOD 11,10: German tax numbers. */
  static boolean mod11And10(CodeText code, int digits) {
    int product = 10;
    for (int i = 0; i < digits - 1; i++) {
      int sum = (code.digit(i) + product) % 10;
      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
    return (11 - product) % 10 == code.digit(digits - 1);
  }

  /**
   * The remainder by 97 of characters as ISO 7064 reads them, letters as 10 to 35, from a position
   * to before another, going on from the remainder of what stands before.
   */
  static int mod97(CodeText code, int from, int to, int before) {
    int rest = before;
    for (int i = from; i < to; i++) {
      int value = Character.digit(code.at(i), 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest;
  }
}
