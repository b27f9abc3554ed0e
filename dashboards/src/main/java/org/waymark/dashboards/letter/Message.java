package org.waymark.dashboards.letter;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/**
 * A letter as a message of RFC 5322: {@code multipart/alternative}, every line below 998 octets.
 */
final class Message {
  private static final String END = "\r\n";

  /** An encoded word may have 75 characters; this many octets fit, in whole characters. */
  private static final int ENCODED = 42;

  private Message() {}

  static String of(Letter letter) {
    String plain = encoded(letter.text());
    String html = encoded(letter.html());
    // "=_" cannot occur in Base64, so no part holds the boundary.
    String boundary = "=_waymark-" + letter.asOf();
    return "Subject: "
        + subject(letter.subject())
        + END
        + "Date: "
        + DateTimeFormatter.RFC_1123_DATE_TIME
            .withLocale(Locale.ROOT)
            .format(letter.asOf().atStartOfDay(ZoneOffset.UTC))
            .replace("GMT", "+0000")
        + END
        + "X-Unsent: 1"
        + END
        + "MIME-Version: 1.0"
        + END
        + "Content-Type: multipart/alternative; boundary=\""
        + boundary
        + '"'
        + END
        + END
        + part(boundary, "text/plain", plain)
        + part(boundary, "text/html", html)
        + "--"
        + boundary
        + "--"
        + END;
  }

  private static String part(String boundary, String type, String body) {
    return "--"
        + boundary
        + END
        + "Content-Type: "
        + type
        + "; charset=utf-8"
        + END
        + "Content-Transfer-Encoding: base64"
        + END
        + END
        + body
        + END;
  }

  private static String encoded(String text) {
    return Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The subject in encoded words of RFC 2047, so that no text in it can begin a header. */
  static String subject(String words) {
    StringBuilder subject = new StringBuilder();
    StringBuilder word = new StringBuilder();
    for (int c : words.codePoints().toArray()) {
      String letter = Character.toString(c);
      if (octets(word.toString() + letter) > ENCODED) {
        append(subject, word);
        word.setLength(0);
      }
      word.append(letter);
    }
    append(subject, word);
    return subject.toString();
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void append(StringBuilder subject, StringBuilder word) {
    byte[] bytes = word.toString().getBytes(StandardCharsets.UTF_8);
    subject
        .append(subject.length() == 0 ? "" : END + " ")
        .append("=?UTF-8?B?")
        .append(Base64.getEncoder().encodeToString(bytes))
        .append("?=");
  }
}
