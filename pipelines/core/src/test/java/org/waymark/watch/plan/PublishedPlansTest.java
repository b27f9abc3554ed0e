package org.waymark.watch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waymark.statistics.Reference;

/** Trackers that governments published, where they are at hand. */
class PublishedPlansTest {
  private static final LocalDate AUGUST = LocalDate.of(2012, 8, 1);

  private static List<PlanRow> businessPlans(String day) {
    Path file = Reference.data("uk_business_plans").resolve("actions_" + day + ".csv");
    List<PlanRow> rows = new ArrayList<>();
    for (NamedCsvRecord row : Reference.rows(file)) {
      rows.add(
          new PlanRow(
              "tracker",
              row.getField("subaction_id"),
              row.getField("subaction_body"),
              LocalDate.parse(day),
              PlanDate.of(row.getField("subaction_schedule_end_date")).day(),
              PlanDate.of(row.getField("act_start")).day(),
              PlanDate.of(row.getField("act_end")).day(),
              row.getField("end_status"),
              row.getField("dept_abb"),
              "",
              List.of(),
              "",
              file.getFileName() + ":" + row.getStartingLineNumber()));
    }
    return rows;
  }

  @Test
  void the_business_plans_of_2012_have_136_due_actions_with_their_known_outcomes() {
    List<PlanRow> rows = new ArrayList<>(businessPlans("2012-08-01"));
    rows.addAll(businessPlans("2012-07-21"));
    PlanHistory plan = PlanHistory.of(rows, AUGUST);
    assertEquals(2, plan.snapshots().size());
    assertEquals(0, plan.items().stream().mapToInt(PlanItem::moved).sum());
    List<PlanItem> due = DoneShare.due(plan, AUGUST);
    assertEquals(136, due.size());
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (PlanItem item : due) {
      outcomes.merge(
          Outcome.of(item.firstDue().orElseThrow(), item.done(), AUGUST), 1, Integer::sum);
    }
    assertEquals("{EARLY=17, ON_TIME=86, LATE=9, OVERDUE=24}", outcomes.toString());
  }

  @Test
  void of_148_dated_major_projects_40_were_later_a_year_on_and_31_by_more_than_six_months() {
    List<PlanRow> rows = new ArrayList<>(gmpp(2021));
    rows.addAll(gmpp(2022));
    PlanHistory plan = PlanHistory.of(rows, LocalDate.of(2022, 3, 31));
    List<PlanItem> dated = new ArrayList<>();
    for (PlanItem item : plan.items()) {
      long seen =
          rows.stream().filter(r -> r.id().equals(item.id()) && r.due().isPresent()).count();
      if (seen == 2) {
        dated.add(item);
      }
    }
    assertEquals(148, dated.size());
    assertEquals(40, dated.stream().filter(i -> i.slipDays().getAsLong() > 14).count());
    assertEquals(31, dated.stream().filter(i -> i.slipDays().getAsLong() > 183).count());
    assertEquals(6, dated.stream().filter(i -> i.slipDays().getAsLong() < -14).count());
    ColourAudit audit = ColourAudit.of(rows, LocalDate.of(2022, 3, 31));
    assertEquals(31, audit.byClaim().values().stream().mapToInt(c -> c.later()).sum());
    assertTrue(audit.aucInterval().orElseThrow().low() < audit.auc().getAsDouble());
  }

  private static List<PlanRow> gmpp(int year) {
    Path file = Reference.data("gmpp").resolve("gmpp_" + year + ".csv");
    List<PlanRow> rows = new ArrayList<>();
    for (NamedCsvRecord row : Reference.rows(file)) {
      String claim = "";
      Optional<LocalDate> end = Optional.empty();
      for (String name : row.getHeader()) {
        String plain = name.toLowerCase(java.util.Locale.ROOT);
        if (plain.contains("delivery confidence assessment") && !plain.startsWith("dep")) {
          claim = Claim.of(row.getField(name)).map(Claim::word).orElse(claim);
        }
        if (plain.startsWith("project - end date")) {
          end = PlanDate.of(row.getField(name)).day();
        }
      }
      rows.add(
          new PlanRow(
              "tracker",
              row.getField("GMPP ID Number"),
              row.getField("Project Name"),
              LocalDate.of(year, 3, 31),
              end,
              Optional.empty(),
              Optional.empty(),
              claim,
              row.getField("Department"),
              "",
              List.of(),
              "",
              ""));
    }
    return rows;
  }
}
