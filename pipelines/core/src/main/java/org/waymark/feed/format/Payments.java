package org.waymark.feed.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.waymark.feed.format.Sheet.SheetRow;
import org.waymark.registry.StandardFormat;

/** Payments, grants and transactions in the columns of a standard format. */
final class Payments implements StandardRecords {
  /** Stands where a file names nobody, so that the amount counts all the same. */
  static final String NOT_NAMED = "[not named]";

  private static final Pattern TOTAL = Pattern.compile("(?i)(sub|grand)?[- ]*totals?\\b.*");
  private static final Pattern WITHHELD =
      Pattern.compile("(?i)\\W*(redacted|withheld|name withheld|supplier name withheld)\\b.*");
  private static final Pattern COMMITMENT = Pattern.compile("(?i)c|2|11|.*commitment");
  private static final Pattern SPEND =
      Pattern.compile("(?i)d|e|3|4|disbursement|expenditure|r|reimbursement");

  private final StandardFormat format;
  private final StandardColumns columns;
  private final SheetRow header;
  private final SheetDates dates;
  private final boolean activities;
  private final List<String> fields = new ArrayList<>();
  private final TreeMap<String, Integer> leftOut = new TreeMap<>();
  private String lowest = "";
  private BigDecimal totals = BigDecimal.ZERO;

  Payments(StandardFormat format, SheetRow header, SheetDates dates) {
    this.format = format;
    this.header = header;
    this.dates = dates;
    columns = StandardColumns.of(format, header.cells());
    activities = isOfActivities(format, columns);
    for (String field : format.gives()) {
      boolean needed = format.kind().field(field).required();
      if (!needed || has(field)) {
        fields.add(field);
      }
    }
  }

  private static boolean isOfActivities(StandardFormat format, StandardColumns columns) {
    return format == StandardFormat.IATI && !columns.has("amount");
  }

  private boolean has(String field) {
    return columns.has(field)
        || (activities && (field.equals("amount") || field.equals("date")))
        // An activity names those who carry it out, or nobody.
        || (format == StandardFormat.IATI && field.equals("payee"));
  }

  static boolean isHeader(StandardFormat format, SheetRow row) {
    StandardColumns columns = StandardColumns.of(format, row.cells());
    return switch (format) {
      case UK_SPEND -> columns.has("amount") && (columns.has("payee") || columns.has("date"));
      case GRANTS_360 -> columns.has("id") && columns.has("amount");
      default ->
          columns.has("area")
              && (columns.has("amount")
                  || columns.has("commitment")
                  || columns.has("disbursement")
                  || columns.has("expenditure"));
    };
  }

  @Override
  public List<String> fields() {
    return List.copyOf(fields);
  }

  @Override
  public void see(SheetRow row) {
    if (row.isBlank()) {
      return;
    }
    dates.see(columns.first(row, "date"));
    if (activities) {
      String level = columns.in(row, "level");
      if (total(row).isPresent() && level.compareTo(lowest) > 0) {
        lowest = level;
      }
    }
    String why = kindOfRow(row);
    if (!why.isEmpty()) {
      leftOut.merge(why, 1, Integer::sum);
      if (why.equals("total")) {
        totals = totals.add(SheetMoney.read(amountText(row)).orElse(BigDecimal.ZERO));
      }
    }
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    int totalRows = leftOut.getOrDefault("total", 0);
    if (totalRows > 0) {
      notes.add(
          (totalRows == 1 ? "1 row of totals is" : totalRows + " rows of totals are")
              + " not counted: "
              + totals.toPlainString());
    }
    return notes;
  }

  @Override
  public String leftOut(SheetRow row) {
    String why = kindOfRow(row);
    return why.isEmpty() && activities && isAboveLowest(row) ? "level" : why;
  }

  private boolean isAboveLowest(SheetRow row) {
    return !columns.in(row, "level").equals(lowest);
  }

