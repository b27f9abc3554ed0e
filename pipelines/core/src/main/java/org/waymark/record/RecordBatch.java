package org.waymark.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.registry.RecordField;
import org.waymark.registry.RecordKind;

/**
 * Records of one file, held by column. Immutable once built.
 *
 * <p>A field that a row leaves empty has no text, day or number. Words are as written, without
 * blanks around them. Persons are digests. Prose is not redacted.
 */
public final class RecordBatch {
  /** A day that is not there. */
  private static final int NO_DAY = Integer.MIN_VALUE;

  private final RecordKind kind;
  private final int feed;
  private final int file;
  private final int[] lines;
  private final String[] attached;
  private final boolean[] claimedTwice;
  private final Column[] columns;

  private RecordBatch(
      RecordKind kind,
      int feed,
      int file,
      int[] lines,
      String[] attached,
      boolean[] claimedTwice,
      Column[] columns) {
    this.kind = kind;
    this.feed = feed;
    this.file = file;
    this.lines = lines;
    this.attached = attached;
    this.claimedTwice = claimedTwice;
    this.columns = columns;
  }

  /** What the rows are. */
  public RecordKind kind() {
    return kind;
  }

  /** Position of the feed in the workspace. */
  public int feed() {
    return feed;
  }

  /** Position of the file in the run's inventory. */
  public int file() {
    return file;
  }

  /** Number of rows. */
  public int size() {
    return lines.length;
  }

  /** Line of a row in its file. */
  public int line(int row) {
    return lines[row];
  }

  /**
   * The mission, intervention or area to which the feed's {@code attach} gives a row; "" for none.
   */
  public String attachedTo(int row) {
    return attached[row];
  }

  /** Whether conditions of {@code attach} for another target hold for the row too. */
  public boolean claimedTwice(int row) {
    return claimedTwice[row];
  }

  /** The text of a field, "" where it has none. Persons are digests. */
  public String text(int row, String field) {
    return columns[kind.position(field)].texts[row];
  }

  /** The text of a field that is not empty. */
  public Optional<String> given(int row, String field) {
    String text = text(row, field);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The day that a field holds. */
  public Optional<LocalDate> day(int row, String field) {
    int day = columns[kind.position(field)].days[row];
    return day == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
  }

  /** The number that a field holds. */
  public OptionalDouble number(int row, String field) {
    double number = columns[kind.position(field)].numbers[row];
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /** Lines of all rows, for the coder. */
  public int[] lines() {
    return lines.clone();
  }

  /** Targets of all rows, for the coder. */
  public String[] attached() {
    return attached.clone();
  }

  /** Whether each row is claimed twice, for the coder. */
  public boolean[] claimedTwice() {
    return claimedTwice.clone();
  }

  /** Texts of a field by row, for the coder; empty for days and numbers. */
  public String[] texts(int field) {
    return columns[field].texts.clone();
  }

  /** Days since 1970 of a field by row, for the coder; empty for texts and numbers. */
  public int[] days(int field) {
    return columns[field].days.clone();
  }

  /** Numbers of a field by row, for the coder; empty for texts and days. */
  public double[] numbers(int field) {
    return columns[field].numbers.clone();
  }

  /** Rows in the making. */
  public static final class Builder {
    private final RecordKind kind;
    private final int feed;
    private final int file;
    private final List<String> attached = new ArrayList<>();
    private int[] lines = new int[16];
    private boolean[] claimedTwice = new boolean[16];
    private final Column[] columns;
    private int size;

    /** Starts a batch of a file. */
    public Builder(RecordKind kind, int feed, int file) {
      this.kind = kind;
      this.feed = feed;
      this.file = file;
      columns = new Column[kind.fields().size()];
      for (int f = 0; f < columns.length; f++) {
        columns[f] = new Column(kind.fields().get(f), 16);
      }
    }

    /** What the rows are. */
    public RecordKind kind() {
      return kind;
    }

    /** Number of rows so far. */
    public int size() {
      return size;
    }

    /** Starts a row without values; the next calls fill it. */
    public Builder row(int line, String target, boolean twice) {
      if (size == lines.length) {
        lines = Arrays.copyOf(lines, size * 2);
        claimedTwice = Arrays.copyOf(claimedTwice, size * 2);
        for (Column column : columns) {
          column.grow(size * 2);
        }
      }
      lines[size] = line;
      claimedTwice[size] = twice;
      attached.add(target);
      for (Column column : columns) {
        column.clear(size);
      }
      size++;
      return this;
    }

    /** Sets a text of the last row. */
    public Builder text(int field, String text) {
      columns[field].texts[size - 1] = text;
      return this;
    }

    /** Sets a day of the last row. */
    public Builder day(int field, LocalDate day) {
      columns[field].days[size - 1] = Math.toIntExact(day.toEpochDay());
      return this;
    }

    /** Sets a number of the last row. */
    public Builder number(int field, double number) {
      columns[field].numbers[size - 1] = number;
      return this;
    }

    /** The rows. */
    public RecordBatch build() {
      Column[] filled = new Column[columns.length];
      for (int f = 0; f < columns.length; f++) {
        filled[f] = columns[f].cut(size);
      }
      return new RecordBatch(
          kind,
          feed,
          file,
          Arrays.copyOf(lines, size),
          attached.toArray(String[]::new),
          Arrays.copyOf(claimedTwice, size),
          filled);
    }
  }

  /**
   * A batch from its columns, as the coder holds them.
   *
   * @param columns for each field of the kind a {@code String[]}, {@code int[]} of days or {@code
   *     double[]}
   */
  public static RecordBatch of(
      RecordKind kind,
      int feed,
      int file,
      int[] lines,
      String[] attached,
      boolean[] claimedTwice,
      List<Object> columns) {
    Column[] of = new Column[columns.size()];
    for (int f = 0; f < of.length; f++) {
      of[f] = new Column(kind.fields().get(f), 0);
      if (columns.get(f) instanceof String[] texts) {
        of[f].texts = texts;
      } else if (columns.get(f) instanceof int[] days) {
        of[f].days = days;
      } else {
        of[f].numbers = (double[]) columns.get(f);
      }
    }
    return new RecordBatch(kind, feed, file, lines, attached, claimedTwice, of);
  }

  /** One of three arrays is used, as the field's type says. */
  private static final class Column {
    private final RecordField field;
    private String[] texts;
    private int[] days;
    private double[] numbers;

    Column(RecordField field, int room) {
      this.field = field;
      boolean number = field.type() == RecordField.Type.NUMBER;
      days = new int[field.isDay() ? room : 0];
      numbers = new double[number ? room : 0];
      texts = new String[field.isDay() || number ? 0 : room];
    }

    void grow(int room) {
      texts = texts.length > 0 ? Arrays.copyOf(texts, room) : texts;
      days = days.length > 0 ? Arrays.copyOf(days, room) : days;
      numbers = numbers.length > 0 ? Arrays.copyOf(numbers, room) : numbers;
    }

    void clear(int row) {
      if (field.isDay()) {
        days[row] = NO_DAY;
      } else if (field.type() == RecordField.Type.NUMBER) {
        numbers[row] = Double.NaN;
      } else {
        texts[row] = "";
      }
    }

    Column cut(int size) {
      Column cut = new Column(field, 0);
      cut.texts = texts.length > 0 ? Arrays.copyOf(texts, size) : texts;
      cut.days = days.length > 0 ? Arrays.copyOf(days, size) : days;
      cut.numbers = numbers.length > 0 ? Arrays.copyOf(numbers, size) : numbers;
      return cut;
    }
  }
}
