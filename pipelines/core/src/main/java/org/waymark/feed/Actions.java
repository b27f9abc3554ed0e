package org.waymark.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What rows of SDMX-CSV ask to be done with them. To inform, append, merge and replace all come to
 * the same: of two values for one place and period the later delivered stands. A deletion is
 * refused, as nothing that was delivered can be taken back by a row.
 */
final class Actions {
  private static final String COLUMN = "ACTION";
  private static final Set<String> GIVES_A_VALUE = Set.of("", "I", "A", "M", "R");

  private Actions() {}

  /** True of rows of which nothing is taken; the reason is added to the refusals. */
  static Predicate<Row> refusing(Columns columns, Refusals refusals) {
    if (!columns.telling().contains(COLUMN)) {
      return row -> false;
    }
    Lookup<Optional<Refusal>> action =
        new Memo<>(
            columns.position(COLUMN), Actions::refusal, Optional.of(DatedText.undecodable(COLUMN)));
    return row -> {
      Optional<Refusal> refusal = action.in(row);
      refusal.ifPresent(refusals::add);
      return refusal.isPresent();
    };
  }

  private static Optional<Refusal> refusal(String text) {
    String action = text.toUpperCase(Locale.ROOT);
    if (GIVES_A_VALUE.contains(action)) {
      return Optional.empty();
    }
    return Optional.of(
        action.equals("D")
            ? new Refusal(
                "deletion",
                COLUMN,
                "nothing is deleted: what was delivered before still stands; take it out of the"
                    + " files of the feed")
            : new Refusal("bad-action", COLUMN, RowText.quoted(text) + " is not I, A, M, R or D"));
  }
}
