package org.waymark.watch.money;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A payment, grant, commitment or budget.
 *
 * @param file position of its file among those of the run
 * @param mission that claims it; "" for none
 * @param intervention of that mission; "" for none
 * @param area of the mission's workspace that claims it, or "" for none
 * @param id as the payer numbers it; "" where it does not
 * @param amount in its currency; below 0: a credit
 * @param payee as it is written
 * @param payeeId such as a company number; "" for none
 * @param expenseArea of the payer's accounts; "" where none is told
 * @param words type and description
 * @param modified when the row was changed last
 * @param source file and line
 */
public record MoneyRow(
    String feed,
    int file,
    String mission,
    String intervention,
    String area,
    String id,
    LocalDate date,
    double amount,
    String currency,
    String payer,
    String payee,
    String payeeId,
    String expenseArea,
    String words,
    Flow flow,
    Optional<LocalDate> modified,
    String source) {

  /** What became of money, as the feed says. */
  public enum Flow {
    SPEND,
    GRANT,
    COMMITMENT,
    BUDGET;

    /** The flow of a word; spending where there is none. */
    public static Flow of(String word) {
      for (Flow flow : values()) {
        if (flow.name().equalsIgnoreCase(word.strip())) {
          return flow;
        }
      }
      return SPEND;
    }

    /** The word in tables. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether it left the payer: what is promised or planned did not yet. */
  public boolean isPaid() {
    return flow == Flow.SPEND || flow == Flow.GRANT;
  }

  /** The quarter of its date, such as {@code 2026-Q1}. */
  public String quarter() {
    return Quarters.of(date);
  }
}
