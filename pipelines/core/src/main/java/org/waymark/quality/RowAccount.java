package org.waymark.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.schema.record.DataQuality;

/**
 * Adds up what many pieces of work counted into the rows of {@code data_quality}.
 *
 * <p>Pieces give partial rows: a row with check {@code rows} carries counts of rows, any other only
 * its {@code count}. Partial rows of one feed, file and check are added; the order does not matter.
 */
public final class RowAccount {
  /** The check that carries the counts of rows. */
  public static final String ROWS = "rows";

  /** The check under which values are counted that the disclosure rule hides. */
  public static final String SUPPRESSED = "suppressed";

  /** The check under which standardised rates are counted that lack a stratum. */
  public static final String STRATUM_MISSING = "stratum-missing";

  /** The check under which standardised rates are counted that rest on too few events. */
  public static final String TOO_FEW_EVENTS = "too-few-events";

  /** The check under which values are counted that repeat the whole series of another place. */
  public static final String SAME_FIGURES = "same-figures";

  /** The check under which values of a place are counted that its parts do not add up to. */
  public static final String PARTS_DIFFER = "parts-differ";

  /** The check under which values are counted that contradict the declared baseline of a goal. */
  public static final String BASELINE_DIFFERS = "baseline-differs";

  /** The check under which values are counted that are a thousand times those beside them. */
  public static final String THOUSANDFOLD = "thousandfold";

  /** The check that says that a file is gone which the last published run read. */
  public static final String GONE = "gone";

  /** The check under which numbers are counted whose last digits an exponent has taken. */
  public static final String ROUNDED = "rounded";

  /** The check under which values are counted that a later file has taken back. */
  public static final String WITHDRAWN = "withdrawn";

  /** The check under which those of them are counted that are hidden and not gone. */
  public static final String WITHHELD = "withheld";

  /** The check that says that a file is in another encoding than UTF-8. */
  public static final String ENCODING = "encoding";

  private static final String LATEST_DAY = "latest day: ";
  private static final String REFUSED_LINE = "refused line: ";
  private static final String REJECTED = "rejected: ";
  private static final String DOUBTFUL = "doubtful: ";
  private static final String LEFT = "left: ";
  private static final String MISSING_KEY = "missing key: ";
  private static final String COLUMN_GONE = "column gone: ";
  private static final String FORMAT = "format: ";
  private static final String NOTE = "note: ";

  private RowAccount() {}

  /** A partial row that counts something else than rows. */
  public static DataQuality counted(
      String feed, String file, String check, long count, LocalDate asOf, String runId) {
    return new DataQuality(feed, file, 0L, 0L, 0L, 0L, check, "", count, "", asOf, runId);
  }

  /** A partial row that counts rows. */
  public static DataQuality rows(
      String feed,
      String file,
      long accepted,
      long rejected,
      long skipped,
      LocalDate asOf,
      String runId) {
    long read = accepted + rejected + skipped;
    return new DataQuality(
        feed, file, read, accepted, rejected, skipped, ROWS, "", read, "", asOf, runId);
  }

  /**
   * The check of a partial row that says that a row was refused after it had been counted as
   * accepted, however many say so.
   */
  public static String refusedLine(int line) {
    return REFUSED_LINE + line;
  }

  /** The check of a partial row that says which day is the latest that a value was taken of. */
  public static String latestDay(long epochDay) {
    return LATEST_DAY + epochDay;
  }

  /** The day that such a check names. */
  static Optional<LocalDate> dayOf(String check) {
    return check.startsWith(LATEST_DAY)
        ? Optional.of(LocalDate.ofEpochDay(Long.parseLong(check.substring(LATEST_DAY.length()))))
        : Optional.empty();
  }

  /** The check under which refused values of one reason are counted. */
  public static String rejectedFor(String reason) {
    return REJECTED + reason;
  }

