package org.waymark.app.serve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.app.query.BoundedQuery.Form;

/** What an address asks of the SQL page. */
record SqlRequest(String sql, Form form) {

  /**
   * Reads the query of an address.
   *
   * @throws IllegalArgumentException if it is malformed, or names one thing twice
   */
  static SqlRequest of(String rawQuery) {
    Map<String, String> values = new TreeMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (values.put(name, value) != null) {
        throw new IllegalArgumentException("twice: " + name);
      }
    }
    String form = values.getOrDefault("format", "html").toUpperCase(Locale.ROOT);
    return new SqlRequest(values.getOrDefault("q", "").replace("\r\n", "\n"), Form.valueOf(form));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
