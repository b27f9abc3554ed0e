package org.waymark.watch.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.waymark.watch.Finding;
import org.waymark.watch.Measure;
import org.waymark.watch.Reading;

class MoneyTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  private static MoneyRow row(
      int file, String mission, String id, String date, double amount, String payer, String payee) {
    return row(file, mission, id, date, amount, payer, payee, "", "IT", "a");
  }

  private static MoneyRow row(
      int file,
      String mission,
      String id,
      String date,
      double amount,
      String payer,
      String payee,
      String payeeId,
      String words,
      String area) {
    return new MoneyRow(
        "money",
        file,
        mission,
        "",
        "",
        id,
        LocalDate.parse(date),
        amount,
        "GBP",
        payer,
        payee,
        payeeId,
        area,
        words,
        MoneyRow.Flow.SPEND,
        Optional.empty(),
        "f:1");
  }

  private static double value(Reading reading, String name) {
    return reading.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .orElseThrow();
  }

  private static List<String> sentences(Reading reading) {
    return reading.findings().stream().map(Finding::sentence).toList();
  }

  @Test
  void two_equal_lines_of_one_file_stand_and_a_second_delivery_counts_once() {
    MoneyRow line = row(1, "m", "7", "2026-01-05", 10.10, "D", "A");
    MoneyRow again = row(2, "m", "7", "2026-01-05", 10.10, "D", "A");
    MoneyRow third = row(2, "m", "7", "2026-01-05", 10.10, "D", "A");
    Ledger ledger =
        Ledger.of(
            List.of(line, line, again, third, row(2, "m", "8", "2026-01-05", -0.1, "D", "A")));
    assertThat(ledger.rows()).hasSize(3);
    assertThat(ledger.feeds().values().stream().map(Ledger.Feed::amount))
        .containsExactly(new BigDecimal("20.1"));
    assertThat(ledger.feeds().values().stream().map(Ledger.Feed::again)).containsExactly(2);
  }

  @Test
  void one_body_under_several_names_is_one_and_a_person_is_none() {
    List<MoneyRow> rows =
        List.of(
            row(1, "m", "1", "2026-01-05", 1, "D", "HARTWELL & CO LTD"),
            row(1, "m", "2", "2026-01-05", 1, "D", "Hartwell and Co Limited"),
            row(1, "m", "3", "2026-01-05", 1, "D", "Hartwell and Co", "00123456", "IT", "a"),
            row(
                1,
                "m",
                "4",
                "2026-01-05",
                1,
                "D",
                "Hartwell Group Trading",
                "GB-COH-00123456",
                "IT",
                "a"));
    Organisations names = Organisations.of(rows);
    assertThat(rows.stream().map(names::payee).distinct()).containsExactly("00123456");
    assertThat(Organisations.isPerson("Mr A Smith")).isTrue();
    assertThat(Organisations.isPerson("Dr Who & Partners")).isFalse();
    assertThat(Organisations.isPerson("Mrs Beeton Trust")).isFalse();
    assertThat(Organisations.shown("Dr J. Jones")).isEqualTo("[person]");
  }

  @Test
  void pooled_money_is_that_of_others_and_funders_count_by_their_shares() {
    List<MoneyRow> rows =
        List.of(
            row(1, "m", "1", "2026-01-05", 97, "Home Office", "A"),
            row(1, "m", "2", "2026-01-05", 3, "Department of Health", "A"));
    Reading reading = Pooled.of(rows, List.of("HOME OFFICE"), List.of("Home Office", "Health"));
    assertThat(value(reading, "pooled")).isCloseTo(0.03, within(1e-12));
    assertThat(value(reading, "effective-funders"))
        .isCloseTo(1 / (0.97 * 0.97 + 0.03 * 0.03), within(1e-12));
    assertThat(sentences(reading))
        .containsExactly(
            "Only 3% of the money comes from organisations other than the owner, though 2 have"
                + " staff in the mission.");
    assertThat(Pooled.of(rows, List.of(), List.of()).measures())
        .anyMatch(measure -> measure.name().equals("pooled") && measure.notTold().isPresent());
    assertThat(Pooled.effective(List.of(1.0, 1.0, 1.0, 1.0))).isCloseTo(4, within(1e-12));
  }

  private static org.assertj.core.data.Offset<Double> within(double reach) {
    return org.assertj.core.data.Offset.offset(reach);
  }

  @Test
  void consultancy_is_told_by_words_and_a_credit_takes_it_back() {
    assertThat(Consultants.purpose("CONTRACTORS & STAFF SUBSTITUTIONS"))
        .isEqualTo(Consultants.Purpose.AGENCY);
    assertThat(Consultants.purpose("Consultants - Financial - Advisory only"))
        .isEqualTo(Consultants.Purpose.CONSULTANCY);
    assertThat(Consultants.purpose("")).isEqualTo(Consultants.Purpose.UNKNOWN);
    List<MoneyRow> rows = new ArrayList<>();
    TreeMap<String, Double> staff = new TreeMap<>();
    int n = 0;
    for (String quarter : Quarters.ended(AS_OF, 8)) {
      String day = quarter.substring(0, 4) + "-0" + (3 * (quarter.charAt(6) - '0') - 2) + "-03";
      day = day.replace("-010-", "-10-");
      rows.add(row(1, "m", "c" + n, day, 18 + 3 * n, "D", "Big", "", "Consultancy", "a"));
      staff.put(quarter, 60.0);
      n++;
    }
    rows.add(row(1, "m", "x", "2026-07-03", 4_000_000, "D", "Big", "", "Consultancy", "a"));
    rows.add(row(1, "m", "y", "2026-08-03", -4_000_000, "D", "Big", "", "Consultancy", "a"));
    Reading reading = Consultants.of(rows, staff, AS_OF);
    assertThat(sentences(reading))
        .containsExactly(
            "Consultants take 39% of what consultants and staff cost together. In 2024-Q4 it was"
                + " 23%.");
    assertThat(Consultants.of(rows, new TreeMap<>(), AS_OF).findings()).isEmpty();
  }

  @Test
  void a_quarter_that_is_not_over_is_not_counted() {
    assertThat(Quarters.ended(AS_OF, 2)).containsExactly("2026-Q2", "2026-Q3");
    assertThat(Quarters.ended(LocalDate.of(2026, 12, 31), 1)).containsExactly("2026-Q4");
  }

  /**
   * Payees of one area are new together or known together. The mission is one more set of areas, so
   * whatever it shows is luck.
   */
  private static List<MoneyRow> chance(long seed, int missionAreas) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MoneyRow> rows = new ArrayList<>();
    for (int area = 0; area < 40; area++) {
      String mission = area < missionAreas ? "m" : "";
      double share = Math.max(0, Math.min(1, 0.3 + 0.25 * (random.nextDouble() * 2 - 1)));
      for (int payee = 0; payee < 6 + random.nextInt(10); payee++) {
        String name = "p" + area + "x" + payee;
        for (String day : List.of("2026-05-10", "2026-08-10")) {
          boolean fresh = random.nextDouble() < share;
          String who = fresh ? name + day : name;
          rows.add(row(1, mission, who + day, day, 5, "D", who, "", "IT", "area" + area));
        }
        rows.add(
            row(1, mission, name + "old", "2025-06-01", 5, "D", name, "", "IT", "area" + area));
      }
    }
    return rows;
  }

  @Test
  void partners_are_seldom_called_few_by_luck() {
    int fires = 0;
    for (int seed = 0; seed < 200; seed++) {
      Reading reading = NewPartners.of("m", new Payees(chance(seed, 3)), AS_OF);
      fires += reading.findings().isEmpty() ? 0 : 1;
    }
    assertThat(fires).isLessThanOrEqualTo(10);
  }

  @Test
  void a_mission_without_new_partners_is_found_and_renamed_files_refuse_a_verdict() {
    List<MoneyRow> rows = new ArrayList<>(chance(7, 0));
    for (int payee = 0; payee < 20; payee++) {
      for (String day : List.of("2025-02-01", "2026-05-10", "2026-08-10")) {
        rows.add(row(1, "m", payee + day, day, 5, "D", "usual" + payee, "", "IT", "mission"));
      }
    }
    Reading reading = NewPartners.of("m", new Payees(rows), AS_OF);
    assertThat(sentences(reading)).hasSize(1);
    assertThat(reading.findings().get(0).p().orElseThrow()).isLessThanOrEqualTo(0.05);
    List<MoneyRow> renamed =
        rows.stream()
            .map(
                r ->
                    r.date().getYear() == 2025
                        ? r
                        : row(
                            1,
                            r.mission(),
                            r.id(),
                            r.date().toString(),
                            5,
                            "D",
                            r.payee() + "!new" + r.expenseArea() + r.date(),
                            "",
                            "IT",
                            r.expenseArea()))
            .toList();
    assertThat(NewPartners.of("m", new Payees(renamed), AS_OF).measures())
        .extracting(Measure::notTold)
        .allMatch(why -> why.orElse("").contains("files or names have changed"));
  }

  @Test
  void a_mission_of_old_projects_and_known_payees_is_a_new_label() {
    LocalDate begins = LocalDate.of(2026, 4, 1);
    List<MoneyRow> rows = new ArrayList<>(chance(7, 0));
    for (int payee = 0; payee < 20; payee++) {
      for (String day : List.of("2025-06-01", "2026-05-10")) {
        rows.add(row(1, "m", payee + day, day, 5, "D", "usual" + payee, "", "IT", "mission"));
      }
    }
    List<LocalDate> starts =
        List.of(
            LocalDate.of(2024, 1, 1),
            LocalDate.of(2024, 5, 1),
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 2, 1),
            LocalDate.of(2025, 3, 1),
            LocalDate.of(2026, 5, 1));
    assertThat(sentences(Relabelled.of("m", starts, new Payees(rows), begins, AS_OF)))
        .containsExactly(
            "5 of 6 projects started more than 90 days before the mission. Its payees are as well"
                + " known to its payers as those of other areas.");
    assertThat(Relabelled.of("m", starts.subList(0, 4), new Payees(rows), begins, AS_OF).findings())
        .isEmpty();
  }
}
