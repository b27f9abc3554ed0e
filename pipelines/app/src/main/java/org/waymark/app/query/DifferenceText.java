package org.waymark.app.query;

import java.util.List;
import java.util.Locale;
import org.waymark.app.query.Change.Part;

/** A difference for people: three sentences, then a table for each part that differs. */
final class DifferenceText {
  private final Difference difference;
  private final StringBuilder text = new StringBuilder();

  DifferenceText(Difference difference) {
    this.difference = difference;
  }

  String text() {
    sentences();
    table(
        "Findings",
        Part.FINDING,
        List.of("what", "mission", "finding", "from", "to", "reason"),
        change ->
            List.of(
                change.what(),
                change.mission(),
                change.name(),
                change.from(),
                change.to(),
                reason(change)));
    table(
        "Goals, by the straight line",
        Part.GOAL,
        List.of("goal", "what", "from", "to", "reason"),
        change -> List.of(change.id(), change.what(), change.from(), change.to(), reason(change)));
    table("Rows of tables", Part.TABLE, List.of("table", "from", "to"), DifferenceText::ends);
    table(
        "Files, delivered and of the registry",
        Part.FILE,
        List.of("what", "file", "from", "to"),
        change -> List.of(change.what(), change.id(), change.from(), change.to()));
    table(
        "Registry",
        Part.REGISTRY,
        List.of("entry", "what", "from", "to"),
        change -> List.of(change.id(), change.what(), change.from(), change.to()));
    table("Run", Part.RUN, List.of("what", "from", "to"), DifferenceText::ends);
    return text.toString();
  }

  private void sentences() {
    long changed = difference.count(Part.FINDING, "tier", "effect", "onset", "data");
    say(
        "From %s to %s: %s new, %d gone, %d standing, of which %d changed.",
        difference.from(),
        difference.to(),
        counted(difference.count(Part.FINDING, "new"), "finding"),
        difference.count(Part.FINDING, "gone"),
        difference.sameFindings() + changed,
        changed);
    say(
        "%s changed status, %d changed outlook, %d came, %d went, %d are as they were.",
        counted(difference.count(Part.GOAL, "status"), "goal"),
        difference.count(Part.GOAL, "projected", "p_on_track"),
        difference.count(Part.GOAL, "new"),
        difference.count(Part.GOAL, "gone"),
        difference.sameGoals());
    say(
        "%s came, %d changed, %d went; the registry differs in %s; %s.",
        counted(difference.count(Part.FILE, "new"), "file"),
        difference.count(Part.FILE, "changed"),
        difference.count(Part.FILE, "gone"),
        counted(difference.of(Part.REGISTRY).size(), "thing"),
        difference.of(Part.RUN).stream().anyMatch(change -> change.what().equals("version"))
            ? "another version ran"
            : "the same version ran");
  }

  private void say(String sentence, Object... values) {
    text.append(String.format(Locale.ROOT, sentence, values)).append('\n');
  }

  private static String counted(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private static String reason(Change change) {
    return change.detail().isEmpty() ? change.reason() : change.reason() + ": " + change.detail();
  }

  private static List<String> ends(Change change) {
    return List.of(change.id(), change.from(), change.to());
  }

  /** How a change becomes a row. */
  @FunctionalInterface
  private interface Row {
    List<String> of(Change change);
  }

  private void table(String title, Part part, List<String> header, Row row) {
    List<Change> changes = difference.of(part);
    if (changes.isEmpty()) {
      return;
    }
    List<List<String>> rows = changes.stream().map(row::of).toList();
    text.append('\n').append(title).append("\n\n").append(TextTable.of(header, rows));
  }
}
