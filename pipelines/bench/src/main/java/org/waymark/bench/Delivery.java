package org.waymark.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;

/**
 * One delivered file: the months from {@code from} (inclusive) to {@code to} (exclusive), in each
 * month place by place and, behind the row of a cell, the revision of the same cell's month before.
 * The last month of all is revised in its own month.
 */
final class Delivery {

  private static final byte[] HEADER =
      "place,period,indicator,num,den,published\n".getBytes(US_ASCII);
  private static final byte[] UNKNOWN = "X99999".getBytes(US_ASCII);
  private static final byte[] GARBAGE = "1o7".getBytes(US_ASCII);
  private static final int LONGEST_ROW = 80;

  private final Workload workload;
  private final Cells cells;
  private final int from;
  private final int to;
  private final byte[][] placeIds;
  private final byte[][] indicatorIds;
  private final byte[][] periods;
  private final byte[][] published;
  private final byte[] buffer = new byte[1 << 16];
  private int filled;
  private long rows;
  private long unknownPlace;
  private long negative;
  private long garbage;
  private long above;
  private long observations;

  Delivery(Workload workload, Cells cells, int from, int to) {
    this.workload = workload;
    this.cells = cells;
    this.from = from;
    this.to = to;
    placeIds = new byte[workload.places()][];
    for (int p = 0; p < placeIds.length; p++) {
      placeIds[p] = Workload.placeId(p).getBytes(US_ASCII);
    }
    indicatorIds = new byte[workload.indicators()][];
    for (int i = 0; i < indicatorIds.length; i++) {
      indicatorIds[i] = Workload.indicatorId(i).getBytes(US_ASCII);
    }
    periods = new byte[workload.months()][];
    published = new byte[workload.months() + 1][];
    for (int m = 0; m < periods.length; m++) {
      YearMonth month = workload.month(m);
      periods[m] = month.toString().getBytes(US_ASCII);
      published[m] = month.plusMonths(1).atDay(10).toString().getBytes(US_ASCII);
    }
    published[workload.months()] = Workload.AS_OF.minusDays(1).toString().getBytes(US_ASCII);
  }

  /** Writes the file, replacing one that is there, and tells what it holds. */
  Tally write(Path path) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      out.write(HEADER);
      int last = workload.months() - 1;
      for (int month = from; month < to; month++) {
        for (int place = 0; place < workload.places(); place++) {
          for (int indicator = 0; indicator < workload.indicators(); indicator++) {
            long hash = cells.hashOf(indicator, place, month, 0);
            boolean stands = row(out, indicator, place, month, 0, hash);
            if (month > 0 && Cells.revised(cells.hashOf(indicator, place, month - 1, 0))) {
              revision(out, indicator, place, month - 1);
            }
            if (month == last && Cells.revised(hash)) {
              revision(out, indicator, place, month);
            }
            if (stands || revisionStands(indicator, place, month, hash)) {
              observations++;
            }
          }
        }
      }
      out.write(buffer, 0, filled);
    }
    long rejected = unknownPlace + negative + garbage + above;
    return new Tally(rows, rows - rejected, unknownPlace, negative, garbage, above, observations);
  }

  private boolean revisionStands(int indicator, int place, int month, long firstHash) {
    return Cells.revised(firstHash)
        && Cells.fate(cells.hashOf(indicator, place, month, 1), Workload.isProportion(indicator))
            == Fate.READABLE;
  }

  private void revision(OutputStream out, int indicator, int place, int month) throws IOException {
    row(out, indicator, place, month, 1, cells.hashOf(indicator, place, month, 1));
  }

  private boolean row(
      OutputStream out, int indicator, int place, int month, int delivery, long hash)
      throws IOException {
    if (filled + LONGEST_ROW > buffer.length) {
      out.write(buffer, 0, filled);
      filled = 0;
    }
    Fate fate = Cells.fate(hash, Workload.isProportion(indicator));
    int denominator = cells.denominator(indicator, place, month);
    int numerator = cells.numerator(indicator, place, month, hash, denominator);
    put(fate == Fate.UNKNOWN_PLACE ? UNKNOWN : placeIds[place]);
    comma();
    put(periods[month]);
    comma();
    put(indicatorIds[indicator]);
    comma();
    switch (fate) {
      case READABLE -> put(numerator);
      case UNKNOWN_PLACE -> {
        unknownPlace++;
        put(numerator);
      }
      case NEGATIVE_NUMERATOR -> {
        negative++;
        buffer[filled++] = '-';
        put(numerator + 1);
      }
      case GARBAGE_NUMERATOR -> {
        garbage++;
        put(GARBAGE);
      }
      case NUMERATOR_ABOVE_DENOMINATOR -> {
        above++;
        put(denominator + 1 + numerator);
      }
    }
    comma();
    put(denominator);
    comma();
    put(published[month + delivery]);
    buffer[filled++] = '\n';
    rows++;
    return fate == Fate.READABLE;
  }

  private void comma() {
    buffer[filled++] = ',';
  }

  private void put(byte[] text) {
    System.arraycopy(text, 0, buffer, filled, text.length);
    filled += text.length;
  }

  private void put(int number) {
    int digits = 1;
    for (int rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    int rest = number;
    for (int at = filled + digits - 1; at >= filled; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    filled += digits;
  }
}
