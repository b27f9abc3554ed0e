package org.waymark.bench.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A nation of regions of districts that count men and women who fell and patients who did not,
 * month by month. Districts deliver late and revise, and two of them move to another region.
 *
 * <p>A <em>person number</em> is a number of people that nothing smaller makes up: the men who fell
 * in a district and month, the women, or the patients who did not fall, as one delivery counts
 * them. Every number that is delivered is a sum of person numbers.
 */
final class WeeklyWorld {
  static final int MONTHS = 18;
  static final int WEEKS = 52;
  static final int QUARTERS = MONTHS / 3;
  static final YearMonth FIRST = YearMonth.of(2025, 7);
  private static final LocalDate FIRST_WEEK = LocalDate.of(2026, 1, 19);
  private static final int MEN = 0;
  private static final int WOMEN = 1;
  private static final int UNHARMED = 2;

  /** Weeks in which a district moves. */
  private static final int[] MOVES = {17, 34};

  /** What a delivery counts: which week it comes in, and its person numbers. */
  private record Version(int week, int[] people, int days, int firstNumber) {}

  final int regions;
  final int districts;
  private final List<List<List<Version>>> versions = new ArrayList<>();
  private final List<Integer> truth = new ArrayList<>();
  private final int[] home;

  WeeklyWorld(int regions, int each, long seed) {
    this.regions = regions;
    this.districts = regions * each;
    home = new int[districts];
    Random random = new Random(seed);
    for (int d = 0; d < districts; d++) {
      home[d] = d / each;
      double usual = Math.exp(random.nextDouble() * 4.6);
      double ofMen = 0.3 + 0.4 * random.nextDouble();
      int patients = 60 + random.nextInt(240);
      List<List<Version>> months = new ArrayList<>();
      for (int t = 0; t < MONTHS; t++) {
        months.add(deliveries(random, t, usual, ofMen, patients));
      }
      versions.add(months);
    }
  }

  private List<Version> deliveries(
      Random random, int month, double usual, double ofMen, int patients) {
    int week =
        Math.max(0, firstWeek(month)) + (random.nextInt(20) == 0 ? 2 + random.nextInt(7) : 0);
    int men = poisson(random, usual * ofMen);
    int women = poisson(random, usual * (1 - ofMen));
    int unharmed = Math.max(0, patients + random.nextInt(21) - 10 - men - women);
    int days = 6 * patients + random.nextInt(100);
    List<Version> all = new ArrayList<>();
    all.add(version(week, men, women, unharmed, days));
    int revisions = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
    for (int r = 0; r < revisions; r++) {
      week += 1 + random.nextInt(8);
      men = Math.max(0, men + random.nextInt(5) - 2);
      women = Math.max(0, women + random.nextInt(5) - 2);
      unharmed = Math.max(0, unharmed + random.nextInt(7) - 3);
      all.add(version(week, men, women, unharmed, days));
    }
    return all;
  }

  private Version version(int week, int men, int women, int unharmed, int days) {
    int first = truth.size();
    truth.addAll(List.of(men, women, unharmed));
    return new Version(week, new int[] {men, women, unharmed}, days, first);
  }

