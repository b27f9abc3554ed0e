package org.waymark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A made-up workspace of any size: every indicator of every place in every month, delivered in long
 * files of some months each, place by place.
 *
 * <p>Of a thousand rows three cannot be read; of a hundred cells one is delivered again with other
 * numbers a month later. Four indicators of five are proportions, the fifth is a rate. The same
 * size gives the same bytes on every machine.
 *
 * @param indicators number of indicators
 * @param places number of places
 * @param months number of months, the last of which is October 2026
 */
public record Workload(int indicators, int places, int months) {

  /** The date that stands for now: every delivered row is known by then. */
  public static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  private static final YearMonth LAST_MONTH = YearMonth.of(2026, 10);
  private static final int FILES = 8;

  /** Sizes must be positive, and within what the written identifiers hold. */
  public Workload {
    if (indicators < 1 || indicators > 999 || places < 1 || places > 99_999) {
      throw new IllegalArgumentException("1 to 999 indicators and 1 to 99999 places");
    }
    if (months < 1 || months > 600) {
      throw new IllegalArgumentException("1 to 600 months");
    }
  }

  /**
   * The workload of about so many rows: 34 months of 100 indicators, and as many places as are
   * needed; 10 million rows are 3,000 places.
   */
  public static Workload ofRows(long rows) {
    long places = Math.max(1, Math.round(rows / 10_000_000.0 * 3000));
    return new Workload(100, Math.toIntExact(places), 34);
  }

  /** Identifier of an indicator, {@code ind-001} for the first. */
  public static String indicatorId(int indicator) {
    return "ind-" + padded(indicator + 1, 3);
  }

  /** Identifier of a place, {@code P00001} for the first. */
  public static String placeId(int place) {
    return "P" + padded(place + 1, 5);
  }

  /** Whether an indicator is a proportion; the others are rates. */
  public static boolean isProportion(int indicator) {
    return indicator % 5 != 4;
  }

  /** The month at that position, 0 for the earliest. */
  public YearMonth month(int position) {
    return LAST_MONTH.minusMonths((long) months - 1 - position);
  }

  /**
   * Writes the workspace.
   *
   * @param folder made if absent; files of the same names are replaced
   * @return what the files hold
   */
  public Tally write(Path folder) throws IOException {
    Path landing = Files.createDirectories(folder.resolve("landing"));
    WorkloadRegistry.write(this, folder);
    Cells cells = new Cells(this);
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(FILES, Runtime.getRuntime().availableProcessors()));
    try {
      List<Future<Tally>> files = new ArrayList<>();
      int count = Math.min(FILES, months);
      for (int file = 0; file < count; file++) {
        int from = file * months / count;
        int to = (file + 1) * months / count;
        Path path = landing.resolve("delivery-" + padded(file + 1, 2) + ".csv");
        files.add(threads.submit(() -> new Delivery(this, cells, from, to).write(path)));
      }
      List<Tally> tallies = new ArrayList<>();
      for (Future<Tally> file : files) {
        tallies.add(file.get());
      }
      return Tally.sum(tallies.stream());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing the workload", interrupted);
    } catch (ExecutionException failed) {
      throw new IOException("could not write the workload", failed.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static String padded(int number, int digits) {
    String plain = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - plain.length())) + plain;
  }
}
