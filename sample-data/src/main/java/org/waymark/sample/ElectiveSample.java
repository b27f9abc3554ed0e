package org.waymark.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the sample of models: six years of a waiting list in 28 places, with what is true of it
 * planted. The same bytes on every machine and at any time.
 *
 * <p>Planted: 14% of referrals leave by no published route; capacity rises by 3% from October 2025;
 * where evening clinics opened in January 2025, the odds of missing an appointment are 0.75 times
 * as high. Referrals grow by 2% a year.
 */
public final class ElectiveSample {
  private static final int MONTHS = 72;
  private static final int FIRST_YEAR = 2020;
  private static final int FIRST_MONTH = 11;
  private static final int PLACES = 28;
  private static final int CLINICS = 4;
  private static final int CLINICS_FROM = 50;
  private static final int STEP_FROM = 59;
  private static final double REFERRALS = 11_200.0 / PLACES;
  private static final double SLOTS = 10_000.0 / PLACES;
  private static final double[] SEASON = {
    1.04, 1, 0.9, 0.98, 1, 1.06, 0.97, 1.02, 1, 0.98, 0.95, 1.1
  };

  private ElectiveSample() {}

  /** The deliveries by path in the folder {@code sample-data/elective}. */
  public static SortedMap<String, byte[]> generate() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    StringBuilder list = new StringBuilder("place,month,waiting,referrals,treated,missed,booked\n");
    StringBuilder places = new StringBuilder("place_id,name,population\n");
    for (int place = 0; place < PLACES; place++) {
      String id = String.format(Locale.ROOT, "L%02d", place + 1);
      places.append(id).append(",List ").append(place + 1).append(",65000\n");
      place(list, id, place);
    }
    files.put("landing/list.csv", list.toString().getBytes(StandardCharsets.UTF_8));
    files.put("places.csv", places.toString().getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static void place(StringBuilder rows, String id, int place) {
    double waiting = 52_800.0 / PLACES;
    double noise = 0;
    for (int m = 0; m < MONTHS; m++) {
      Draws draws = Draws.of("elective", id, Integer.toString(m));
      noise = 0.4 * noise + 0.02 * draws.normal();
      double referrals =
          REFERRALS
              * StrictMath.pow(1.02, (m + 1 - MONTHS) / 12.0)
              * SEASON[m % SEASON.length]
              * StrictMath.exp(noise);
      double slots = SLOTS * (m >= STEP_FROM ? 1.03 : 1) * StrictMath.exp(0.01 * draws.normal());
      double odds = 0.08 / 0.92 * (place < CLINICS && m >= CLINICS_FROM ? 0.75 : 1);
      double missed =
          slots * Math.min(1, odds / (1 + odds) * StrictMath.exp(0.03 * draws.normal()));
      double treated = Math.min(slots - missed, waiting);
      double left = 0.14 * referrals * StrictMath.exp(0.05 * draws.normal());
      waiting = Math.max(0, waiting + referrals - treated - left);
      int month = FIRST_MONTH - 1 + m;
      rows.append(
          String.format(
              Locale.ROOT,
              "%s,%d-%02d,%.0f,%.0f,%.0f,%.0f,%.0f%n",
              id,
              FIRST_YEAR + month / 12,
              month % 12 + 1,
              waiting,
              referrals,
              treated,
              missed,
              slots));
    }
  }

  /**
   * Writes the deliveries.
   *
   * @param arguments the folder that receives them
   * @throws IOException where a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    for (Map.Entry<String, byte[]> file : generate().entrySet()) {
      Path to = Path.of(arguments[0]).resolve(file.getKey());
      Files.createDirectories(to.toAbsolutePath().getParent());
      Files.write(to, file.getValue());
    }
  }
}
