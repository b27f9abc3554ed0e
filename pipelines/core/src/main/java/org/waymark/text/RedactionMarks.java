package org.waymark.text;

import java.util.List;

/** The marks that stand in redacted text for what was taken out, such as {@code [email]}. */
public final class RedactionMarks {
  private static final List<String> ALL =
      List.of(
          "[email]",
          "[url]",
          "[handle]",
          "[ip-address]",
          "[bank-account]",
          "[payment-card]",
          "[nhs-number]",
          "[ni-number]",
          "[national-id]",
          "[driving-licence]",
          "[passport]",
          "[date-of-birth]",
          "[date-of-death]",
          "[date]",
          "[phone]",
          "[exact-place]",
          "[postcode]",
          "[plate]",
          "[reference]",
          "[address]",
          "[age]",
          "[room]",
          "[name]");

  private RedactionMarks() {}

  /** All marks. */
  public static List<String> all() {
    return ALL;
  }

  /** The length of the mark that starts there; 0 where there is none. */
  public static int length(String text, int from) {
    for (String mark : ALL) {
      if (text.startsWith(mark, from)) {
        return mark.length();
      }
    }
    return 0;
  }
}
