package org.waymark.app.query;

import java.util.List;
import java.util.Locale;
import org.waymark.app.query.Change.Part;

/** A difference for people: three lines of counts, then a table for each part that differs. */
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
        "Goals, by linear pace",
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
        "Findings from %s to %s: %,d new, %,d gone, %,d standing (%,d of them changed).",
        difference.from(),
        difference.to(),
        difference.count(Part.FINDING, "new"),
        difference.count(Part.FINDING, "gone"),
        difference.sameFindings() + changed,
        changed);
    say(
        "Goals: %,d with another status, %,d with another outlook, %,d new, %,d gone, %,d unchanged.",
        difference.count(Part.GOAL, "status"),
        difference.count(Part.GOAL, "projected", "p_on_track"),
        difference.count(Part.GOAL, "new"),
        difference.count(Part.GOAL, "gone"),
        difference.sameGoals());
    say(
        "Files: %,d new, %,d changed, %,d gone. Changes of the registry: %,d. %s version ran.",
        difference.count(Part.FILE, "new"),
        difference.count(Part.FILE, "changed"),
        difference.count(Part.FILE, "gone"),
        difference.of(Part.REGISTRY).size(),
        difference.of(Part.RUN).stream().anyMatch(change -> change.what().equals("version"))
            ? "Another"
            : "The same");
  }

  private void say(String sentence, Object... values) {
    text.append(String.format(Locale.ROOT, sentence, values)).append('\n');
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
