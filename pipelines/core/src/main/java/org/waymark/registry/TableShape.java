package org.waymark.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the table stands in a delivered file, and how its columns are called.
 *
 * @param header where its header is; empty: the first line
 * @param until texts with which the first cell that is not empty begins below the table; the table
 *     ends before that line
 * @param emptyEnd the table ends before so many empty lines one after the other; empty: never
 * @param fillDown columns whose empty cells hold what the cell above holds, as merged cells do
 * @param sheets of a workbook, by name or with {@code *}; none: the first that is not hidden
 * @param members of a ZIP archive, likewise; none: each that may hold a table
 * @param rows where the rows of a JSON document are, as a JSON Pointer
 * @param across which columns are cells of one table with a row for each
 * @param names other names of the columns that the map names
 */
public record TableShape(
    Optional<HeaderPlace> header,
    List<String> until,
    OptionalInt emptyEnd,
    List<String> fillDown,
    List<String> sheets,
    List<String> members,
    Optional<String> rows,
    Optional<Across> across,
    SortedMap<String, List<String>> names) {

  /** Nothing but a table with its header first. */
  public static final TableShape PLAIN =
      new TableShape(
          Optional.empty(),
          List.of(),
          OptionalInt.empty(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          new TreeMap<>());

  /** Where a header is. */
  public sealed interface HeaderPlace {
    /** On those lines, counted from 1; the names of several are joined by a blank. */
    record Lines(List<Integer> lines) implements HeaderPlace {}

    /** On the first line that has cells with all these texts. */
    record Cells(List<String> texts) implements HeaderPlace {}
  }

  /**
   * Columns that are cells of one table: years or months across.
   *
   * @param values by the name that the cells get, the columns that they stand in: names, names with
   *     {@code *} for any text and {@code {}} for the part that names the cell, or {@link #PERIODS}
   * @param name of the column that the names of the cells get
   */
  public record Across(SortedMap<String, List<String>> values, String name) {
    /** All columns whose names look like a period. */
    public static final String PERIODS = "periods";
  }

  /** True where a file's lines are read as they are. */
  public boolean asDelivered() {
    return header.isEmpty() && until.isEmpty() && emptyEnd.isEmpty() && fillDown.isEmpty();
  }
}
