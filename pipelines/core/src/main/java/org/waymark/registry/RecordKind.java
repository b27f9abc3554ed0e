package org.waymark.registry;

import static org.waymark.registry.RecordField.Type.DAY;
import static org.waymark.registry.RecordField.Type.DUE;
import static org.waymark.registry.RecordField.Type.NUMBER;
import static org.waymark.registry.RecordField.Type.PERSON;
import static org.waymark.registry.RecordField.Type.PROSE;
import static org.waymark.registry.RecordField.Type.WORD;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a feed of records are. A kind is its list of fields: reading, accounts and
 * refusals are the same for all.
 */
@SuppressWarnings("ImmutableEnumChecker") // The lists are unmodifiable.
public enum RecordKind {
  /** A milestone or project in one snapshot of a tracker. */
  PLAN(
      "plan",
      "snapshot",
      needed("id", WORD, "Identifier of the item, the same in every snapshot."),
      needed("title", PROSE, "What is to be done."),
      may("due", DUE, "Day by which it is due. Words such as `TBC` mean that there is none."),
      needed("snapshot", DAY, "Day of which the tracker shows the state."),
      may("forecast", DUE, "Day on which it is now expected to be done."),
      may("started", DUE, "Day on which work started."),
      may("done", DUE, "Day on which it was done."),
      may("claim", WORD, "Status or colour, as the tracker has it."),
      may("owner_org", WORD, "Organisation that answers for the item."),
      may("operational_owner", WORD, "Who runs what the item delivers."),
      may("blocked_by", WORD, "Identifiers of the items that it waits for."),
      may("cost", NUMBER, "Cost of the whole item."),
      may("notes", PROSE, "Remarks.")),

  /** A payment, grant, commitment or budget. */
  MONEY(
      "money",
      "date",
      needed("date", DAY, "Day of the payment, grant or commitment."),
      needed("amount", NUMBER, "Amount. Negative amounts are credits."),
      needed("payer", WORD, "Organisation that pays."),
      needed("payee", WORD, "Organisation that receives."),
      may("id", WORD, "Identifier of the transaction."),
      may("currency", WORD, "Currency, such as `GBP`."),
      may("payee_id", WORD, "Identifier of the payee, such as a company number."),
      may("area", WORD, "Area of expense."),
      may("type", WORD, "Type of expense."),
      may("description", PROSE, "What it is for."),
      may("flow", WORD, "`spend`, `grant`, `commitment` or `budget`."),
      may(
          "modified",
          DUE,
          "Day on which the row was changed last. Of rows with one `id` the latest counts.")),

  /** An assignment of a person, or a count of people, in one snapshot. */
  PEOPLE(
      "people",
      "snapshot",
      needed("org", WORD, "Organisation that employs."),
      needed("fte", NUMBER, "Full-time equivalents."),
      needed("snapshot", DAY, "Day of which the rows show the state."),
      may("person", PERSON, "The person. Kept only as a keyed digest within a run."),
      may("count", NUMBER, "Number of people, where a row is not one person."),
      may("team", WORD, "Team."),
      may("profession", WORD, "Profession."),
      may("role", WORD, "Role in the mission."),
      may("employment", WORD, "`staff`, `agency` or `consultant`."),
      may("cost", NUMBER, "Cost.")),

  /** Something that was opened and should be closed. */
  LOG(
      "log",
      "opened",
      needed("id", WORD, "Identifier of the item."),
      needed(
          "kind",
          WORD,
          "`decision`, `action`, `commitment`, `dependency`, `voice`, `discovery`, `assumption` or"
              + " `routine`."),
      needed("title", PROSE, "What it says."),
      needed("opened", DAY, "Day on which it was opened."),
      may("due", DUE, "Day by which it is due."),
      may("closed", DUE, "Day on which it was closed."),
      may("outcome", WORD, "`done`, `dropped`, `stopped`, `changed` and the like."),
      may("owner_org", WORD, "Organisation that answers for the item."),
      may("cites", WORD, "Codes and identifiers that it cites."),
      may("snapshot", DAY, "Day of which the log shows the state.")),

  /** A person or cluster that was assigned to an arm of an experiment. */
  ASSIGNMENT(
      "assignment",
      "date",
      needed("experiment", WORD, "The experiment."),
      needed("unit", PERSON, "The person or cluster. Kept only as a keyed digest within a run."),
      needed("arm", WORD, "The arm to which it was assigned."),
      needed("date", DAY, "Day of the assignment."),
      may("cluster", PERSON, "The cluster that a person belongs to."),
      may("place", WORD, "The place."),
      may("stratum", WORD, "The stratum in which the draw was made."),
      may("pair", WORD, "The pair of clusters."),
      may("before", NUMBER, "Value of the outcome before the assignment.")),

