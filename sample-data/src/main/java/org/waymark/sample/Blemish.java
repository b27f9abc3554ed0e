package org.waymark.sample;

import java.util.List;

/**
 * Something wrong or unusual in the row of one place and period of one file.
 *
 * @param column the column that is overwritten, or {@code (drop)}, {@code (extra)}, {@code (cut)}
 * @param text what is there instead; {@code \q} writes a quote without doubling it
 * @param reason code of the reason; or {@code no-value}, {@code missing-cell}, {@code conflict},
 *     {@code repeat}, {@code footnote}, which are not faults; or {@code contradiction}, where the
 *     true row follows and both are refused
 */
record Blemish(
    String file, String place, String period, String column, String text, String reason) {

  /** Every planted blemish, in the order of the resource. */
  static List<Blemish> all() {
    return Csv.table("blemishes.txt").stream()
        .map(
            row ->
                new Blemish(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5)))
        .toList();
  }

  /** Whether a run refuses the row. */
  boolean isRefused() {
    return !List.of("no-value", "missing-cell", "conflict", "repeat", "contradiction", "footnote")
        .contains(reason);
  }

  /** Whether the text is written as it is, outside the rules of quoting. */
  boolean isRaw() {
    return reason.equals("broken-quoting");
  }
}