  private static int poisson(Random random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** The first week in which a month can be delivered; negative before the first publication. */
  private static int firstWeek(int month) {
    LocalDate end = FIRST.plusMonths(month).atEndOfMonth().plusDays(4);
    return (int) Math.ceil((end.toEpochDay() - FIRST_WEEK.toEpochDay()) / 7.0);
  }

  static LocalDate date(int week) {
    return FIRST_WEEK.plusWeeks(week);
  }

  /** How many person numbers there are. */
  int numbers() {
    return truth.size();
  }

  int truth(int number) {
    return truth.get(number);
  }

  // --- places: the nation is 0, regions follow, then districts
  // ------------------------------------

  int places() {
    return 1 + regions + districts;
  }

  static String id(int place, int regions) {
    return place == 0 ? "N" : place <= regions ? "R" + place : "D%02d".formatted(place - regions);
  }

  String id(int place) {
    return id(place, regions);
  }

  /** The region that a district belongs to in the registry of a week. */
  int region(int district, int week) {
    for (int move = 0; move < MOVES.length; move++) {
      if (district == moved(move) && week >= MOVES[move]) {
        return (home[district] + 1) % regions;
      }
    }
    return home[district];
  }

  private int moved(int move) {
    return (move * 7 + 2) % districts;
  }

  /**
   * The region that counts a district's month; the second move leaves earlier months as they were.
   */
  private int countedIn(int district, int month, int week) {
    boolean earlier = FIRST.plusMonths(month).atDay(1).isBefore(date(MOVES[1]));
    return district == moved(1) && earlier ? home[district] : region(district, week);
  }

  /** The district deliveries that a place's number of a month is made of, as known in a week. */
  private List<Version> parts(int place, int month, int week) {
    List<Version> parts = new ArrayList<>();
    for (int d = 0; d < districts; d++) {
      boolean inside =
          place == 0
              || place - 1 - regions == d
              || (place <= regions && countedIn(d, month, week) == place - 1);
      if (inside) {
        Version latest = null;
        for (Version version : versions.get(d).get(month)) {
          latest = version.week <= week ? version : latest;
        }
        if (latest != null) {
          parts.add(latest);
        }
      }
    }
    return parts;
  }

  /** Numbers that a row gives: what each is a sum of, by the kind of the number. */
  enum Kind {
    FALLS,
    OF_MEN,
    OF_WOMEN,
    UNHARMED_PATIENTS,
    PATIENTS;

    private int[] of() {
      return switch (this) {
        case FALLS -> new int[] {MEN, WOMEN};
        case OF_MEN -> new int[] {MEN};
        case OF_WOMEN -> new int[] {WOMEN};
        case UNHARMED_PATIENTS -> new int[] {UNHARMED};
        case PATIENTS -> new int[] {MEN, WOMEN, UNHARMED};
      };
    }
  }

  /** Person numbers that make up a number of a place and month; empty where none was delivered. */
  int[] sum(Kind kind, int place, int month, int week) {
    return parts(place, month, week).stream()
        .flatMapToInt(v -> Arrays.stream(kind.of()).map(q -> v.firstNumber + q))
        .sorted()
        .toArray();
  }

  /** The same of the falls of a quarter; empty before all of its months were delivered. */
  int[] quarter(int place, int quarter, int week) {
    int[] all = {};
    for (int t = 3 * quarter; t < 3 * quarter + 3; t++) {
      int[] month = sum(Kind.FALLS, place, t, week);
      if (month.length == 0) {
        return month;
      }
      int[] before = all;
      all = Arrays.copyOf(before, before.length + month.length);
      System.arraycopy(month, 0, all, before.length, month.length);
    }
    Arrays.sort(all);
    return all;
  }

  int value(int[] sum) {
    return Arrays.stream(sum).map(truth::get).sum();
  }

  // --- deliveries
  // ----------------------------------------------------------------------------------

  /** Days that a rate of a place and month is out of. */
  int days(int place, int month, int week) {
    return parts(place, month, week).stream().mapToInt(Version::days).sum();
  }

  /** Rows of months that are new or other than the week before. */
  String monthly(int week) {
    StringBuilder rows = new StringBuilder("place,month,published,men,women,patients,days\n");
    for (int place = 0; place < places(); place++) {
      for (int t = 0; t < MONTHS; t++) {
        String now = monthRow(place, t, week);
        if (!now.isEmpty() && (week == 0 || !now.equals(monthRow(place, t, week - 1)))) {
          rows.append(id(place)).append(',').append(FIRST.plusMonths(t)).append(',');
          rows.append(date(week)).append(now).append('\n');
        }
      }
    }
    return rows.toString();
  }

  private String monthRow(int place, int month, int week) {
    List<Version> parts = parts(place, month, week);
    if (parts.isEmpty()) {
      return "";
    }
    int[] sums = new int[4];
    for (Version part : parts) {
      sums[0] += part.people[MEN];
      sums[1] += part.people[WOMEN];
      sums[2] += part.people[MEN] + part.people[WOMEN] + part.people[UNHARMED];
      sums[3] += part.days;
    }
    return ",%d,%d,%d,%d".formatted(sums[0], sums[1], sums[2], sums[3]);
  }

  /** Rows of quarters likewise. */
  String quarterly(int week) {
    StringBuilder rows = new StringBuilder("place,quarter,published,falls\n");
    for (int place = 0; place < places(); place++) {
      for (int q = 0; q < QUARTERS; q++) {
        int[] now = quarter(place, q, week);
        boolean other = week == 0 || !Arrays.equals(now, quarter(place, q, week - 1));
        if (now.length > 0 && other) {
          rows.append(id(place)).append(',').append(quarterName(q)).append(',');
          rows.append(date(week)).append(',').append(value(now)).append('\n');
        }
      }
    }
    return rows.toString();
  }

  static String quarterName(int quarter) {
    YearMonth first = FIRST.plusMonths(3L * quarter);
    return first.getYear() + "-Q" + ((first.getMonthValue() - 1) / 3 + 1);
  }
}
