package org.waymark.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Formats in which many organisations publish the same kind of records, so that a feed need not map
 * their columns.
 */
@SuppressWarnings("ImmutableEnumChecker") // The list is unmodifiable.
public enum StandardFormat {
  /** UK departments' monthly files of spending over £25,000. */
  UK_SPEND(
      "uk-spend-csv",
      RecordKind.MONEY,
      "date",
      "amount",
      "payer",
      "payee",
      "id",
      "currency",
      "payee_id",
      "area",
      "type",
      "description",
      "flow"),
  /** Grants in the titles of the 360Giving Data Standard. */
  GRANTS_360(
      "360giving-csv",
      RecordKind.MONEY,
      "date",
      "amount",
      "payer",
      "payee",
      "id",
      "currency",
      "payee_id",
      "area",
      "type",
      "description",
      "flow",
      "modified"),
  /** Activities or transactions of the IATI Datastore. */
  IATI(
      "iati-csv",
      RecordKind.MONEY,
      "date",
      "amount",
      "payer",
      "payee",
      "id",
      "currency",
      "payee_id",
      "area",
      "type",
      "description",
      "flow"),
  /** Yearly releases of the UK Government Major Projects Portfolio. */
  GMPP(
      "gmpp-csv",
      RecordKind.PLAN,
      "id",
      "title",
      "due",
      "snapshot",
      "started",
      "claim",
      "owner_org",
      "cost");

  /** Put before the names of the columns that a reader makes beside those of the file. */
  public static final String MADE = "waymark:";

  /** The made column that says why a row is not a record; "" where it is one. */
  public static final String LEFT_OUT = MADE + "left_out";

  private final String word;
  private final RecordKind kind;
  private final List<String> gives;

  StandardFormat(String word, RecordKind kind, String... gives) {
    this.word = word;
    this.kind = kind;
    this.gives = Arrays.stream(gives).toList();
  }

  /** As feeds name it. */
  public String word() {
    return word;
  }

  /** What its rows are. */
  public RecordKind kind() {
    return kind;
  }

  /** The fields that its files have, in order. */
  public List<String> gives() {
    return gives;
  }

  /** The format that a feed names, if it is one of these. */
  public static Optional<StandardFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }
}