  /** The check under which details of one kind are counted that were taken out in doubt. */
  public static String doubtful(String kind) {
    return DOUBTFUL + kind;
  }

  /** The check under which details of one kind are counted that were left in doubt. */
  public static String left(String kind) {
    return LEFT + kind;
  }

  /** The check under which objects of JSON are counted that lack a key which the feed maps. */
  public static String missingKey(String key) {
    return MISSING_KEY + key;
  }

  /** The check that says that a file lacks a column which the one before it has. */
  static String columnGone(String name) {
    return COLUMN_GONE + name;
  }

  /** The check that says in which format a file was read whose feed leaves that open. */
  public static String format(String format) {
    return FORMAT + format;
  }

  /** The check that says what of a file was read otherwise than it is written. */
  public static String note(String words) {
    return NOTE + words;
  }

  /** The rows of the table, by feed, file and check. */
  public static List<DataQuality> conclude(List<DataQuality> partial) {
    SortedMap<String, SortedMap<String, SortedMap<String, DataQuality>>> sums = new TreeMap<>();
    for (DataQuality row : partial) {
      sums.computeIfAbsent(row.getFeedId(), fresh -> new TreeMap<>())
          .computeIfAbsent(row.getSourceFile(), fresh -> new TreeMap<>())
          .merge(row.getCheck(), row, RowAccount::sum);
    }
    List<DataQuality> rows = new ArrayList<>();
    for (SortedMap<String, SortedMap<String, DataQuality>> files : sums.values()) {
      for (SortedMap<String, DataQuality> checks : files.values()) {
        long refused = checks.keySet().stream().filter(c -> c.startsWith(REFUSED_LINE)).count();
        checks
            .keySet()
            .removeIf(check -> check.startsWith(REFUSED_LINE) || check.startsWith(LATEST_DAY));
        checks.computeIfPresent(ROWS, (check, row) -> refusedLater(row, refused));
        DataQuality all = checks.get(ROWS);
        for (DataQuality check : checks.values()) {
          if (check.getCount() > 0 || check.getCheck().equals(ROWS)) {
            rows.add(explained(check, all == null ? check : all));
          }
        }
      }
    }
    return rows;
  }

  private static DataQuality refusedLater(DataQuality row, long refused) {
    return DataQuality.newBuilder(row)
        .setRowsAccepted(row.getRowsAccepted() - refused)
        .setRowsRejected(row.getRowsRejected() + refused)
        .build();
  }

  private static DataQuality sum(DataQuality a, DataQuality b) {
    return new DataQuality(
        a.getFeedId(),
        a.getSourceFile(),
        a.getRowsRead() + b.getRowsRead(),
        a.getRowsAccepted() + b.getRowsAccepted(),
        a.getRowsRejected() + b.getRowsRejected(),
        a.getRowsSkipped() + b.getRowsSkipped(),
        a.getCheck(),
        "",
        a.getCount() + b.getCount(),
        first(a.getDetail(), b.getDetail()),
        a.getAsOf(),
        a.getRunId());
  }

  /** The example that comes first, whichever is read first. */
  private static String first(String a, String b) {
    return a.isEmpty() || (!b.isEmpty() && b.compareTo(a) < 0) ? b : a;
  }

  private static DataQuality explained(DataQuality check, DataQuality all) {
    return new DataQuality(
        check.getFeedId(),
        check.getSourceFile(),
        all.getRowsRead(),
        all.getRowsAccepted(),
        all.getRowsRejected(),
        all.getRowsSkipped(),
        check.getCheck(),
        result(check),
        check.getCount(),
        detail(check),
        check.getAsOf(),
        check.getRunId());
  }

