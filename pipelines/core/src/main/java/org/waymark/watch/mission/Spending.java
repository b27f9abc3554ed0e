package org.waymark.watch.mission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.watch.Measure;
import org.waymark.watch.Rule;
import org.waymark.watch.money.Ledger;
import org.waymark.watch.money.MoneyRow;
import org.waymark.watch.money.Organisations;
import org.waymark.watch.money.Payees;

/**
 * The money of a workspace, once for all missions.
 *
 * @param ledger rows without those that came twice
 * @param payees when each was first paid
 * @param byMission rows that each mission claims
 */
public record Spending(Ledger ledger, Payees payees, SortedMap<String, List<MoneyRow>> byMission) {

  /** The money of some rows that are known by a date. */
  public static Spending of(List<MoneyRow> delivered, LocalDate asOf) {
    Ledger ledger = Ledger.of(delivered.stream().filter(row -> !row.date().isAfter(asOf)).toList());
    SortedMap<String, List<MoneyRow>> byMission = new TreeMap<>();
    for (MoneyRow row : ledger.rows()) {
      if (!row.mission().isEmpty()) {
        byMission.computeIfAbsent(row.mission(), id -> new ArrayList<>()).add(row);
      }
    }
    return new Spending(ledger, new Payees(ledger.rows()), byMission);
  }

  /** The rows of a mission. */
  public List<MoneyRow> of(String mission) {
    return byMission.getOrDefault(mission, List.of());
  }

  /** Which names mean one organisation. */
  public Organisations names() {
    return payees.names();
  }

  /** What each feed of money delivered, for every page. */
  List<Measure> feeds() {
    List<Measure> measures = new ArrayList<>();
    ledger
        .feeds()
        .forEach(
            (feed, of) -> {
              String subject = "feed:" + feed;
              measures.add(
                  Measure.of(
                      Rule.MONEY, "delivered", subject, of.amount().doubleValue(), of.rows()));
              if (of.promised().signum() != 0) {
                measures.add(
                    Measure.of(
                        Rule.MONEY, "promised", subject, of.promised().doubleValue(), of.rows()));
              }
              if (of.again() > 0) {
                measures.add(
                    Measure.of(
                        Rule.MONEY,
                        "delivered-again",
                        subject,
                        of.again(),
                        of.rows() + of.again()));
              }
              if (of.replaced() > 0) {
                measures.add(
                    Measure.of(
                        Rule.MONEY, "replaced", subject, of.replaced(), of.rows() + of.replaced()));
              }
            });
    return measures;
  }
}
