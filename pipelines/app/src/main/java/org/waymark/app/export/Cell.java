package org.waymark.app.export;

import java.time.LocalDate;

/** The content of a cell of a spreadsheet. There is no kind of cell that is a formula. */
sealed interface Cell {
  /** A text, whatever it begins with. */
  record Text(String text) implements Cell {}

  /** A finite number. */
  record Quantity(double value) implements Cell {}

  /** A day. */
  record Day(LocalDate day) implements Cell {}

  /** A text that leads to the first cell of another sheet. */
  record Link(String text, String sheet) implements Cell {}
}
