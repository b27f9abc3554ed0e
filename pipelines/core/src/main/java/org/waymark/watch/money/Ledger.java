package org.waymark.watch.money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All money rows of a workspace without those that came twice.
 *
 * <p>A row that another file of the feed holds too is a second delivery. Within one file equal rows
 * stand: an invoice may have two lines of one amount. Of rows that say when they were changed, the
 * latest of an identifier counts.
 *
 * @param rows in the order of the files
 * @param feeds what became of the rows of each feed
 */
public record Ledger(List<MoneyRow> rows, SortedMap<String, Feed> feeds) {

  /**
   * What became of the rows of a feed.
   *
   * @param rows that count
   * @param again rows that another file holds too
   * @param replaced rows of which a later version came
   * @param amount exact sum of what was paid
   * @param promised exact sum of commitments and budgets
   */
  public record Feed(int rows, int again, int replaced, BigDecimal amount, BigDecimal promised) {
    private static final Feed NOTHING = new Feed(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    private Feed plus(int more, int moreAgain, int moreReplaced) {
      return new Feed(rows + more, again + moreAgain, replaced + moreReplaced, amount, promised);
    }

    private Feed plus(MoneyRow row) {
      BigDecimal exact = BigDecimal.valueOf(row.amount());
      return row.isPaid()
          ? new Feed(rows + 1, again, replaced, amount.add(exact), promised)
          : new Feed(rows + 1, again, replaced, amount, promised.add(exact));
    }
  }

  private record Same(String feed, String id, String payee, double amount, long day, String rest) {}

  /** The count of a row in the file that is read, and the most in any file before. */
  private static final class Seen {
    private int file = -1;
    private int here;
    private int kept;
  }

  /** The rows that count; they come in the order of the files. */
  public static Ledger of(List<MoneyRow> delivered) {
    Map<String, MoneyRow> latest = new HashMap<>();
    for (MoneyRow row : delivered) {
      if (row.modified().isPresent() && !row.id().isEmpty()) {
        latest.merge(row.feed() + "\n" + row.id(), row, Ledger::later);
      }
    }
    Map<Same, Seen> seen = new HashMap<>();
    List<MoneyRow> kept = new ArrayList<>();
    SortedMap<String, Feed> feeds = new TreeMap<>();
    for (MoneyRow row : delivered) {
      Feed feed = feeds.getOrDefault(row.feed(), Feed.NOTHING);
      MoneyRow last = latest.get(row.feed() + "\n" + row.id());
      if (row.modified().isPresent() && last != null && !last.equals(row)) {
        feeds.put(row.feed(), feed.plus(0, 0, 1));
      } else if (isAgain(row, seen)) {
        feeds.put(row.feed(), feed.plus(0, 1, 0));
      } else {
        kept.add(row);
        feeds.put(row.feed(), feed.plus(row));
      }
    }
    return new Ledger(kept, feeds);
  }

  private static MoneyRow later(MoneyRow a, MoneyRow b) {
    return b.modified().orElseThrow().isBefore(a.modified().orElseThrow()) ? a : b;
  }

  private static boolean isAgain(MoneyRow row, Map<Same, Seen> seen) {
    String rest =
        row.id().isEmpty() ? row.payer() + "\n" + row.expenseArea() + "\n" + row.words() : "";
    Same same =
        new Same(row.feed(), row.id(), row.payee(), row.amount(), row.date().toEpochDay(), rest);
    Seen of = seen.computeIfAbsent(same, key -> new Seen());
    if (of.file != row.file()) {
      of.file = row.file();
      of.here = 0;
    }
    of.here++;
    if (of.here > of.kept) {
      of.kept++;
      return false;
    }
    return true;
  }

  /** Rows that a mission claims. */
  public List<MoneyRow> of(String mission) {
    return rows.stream().filter(row -> row.mission().equals(mission)).toList();
  }
}
