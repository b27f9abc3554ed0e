package org.waymark.app.serve;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The part of an address after the question mark. */
record AddressQuery(SortedMap<String, String> values) {

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is malformed, or names one thing twice
   */
  static AddressQuery of(String rawQuery) {
    SortedMap<String, String> values = new TreeMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (values.put(name, value) != null) {
        throw new IllegalArgumentException("twice: " + name);
      }
    }
    return new AddressQuery(values);
  }

  String value(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** All of it. */
  Map<String, String> all() {
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