  private String kindOfRow(SheetRow row) {
    String amount = amountText(row);
    if (activities) {
      return total(row).isEmpty() && amount.isEmpty() ? "no amount" : "";
    }
    boolean named = !columns.first(row, "payee").isEmpty();
    boolean dated = !columns.first(row, "date").isEmpty();
    boolean numbered = SheetMoney.read(amount).isPresent();
    if (row.cells().equals(header.cells())) {
      return "header";
    }
    boolean says = row.cells().stream().anyMatch(cell -> TOTAL.matcher(cell).matches());
    if (numbered && !dated && (!named || says)) {
      return "total";
    }
    if (SheetMoney.isNothing(amount) && (!amount.isEmpty() || !(named || dated))) {
      return "no amount";
    }
    if (amount.isEmpty() && !(named && dated)) {
      return "no amount";
    }
    String type = columns.in(row, "type");
    boolean incoming =
        format == StandardFormat.IATI
            && !COMMITMENT.matcher(type).matches()
            && !SPEND.matcher(type).matches();
    return incoming ? "other transaction" : "";
  }

  private String amountText(SheetRow row) {
    if (!activities) {
      return columns.first(row, "amount");
    }
    for (String field : List.of("disbursement", "expenditure", "commitment")) {
      String text = columns.in(row, field);
      if (!text.isEmpty() && SheetMoney.read(text).isEmpty()) {
        return text;
      }
    }
    return total(row).map(BigDecimal::toPlainString).orElse("");
  }

  /** Spending of an activity, or where none is told its commitments. */
  private Optional<BigDecimal> total(SheetRow row) {
    Optional<BigDecimal> out = SheetMoney.read(columns.in(row, "disbursement"));
    Optional<BigDecimal> paid = SheetMoney.read(columns.in(row, "expenditure"));
    if (out.isPresent() || paid.isPresent()) {
      return Optional.of(out.orElse(BigDecimal.ZERO).add(paid.orElse(BigDecimal.ZERO)));
    }
    return SheetMoney.read(columns.in(row, "commitment"));
  }

  private boolean isSpent(SheetRow row) {
    return activities
        ? SheetMoney.read(columns.in(row, "disbursement")).isPresent()
            || SheetMoney.read(columns.in(row, "expenditure")).isPresent()
        : SPEND.matcher(columns.in(row, "type")).matches();
  }

  @Override
  public String value(SheetRow row, String field) {
    return switch (field) {
      case "date" -> {
        String text = activities ? columns.in(row, "started") : columns.first(row, "date");
        yield dates.day(text).map(Object::toString).orElse(text);
      }
      case "modified" ->
          dates.day(columns.in(row, field)).map(Object::toString).orElse(columns.in(row, field));
      case "amount" -> {
        String text = amountText(row);
        yield SheetMoney.read(text).map(BigDecimal::toPlainString).orElse(text);
      }
      case "payee" -> payee(row);
      case "payee_id" -> payeeId(row);
      case "currency" ->
          format == StandardFormat.UK_SPEND
              ? "GBP"
              : columns.in(row, field).toUpperCase(Locale.ROOT);
      case "type" -> activities ? "activity" : columns.in(row, field);
      case "flow" -> flow(row);
      default -> columns.in(row, field).replace('\n', ' ').replace('\r', ' ');
    };
  }

  private String flow(SheetRow row) {
    return switch (format) {
      case GRANTS_360 -> "grant";
      case IATI -> isSpent(row) ? "spend" : "commitment";
      default -> "spend";
    };
  }

  /** Several organisations may share a cell; the first is meant. */
  private String payee(SheetRow row) {
    String text = columns.in(row, "payee");
    if (format == StandardFormat.IATI && text.indexOf(';') > 0) {
      text = text.substring(0, text.indexOf(';')).strip();
    }
    boolean nobody = text.isEmpty() || WITHHELD.matcher(text).matches();
    return nobody ? NOT_NAMED : text.replace('\n', ' ').replace('\r', ' ');
  }

  private String payeeId(SheetRow row) {
    String id = columns.in(row, "payee_id");
    if (format == StandardFormat.GRANTS_360 && !id.isEmpty() && id.indexOf('-') < 0) {
      return "GB-" + id;
    }
    return format == StandardFormat.IATI && id.indexOf(';') >= 0
        ? id.substring(0, id.indexOf(';')).strip()
        : id;
  }
}
