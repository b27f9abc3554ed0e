package org.waymark.watch.mission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Feed;
import org.waymark.registry.Intervention;
import org.waymark.registry.Mission;
import org.waymark.registry.RecordKind;
import org.waymark.registry.Workspace;
import org.waymark.watch.log.LogKind;
import org.waymark.watch.log.LogRow;
import org.waymark.watch.money.MoneyRow;
import org.waymark.watch.people.PersonRow;
import org.waymark.watch.plan.PlanRow;

/**
 * The records of a workspace by the mission that claims them.
 *
 * @param plan rows of plans by mission
 * @param log rows of logs by mission
 * @param money all rows of money in the order of their files, those that nobody claims too
 * @param people all rows of rosters, those that nobody claims too
 * @param feeds what became of the rows of each feed
 */
public record MissionRecords(
    SortedMap<String, List<PlanRow>> plan,
    SortedMap<String, List<LogRow>> log,
    List<MoneyRow> money,
    List<PersonRow> people,
    SortedMap<String, Claims> feeds) {
  private static final Pattern BETWEEN_IDS = Pattern.compile("\\s*[,;|\\n]\\s*");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[,;|\\s]+");

  /**
   * What became of the rows of a feed.
   *
   * @param unclaimed rows that no mission claims
   * @param claimedTwice rows that conditions for two targets claim
   * @param unknownKind log rows whose kind is not one of the eight
   */
  public record Claims(int rows, int unclaimed, int claimedTwice, int unknownKind) {
    Claims plus(Claims other) {
      return new Claims(
          rows + other.rows,
          unclaimed + other.unclaimed,
          claimedTwice + other.claimedTwice,
          unknownKind + other.unknownKind);
    }
  }

  /**
   * The mission and intervention that a target of {@code attach} is, or an area of the workspace.
   */
  private record Target(String mission, String intervention, String area) {
    Target(String mission, String intervention) {
      this(mission, intervention, "");
    }
  }

  private static final Target NOBODY = new Target("", "", "");

  /**
   * Sorts records to missions. Rows of a feed without {@code attach} belong to the only mission,
   * where there is one.
   *
   * @param files name of a file by its position in the inventory
   * @param redact what a text becomes before it is published, given the position of its feed
   */
  public static MissionRecords of(
      Workspace workspace,
      Collection<RecordBatch> batches,
      IntFunction<String> files,
      IntFunction<UnaryOperator<String>> redact) {
    SortedMap<String, Target> targets = targets(workspace);
    MissionRecords records =
        new MissionRecords(
            new TreeMap<>(),
            new TreeMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new TreeMap<>());
    Map<String, String> words = new HashMap<>();
    for (RecordBatch batch : batches) {
      String feed = workspace.feeds().get(batch.feed()).id();
      boolean toAll = isOfOnlyMission(workspace, batch.feed());
      String file = files.apply(batch.file());
      for (int row = 0; row < batch.size(); row++) {
        Optional<Target> target =
            Optional.ofNullable(
                targets.get(toAll ? workspace.missions().get(0).id() : batch.attachedTo(row)));
        boolean known =
            switch (batch.kind()) {
              case PLAN, MONEY, PEOPLE -> true;
              case LOG -> LogKind.of(batch.text(row, "kind")).isPresent();
              default -> false;
            };
        records.count(
            feed, batch, row, target.isEmpty(), batch.kind().word().equals("log") && !known);
        Target to = target.orElse(NOBODY);
        if (batch.kind() == RecordKind.MONEY) {
          records.money.add(money(feed, batch, row, to, words, file));
        } else if (batch.kind() == RecordKind.PEOPLE) {
          records.people.add(person(feed, batch, row, to, words, file));
        } else if (target.isPresent() && known) {
          String source = file + ":" + batch.line(row);
          String title = redact.apply(batch.feed()).apply(batch.text(row, "title"));
          if (batch.kind() == RecordKind.PLAN) {
            records
                .plan
                .computeIfAbsent(target.get().mission(), id -> new ArrayList<>())
                .add(plan(feed, batch, row, target.get(), title, source));
          } else {
            records
                .log
                .computeIfAbsent(target.get().mission(), id -> new ArrayList<>())
                .add(log(feed, batch, row, title, source));
          }
        }
      }
    }
    return records;
  }

  private void count(
      String feed, RecordBatch batch, int row, boolean unclaimed, boolean unknownKind) {
    feeds.merge(
        feed,
        new Claims(1, unclaimed ? 1 : 0, batch.claimedTwice(row) ? 1 : 0, unknownKind ? 1 : 0),
        Claims::plus);
  }

  private static boolean isOfOnlyMission(Workspace workspace, int feed) {
    return workspace.missions().size() == 1
        && workspace.feeds().get(feed) instanceof Feed.RecordFeed records
        && records.attach().isEmpty();
  }

  private static SortedMap<String, Target> targets(Workspace workspace) {
    SortedMap<String, Target> targets = new TreeMap<>();
    for (Mission mission : workspace.missions()) {
      for (Intervention intervention : mission.watched().interventions()) {
        targets.put(intervention.id(), new Target(mission.id(), intervention.id()));
      }
    }
    for (Mission mission : workspace.missions()) {
      targets.put(mission.id(), new Target(mission.id(), ""));
    }
    return targets;
  }

  private static PlanRow plan(
      String feed, RecordBatch batch, int row, Target target, String title, String source) {
    return new PlanRow(
        feed,
        batch.text(row, "id"),
        title,
        batch.day(row, "snapshot").orElseThrow(),
        batch.day(row, "due"),
        batch.day(row, "started"),
        batch.day(row, "done"),
        batch.text(row, "claim"),
        batch.text(row, "owner_org"),
        batch.text(row, "operational_owner"),
        split(BETWEEN_IDS, batch.text(row, "blocked_by")),
        target.intervention(),
        source);
  }

  private static LogRow log(String feed, RecordBatch batch, int row, String title, String source) {
    return new LogRow(
        feed,
        batch.text(row, "id"),
        LogKind.of(batch.text(row, "kind")).orElseThrow(),
        title,
        batch.day(row, "opened").orElseThrow(),
        batch.day(row, "due"),
        batch.day(row, "closed"),
        batch.text(row, "outcome"),
        batch.text(row, "owner_org"),
        split(BETWEEN_WORDS, batch.text(row, "cites")),
        batch.day(row, "snapshot"),
        source);
  }

  /** Names come again in many rows: each is kept once. */
  private static String once(Map<String, String> words, String text) {
    String known = words.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private static MoneyRow money(
      String feed, RecordBatch batch, int row, Target to, Map<String, String> words, String file) {
    return new MoneyRow(
        feed,
        batch.file(),
        to.mission(),
        to.intervention(),
        to.area(),
        batch.text(row, "id"),
        batch.day(row, "date").orElseThrow(),
        batch.number(row, "amount").orElseThrow(),
        once(words, batch.text(row, "currency")),
        once(words, batch.text(row, "payer")),
        once(words, batch.text(row, "payee")),
        once(words, batch.text(row, "payee_id")),
        once(words, batch.text(row, "area")),
        once(words, (batch.text(row, "type") + " " + batch.text(row, "description")).strip()),
        MoneyRow.Flow.of(batch.text(row, "flow")),
        batch.day(row, "modified"),
        file + ":" + batch.line(row));
  }

  private static PersonRow person(
      String feed, RecordBatch batch, int row, Target to, Map<String, String> words, String file) {
    return new PersonRow(
        feed,
        to.mission(),
        batch.day(row, "snapshot").orElseThrow(),
        batch.text(row, "person"),
        batch.number(row, "fte").orElseThrow(),
        once(words, batch.text(row, "org")),
        once(words, batch.text(row, "team")),
        once(words, batch.text(row, "profession")),
        once(words, batch.text(row, "role")),
        once(words, batch.text(row, "employment")),
        batch.number(row, "cost").orElse(0),
        file + ":" + batch.line(row));
  }

  private static List<String> split(Pattern between, String text) {
    return text.isBlank() ? List.of() : List.of(between.split(text.strip()));
  }

  /** The rows of a mission; none where no feed brings any. */
  public static <T> List<T> of(Map<String, List<T>> byMission, String missionId) {
    return byMission.getOrDefault(missionId, List.of());
  }
}
