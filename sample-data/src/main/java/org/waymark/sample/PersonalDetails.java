package org.waymark.sample;

import java.util.List;
import java.util.Locale;

/**
 * Invented details of persons, from ranges that are reserved for invention: telephone numbers kept
 * for drama, example domains, health numbers that start with 999, the pseudo-postcode area ZZ99.
 */
final class PersonalDetails {
  /** What is invented, as the grammar names it. */
  static final List<String> KINDS =
      List.of("phone", "email", "nhs-number", "postcode", "date-of-birth");

  /** Those of them that fit reports about streets and families. */
  static final List<String> EVERYDAY = List.of("phone", "email", "postcode");

  private static final List<String> FIRST = List.of("m", "ruth", "dee", "sam", "a", "pat", "jo");
  private static final List<String> LAST =
      List.of("fernsby", "quillan", "harrowgate", "tolworthy", "pennick", "marwood", "ashdene");

  private PersonalDetails() {}

  /** A new detail of that kind. */
  static String invent(String kind, Draws draws) {
    return switch (kind) {
      case "phone" ->
          draws.chance(.5)
              ? String.format(Locale.ROOT, "07700 900%03d", draws.below(1000))
              : String.format(Locale.ROOT, "01632 960%03d", draws.below(1000));
      case "email" -> draws.pick(FIRST) + "." + draws.pick(LAST) + "@calderland.example";
      case "nhs-number" -> healthNumber(draws);
      case "postcode" ->
          "ZZ99 " + draws.below(10) + (char) ('A' + draws.below(2)) + (char) ('D' + draws.below(2));
      case "date-of-birth" ->
          String.format(
              Locale.ROOT,
              "%02d/%02d/%d",
              1 + draws.below(28),
              1 + draws.below(12),
              1930 + draws.below(80));
      default -> throw new IllegalArgumentException("no personal detail " + kind);
    };
  }

  /** Ten digits whose last checks the others by weights 10 … 2 modulo 11. */
  private static String healthNumber(Draws draws) {
    while (true) {
      String digits = String.format(Locale.ROOT, "999%06d", draws.below(1_000_000));
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        sum += (digits.charAt(i) - '0') * (10 - i);
      }
      int check = 11 - sum % 11;
      if (check != 10) {
        String all = digits + (check == 11 ? 0 : check);
        return all.substring(0, 3) + " " + all.substring(3, 6) + " " + all.substring(6);
      }
    }
  }
}
