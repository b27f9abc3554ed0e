package org.waymark.watch.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.waymark.registry.Intervention;
import org.waymark.registry.Mission;

/**
 * What one payer paid one payee for one intervention in a quarter.
 *
 * @param intervention "" where no intervention claims it
 * @param payee as it is written first; a person is not named
 * @param purpose consultancy, agency, staff or other
 * @param amount exact sum
 * @param rows how many
 * @param first the first day in the quarter
 * @param method of the intervention
 */
public record MoneyFlow(
    String intervention,
    String payer,
    String payee,
    MoneyRow.Flow flow,
    Consultants.Purpose purpose,
    String currency,
    String quarter,
    BigDecimal amount,
    int rows,
    LocalDate first,
    Optional<String> method) {

  /** The flows of a mission's rows, in order of what tells them apart. */
  public static List<MoneyFlow> of(Mission mission, List<MoneyRow> rows, Organisations names) {
    SortedMap<String, MoneyFlow> flows = new TreeMap<>();
    Map<String, String> shown = new HashMap<>();
    Set<String> used = new HashSet<>();
    for (MoneyRow row : rows) {
      if (!shown.containsKey(names.payee(row))) {
        shown.put(names.payee(row), unused(Organisations.shown(row.payee()), used));
      }
      Consultants.Purpose purpose = Consultants.purpose(row.words());
      String key =
          String.join(
              "\n",
              row.intervention(),
              row.payer(),
              names.payee(row),
              row.flow().word(),
              purpose.word(),
              row.currency(),
              row.quarter());
      MoneyFlow before = flows.get(key);
      BigDecimal amount = BigDecimal.valueOf(row.amount());
      flows.put(
          key,
          before == null
              ? new MoneyFlow(
                  row.intervention(),
                  row.payer(),
                  shown.getOrDefault(names.payee(row), Organisations.shown(row.payee())),
                  row.flow(),
                  purpose,
                  row.currency(),
                  row.quarter(),
                  amount,
                  1,
                  row.date(),
                  method(mission, row.intervention()))
              : before.plus(amount, row.date()));
    }
    return List.copyOf(flows.values());
  }

  /** Two organisations may share a name; a number tells them apart. */
  private static String unused(String name, Set<String> used) {
    String unused = name;
    for (int n = 2; !used.add(unused); n++) {
      unused = name + " (" + n + ")";
    }
    return unused;
  }

  private MoneyFlow plus(BigDecimal more, LocalDate day) {
    return new MoneyFlow(
        intervention,
        payer,
        payee,
        flow,
        purpose,
        currency,
        quarter,
        amount.add(more),
        rows + 1,
        day.isBefore(first) ? day : first,
        method);
  }

  private static Optional<String> method(Mission mission, String intervention) {
    return mission.watched().interventions().stream()
        .filter(one -> one.id().equals(intervention))
        .findFirst()
        .flatMap(Intervention::method);
  }
}