  private static String result(DataQuality check) {
    return switch (check.getCheck()) {
      case ROWS -> {
        if (check.getRowsRead() == 0) {
          yield "warn";
        }
        yield check.getRowsRejected() == check.getRowsRead() ? "fail" : "pass";
      }
      case "conflict" -> "warn";
      case "not-yet-known",
          "not-selected",
          "no-value",
          "left-out",
          "superseded",
          ENCODING,
          TOO_FEW_EVENTS,
          SUPPRESSED ->
          "note";
      default ->
          List.of(DOUBTFUL, LEFT, FORMAT, NOTE).stream().anyMatch(check.getCheck()::startsWith)
              ? "note"
              : "warn";
    };
  }

  private static String detail(DataQuality check) {
    long count = check.getCount();
    String rows = count == 1 ? "1 row" : number(count) + " rows";
    String values = count == 1 ? "1 value" : number(count) + " values";
    return switch (check.getCheck()) {
      case ROWS ->
          check.getRowsRead() == 0
              ? "the file holds no rows"
              : number(check.getRowsRead())
                  + " read = "
                  + number(check.getRowsAccepted())
                  + " accepted + "
                  + number(check.getRowsRejected())
                  + " rejected + "
                  + number(check.getRowsSkipped())
                  + " skipped";
      case "not-yet-known" -> rows + " of a period or revision that is not yet to be seen";
      case "not-selected" -> rows + " that no mapping selects";
      case SAME_FIGURES ->
          values
              + " of places whose figures are those of another place in every period: each series"
              + " counts once";
      case "no-value" -> rows + " without a value";
      case "left-out" ->
          rows
              + " that are drafts, previews, were turned down where they were collected, or are of"
              + " another period length";
      case "superseded" -> values + " replaced by a later row for the same place and period";
      case "conflict" ->
          values + " differing from the later file that stands, with no later revision to say why";
      case SUPPRESSED -> values + " hidden by the rule for small numbers, see disclosure_audit";
      case STRATUM_MISSING ->
          rates(count) + " not made, because a stratum of the place's period is missing";
      case TOO_FEW_EVENTS -> rates(count) + " made of fewer than 10 events";
      case PARTS_DIFFER ->
          values
              + " of a place that its parts, all delivered, do not add up to; the place's counts";
      case BASELINE_DIFFERS ->
          values
              + " delivered for the baseline of a goal, which declares another, see goal_progress";
      case THOUSANDFOLD ->
          values
              + " about 1,000 times larger or smaller than those beside them, for example "
              + check.getDetail()
              + "; if some are delivered in thousands, give `scale`";
      case WITHDRAWN -> values + " of an earlier delivery taken back: this one has none there";
      case WITHHELD -> values + " of an earlier delivery hidden by this one";
      case ROUNDED -> values + " written with an exponent, which has taken their last digits";
      case GONE -> "the last published run read this file, and it is no longer delivered";
      case ENCODING -> "read in an encoding other than UTF-8";
      default ->
          check.getCheck().startsWith(COLUMN_GONE)
              ? check.getDetail()
              : counted(check.getCheck(), number(count));
    };
  }

  private static String rates(long count) {
    return count == 1 ? "1 rate" : number(count) + " rates";
  }

  private static String counted(String check, String count) {
    if (check.equals(REJECTED + "numerator-above-denominator")) {
      return count
          + " refused, see rejected_record; a series that lacks its values above the whole is cut"
          + " on one side, and what is left of it is too low";
    }
    if (check.startsWith(REJECTED)) {
      return count + " refused, see rejected_record";
    }
    if (check.startsWith(MISSING_KEY)) {
      return (count.equals("1") ? "1 object has" : count + " objects have")
          + " no key `"
          + check.substring(MISSING_KEY.length())
          + "`, which the feed maps";
    }
    if (check.startsWith(FORMAT)) {
      return "its header shows this format";
    }
    if (check.startsWith(NOTE)) {
      return check.substring(NOTE.length());
    }
    if (check.startsWith(DOUBTFUL)) {
      return count + " taken out of texts, perhaps for nothing";
    }
    return check.startsWith(LEFT)
        ? count + " left in texts, perhaps personal: look at them"
        : count + " counted";
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
