package org.waymark.app.serve;

import java.util.Locale;
import org.waymark.app.query.BoundedQuery.Form;

/** What an address asks of the SQL page. */
record SqlRequest(String sql, Form form) {

  /**
   * Reads the query of an address.
   *
   * @throws IllegalArgumentException if it is malformed, or names one thing twice
   */
  static SqlRequest of(String rawQuery) {
    AddressQuery query = AddressQuery.of(rawQuery);
    String form = query.value("format", "html").toUpperCase(Locale.ROOT);
    return new SqlRequest(query.value("q", "").replace("\r\n", "\n"), Form.valueOf(form));
  }
}
