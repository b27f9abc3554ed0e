package org.waymark.watch.money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which payees are new, and how new as many payees of whole expense areas of the same payers are.
 * Payees cluster by area, so areas are drawn, not payees.
 */
public final class Payees {
  /** Random sets of areas that a mission is compared with. */
  public static final int SETS = 199;

  /** Above this share of new payees elsewhere, files or names have changed. */
  private static final double NAMES_CHANGED = 0.60;

  private static final int FEWEST_AREAS = 5;
  private static final int FEWEST_PAYEES = 5;

  private final Organisations names;
  private final List<MoneyRow> paid;
  private final Map<String, LocalDate> first = new HashMap<>();
  private final Map<String, TreeSet<LocalDate>> daysByPayer = new HashMap<>();

  /** Learns when each organisation was first paid, by anybody and by each payer. */
  public Payees(List<MoneyRow> rows) {
    names = Organisations.of(rows);
    paid = rows.stream().filter(MoneyRow::isPaid).filter(row -> row.amount() > 0).toList();
    for (MoneyRow row : paid) {
      String payee = names.payee(row);
      if (isBody(payee)) {
        first.merge(payee, row.date(), Payees::earlier);
        daysByPayer
            .computeIfAbsent(payer(row) + "\n" + payee, both -> new TreeSet<>())
            .add(row.date());
      }
    }
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return b.isBefore(a) ? b : a;
  }

  private static boolean isBody(String payee) {
    return !payee.equals(Organisations.PERSON) && !payee.equals("not named");
  }

  private static String payer(MoneyRow row) {
    return Organisations.plain(row.payer());
  }

  /** Which names mean one organisation. */
  public Organisations names() {
    return names;
  }

  /** The day on which an organisation was first paid. */
  public Optional<LocalDate> first(String payee) {
    return Optional.ofNullable(first.get(payee));
  }

  /**
   * How new a mission's payees are.
   *
   * @param payees organisations that the mission's payers paid for it
   * @param fresh of these, new ones
   * @param elsewhere share of new ones among the same payers' payees in other areas
   * @param least share of the random sets that are as new as the mission, or newer: above .5, the
   *     mission is no newer than the rest
   * @param most share of the random sets that are no newer than the mission: at most .05, it has
   *     fewer new payees than such a set usually has
   */
  public record Newness(int payees, int fresh, double elsewhere, double least, double most) {
    /** The share of new ones. */
    public double share() {
      return fresh / (double) payees;
    }
  }

  /**
   * Compares a mission's payees of some time with sets of whole areas.
   *
   * @param from the first day
   * @param to the last day
   * @param known a payee whose payer paid it from this day to the day before {@code from} is known
   * @param seed so that the same rows give the same sets
   * @return empty where too little is known, with the reason
   */
  public Compared compare(
      String mission, LocalDate from, LocalDate to, LocalDate known, long seed) {
    Set<String> payers = new HashSet<>();
    Map<String, Boolean> own = new TreeMap<>();
    Map<String, Map<String, Boolean>> areas = new TreeMap<>();
    Map<String, Boolean> rest = new TreeMap<>();
    List<MoneyRow> within =
        paid.stream()
            .filter(row -> !row.date().isBefore(from) && !row.date().isAfter(to))
            .filter(row -> isBody(names.payee(row)))
            .toList();
    for (MoneyRow row : within) {
      if (row.mission().equals(mission)) {
        payers.add(payer(row));
        own.put(payer(row) + "\n" + names.payee(row), isNew(row, known, from));
      }
    }
    for (MoneyRow row : within) {
      if (!row.mission().equals(mission) && payers.contains(payer(row))) {
        String payee = payer(row) + "\n" + names.payee(row);
        boolean fresh = isNew(row, known, from);
        rest.put(payee, fresh);
        if (!row.expenseArea().isEmpty()) {
          areas
              .computeIfAbsent(payer(row) + "\n" + row.expenseArea(), area -> new TreeMap<>())
              .put(payee, fresh);
        }
      }
    }
    if (own.size() < FEWEST_PAYEES) {
      return Compared.not("the mission has " + own.size() + " payees, and a verdict needs 5");
    }
    int others = areas.values().stream().mapToInt(Map::size).sum();
    if (areas.size() < FEWEST_AREAS || others < own.size()) {
      return Compared.not(
          "its payers' other money has "
              + areas.size()
              + " expense areas with "
              + others
              + " payees, which is too few to compare with");
    }
    double elsewhere = share(rest);
    if (elsewhere > NAMES_CHANGED) {
      return Compared.not(
          "over 60% of its payers' other payees are new too: files or names have changed");
    }
    return new Compared(Optional.of(drawn(own, areas, elsewhere, seed)), "");
  }

  /**
   * What came of a comparison.
   *
   * @param why there is none; "" where there is one
   */
  public record Compared(Optional<Newness> newness, String why) {
    static Compared not(String why) {
      return new Compared(Optional.empty(), why);
    }
  }

  private static Newness drawn(
      Map<String, Boolean> own,
      Map<String, Map<String, Boolean>> areas,
      double elsewhere,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Map<String, Boolean>> all = new ArrayList<>(areas.values());
    double share = share(own);
    int asNew = 0;
    int noNewer = 0;
    for (int set = 0; set < SETS; set++) {
      List<Map<String, Boolean>> dealt = new ArrayList<>(all);
      Map<String, Boolean> drawn = new HashMap<>();
      for (int a = 0; a < dealt.size() && drawn.size() < own.size(); a++) {
        Collections.swap(dealt, a, a + random.nextInt(dealt.size() - a));
        drawn.putAll(dealt.get(a));
      }
      double other = share(drawn);
      asNew += other >= share ? 1 : 0;
      noNewer += other <= share ? 1 : 0;
    }
    int fresh = (int) own.values().stream().filter(f -> f).count();
    return new Newness(
        own.size(), fresh, elsewhere, (1.0 + asNew) / (1 + SETS), (1.0 + noNewer) / (1 + SETS));
  }

  private static double share(Map<String, Boolean> payees) {
    return payees.values().stream().filter(f -> f).count() / (double) payees.size();
  }

  private boolean isNew(MoneyRow row, LocalDate known, LocalDate from) {
    TreeSet<LocalDate> days = daysByPayer.get(payer(row) + "\n" + names.payee(row));
    return days == null || days.subSet(known, from).isEmpty();
  }
}
