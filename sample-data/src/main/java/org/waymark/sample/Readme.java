package org.waymark.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waymark.sample.Planted.Fact;

/** The page that names what is planted, from its template and the ledger. */
final class Readme {
  private final Planted planted;
  private final Gazetteer gazetteer;
  private final int reports;

  Readme(Planted planted, Gazetteer gazetteer, int reports) {
    this.planted = planted;
    this.gazetteer = gazetteer;
    this.reports = reports;
  }

  /** The text of README.md. */
  String text() {
    return Csv.resource("README.md")
        .replace("@places@", places())
        .replace("@deviants@", deviants())
        .replace(
            "@goals@",
            table(
                "indicator | place | pace | goal",
                planted.ofKind("goal"),
                f -> cells(f.indicator(), or(f.place(), "all"), f.size(), f.note())))
        .replace(
            "@whole@",
            table(
                "mission | indicator | place | onset | effect",
                planted.ofKind("whole-place"),
                f ->
                    cells(
                        f.mission(),
                        f.indicator(),
                        f.place() + " " + name(f.place()),
                        f.onset(),
                        f.size())))
        .replace(
            "@missing@",
            table(
                "mission | indicator | place | from | what",
                Stream.concat(
                        planted.ofKind("stopped").stream(), planted.ofKind("provisional").stream())
                    .toList(),
                f ->
                    cells(
                        f.mission(),
                        f.indicator(),
                        f.place().isEmpty() ? "all" : f.place() + " " + name(f.place()),
                        f.onset(),
                        f.note())))
        .replace(
            "@held@",
            table(
                "mission | indicator | goal",
                planted.ofKind("goal-held"),
                f -> cells(f.mission(), f.indicator(), f.note())))
        .replace("@reports@", themes())
        .replace("@practices@", practices("practice"))
        .replace("@surge@", "A surge since the clocks changed:\n\n" + practices("theme-rise"))
        .replace(
            "@adoptions@",
            table(
                "mission | indicator | place | since | effect | practice and verdict",
                planted.ofKind("adoption"),
                f ->
                    cells(
                        f.mission(),
                        f.indicator(),
                        f.place() + " " + name(f.place()),
                        f.onset(),
                        f.size(),
                        f.note())))
        .replace("@personal@", personal())
        .replace(
            "@dirt@",
            table(
                "file | line | reason | content",
                planted.ofKind("dirt"),
                f -> cells(f.file(), f.line(), f.reason(), "`" + f.note() + "`")))
        .replace(
            "@duplicates@",
            table(
                "file | line | kind",
                planted.ofKind("duplicate"),
                f -> cells(f.file(), f.line(), f.reason())))
        .replace("@rows@", rows());
  }

  private String places() {
    return "Places: "
        + gazetteer.ofType(Gazetteer.TRUST).size()
        + " hospital trusts and "
        + gazetteer.ofType(Gazetteer.DISTRICT).size()
        + " districts, under six regions and the country.";
  }

  private String deviants() {
    List<Fact> facts =
        planted.all().stream()
            .filter(f -> List.of("deviant", "negative", "counterpart").contains(f.kind()))
            .toList();
    return table(
        "mission | indicator | place | onset | effect | kind | must show | note",
        facts,
        f ->
            cells(
                f.mission(),
                f.indicator(),
                f.place() + " " + name(f.place()),
                f.onset(),
                f.size(),
                f.kind(),
                f.reason(),
                f.note()));
  }

  private String themes() {
    return reports
        + " reports are accepted. Those that carry a phrase of a theme, as whole words in any case:\n\n"
        + table(
            "mission | theme | reports",
            planted.ofKind("theme"),
            f -> cells(f.mission(), f.indicator(), f.size()));
  }

  private String practices(String kind) {
    return table(
        "mission | theme | place | since | share of reports | of",
        planted.ofKind(kind),
        f ->
            cells(
                f.mission(),
                f.indicator(),
                f.place() + " " + name(f.place()),
                f.onset(),
                f.size(),
                f.note()));
  }

  private String personal() {
    Map<String, Integer> counts = new TreeMap<>();
    planted.ofKind("personal").forEach(f -> counts.merge(f.reason(), 1, Integer::sum));
    StringBuilder text = new StringBuilder("| detail | reports |\n|---|---|\n");
    counts.forEach((kind, n) -> text.append(cells(kind, Integer.toString(n))));
    return text.toString().stripTrailing();
  }

  private String rows() {
    List<String> checks =
        List.of("read", "accepted", "rejected", "skipped", "superseded", "conflict");
    Map<String, Map<String, String>> files = new TreeMap<>();
    for (Fact fact : planted.ofKind("rows")) {
      files.computeIfAbsent(fact.file(), file -> new TreeMap<>()).put(fact.reason(), fact.size());
    }
    StringBuilder text = new StringBuilder("| file | " + String.join(" | ", checks) + " |\n|---|");
    text.append("---|".repeat(checks.size())).append('\n');
    files.forEach(
        (file, counts) -> {
          text.append("| ").append(file);
          checks.forEach(check -> text.append(" | ").append(counts.getOrDefault(check, "")));
          text.append(" |\n");
        });
    return text.toString().stripTrailing();
  }

  private static String table(String head, List<Fact> facts, Function<Fact, String> row) {
    StringBuilder text = new StringBuilder("| " + head + " |\n|");
    text.append("---|".repeat(head.split("\\|").length)).append('\n');
    facts.forEach(fact -> text.append(row.apply(fact)));
    return text.toString().stripTrailing();
  }

  private static String cells(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String or(String text, String instead) {
    return text.isEmpty() ? instead : text;
  }

  private String name(String place) {
    return gazetteer.all().stream()
        .filter(p -> p.id().equals(place))
        .map(SamplePlace::name)
        .findFirst()
        .orElse("");
  }
}