  /** Outcomes of people or clusters in experiments; a value each. */
  OUTCOMES(
      "outcomes",
      "date",
      needed("experiment", WORD, "The experiment."),
      needed("unit", PERSON, "The person or cluster. Kept only as a keyed digest within a run."),
      needed("date", DAY, "Day of the outcome."),
      read("indicator", WORD, "The indicator of `values`."),
      read("value", NUMBER, "The value in its column."),
      read("absent", NUMBER, "The value of whoever has no row, where the feed says one.")),

  /** Counts by arm and week, where rows of people may not be sent. */
  ARM_COUNTS(
      "arm-counts",
      "week",
      needed("experiment", WORD, "The experiment."),
      needed("arm", WORD, "The arm."),
      needed("week", DAY, "A day in the week."),
      may("indicator", WORD, "The indicator. Default: the outcome of the experiment."),
      may("place", WORD, "The place."),
      may("stratum", WORD, "The stratum."),
      may("cluster", PERSON, "The cluster."),
      may("assigned", NUMBER, "Number assigned in the week."),
      may("due", NUMBER, "Number whose outcome was due."),
      may("numerator", NUMBER, "Number with the event."),
      may("denominator", NUMBER, "Number with a known outcome."),
      may("n", NUMBER, "Number of values."),
      may("sum", NUMBER, "Sum of the values."),
      may("sum_of_squares", NUMBER, "Sum of their squares.")),

  /** A learning loop: from a signal to the measure after a change. */
  LOOPS(
      "loops",
      "signal",
      needed("loop", WORD, "Identifier of the loop."),
      needed("signal", DAY, "Day of the signal."),
      may("place", WORD, "The place."),
      may("decision", DUE, "Day of the decision."),
      may("change", DUE, "Day of the change."),
      may("remeasure", DUE, "Day of the measure after the change."),
      may("no_change", WORD, "`true` where the decision was to change nothing."),
      may("about", WORD, "Finding, experiment or pilot that the loop is about."),
      may("mission", WORD, "The mission. Default: that of `about`, or the only one."));

  private final String word;
  private final String knownOn;
  private final List<RecordField> fields;
  private final List<RecordField> derived;

  RecordKind(String word, String knownOn, Mapped... mapped) {
    this.word = word;
    this.knownOn = knownOn;
    this.fields = Arrays.stream(mapped).map(Mapped::field).toList();
    this.derived = Arrays.stream(mapped).filter(Mapped::derived).map(Mapped::field).toList();
  }

  /** The word for the kind in {@code kind}. */
  public String word() {
    return word;
  }

  /** All fields of its records, in the order in which records hold them. */
  public List<RecordField> fields() {
    return fields;
  }

  /** The fields that a map may name. Others come from elsewhere in the feed. */
  public List<RecordField> mapped() {
    return fields.stream().filter(field -> !derived.contains(field)).toList();
  }

  /** The field by which a record becomes known: it is not seen before that day. */
  public RecordField knownOn() {
    return field(knownOn);
  }

  /** Whether a row has several values, each with its indicator. */
  public boolean hasValues() {
    return this == OUTCOMES;
  }

  /** Whether rows may be attached to missions and their interventions by what they hold. */
  public boolean attachable() {
    return this == PLAN || this == MONEY || this == PEOPLE || this == LOG;
  }

  /**
   * What records are for, so that those which belong together meet: {@code watch} for what a
   * mission's office keeps, {@code learning} for experiments and loops.
   */
  public String use() {
    return attachable() ? "watch" : "learning";
  }

  /** Whether rows are about single persons, so that refused rows show no other column. */
  public boolean ofPersons() {
    return fields.stream().anyMatch(field -> field.type() == PERSON);
  }

  /**
   * Position of a field among {@link #fields()}.
   *
   * @throws IllegalArgumentException where the kind has no such field
   */
  public int position(String name) {
    for (int f = 0; f < fields.size(); f++) {
      if (fields.get(f).name().equals(name)) {
        return f;
      }
    }
    throw new IllegalArgumentException("a record of kind " + word + " has no field " + name);
  }

  /** The field of that name; see {@link #position}. */
  public RecordField field(String name) {
    return fields.get(position(name));
  }

  /** The kind that a feed names. */
  public static Optional<RecordKind> of(String word) {
    for (RecordKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private record Mapped(RecordField field, boolean derived) {}

  private static Mapped needed(String name, RecordField.Type type, String meaning) {
    return new Mapped(new RecordField(name, type, true, meaning), false);
  }

  private static Mapped may(String name, RecordField.Type type, String meaning) {
    return new Mapped(new RecordField(name, type, false, meaning), false);
  }

  private static Mapped read(String name, RecordField.Type type, String meaning) {
    return new Mapped(new RecordField(name, type, false, meaning), true);
  }
}
