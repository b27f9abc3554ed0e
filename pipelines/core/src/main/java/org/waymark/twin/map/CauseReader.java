package org.waymark.twin.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.waymark.registry.Fields;
import org.waymark.registry.FileProblems;
import org.waymark.registry.Keys;
import org.waymark.registry.Problem;
import org.waymark.registry.Wording;
import org.waymark.registry.WorkspaceFiles;
import org.waymark.registry.YamlNode;
import org.waymark.registry.YamlTree;

/** Reads {@code causes} of missions and reports every problem at once. */
public final class CauseReader {
  private static final Keys CAUSE =
      new Keys(
          "a cause",
          List.of("from", "to", "sign"),
          List.of("evidence", "grade", "source"),
          Map.of());

  private static final Map<String, Integer> SIGNS =
      Map.of("+", 1, "+1", 1, "1", 1, "-", -1, "-1", -1, "\u2212", -1, "0", 0);

  private CauseReader() {}

  /**
   * What came of reading.
   *
   * @param maps one for each mission with causes, by mission
   */
  public record Reading(List<CauseMap> maps, List<Problem> problems) {}

  /** The maps of all missions. */
  public static Reading read(WorkspaceFiles files) {
    List<CauseMap> maps = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    files
        .contents()
        .forEach(
            (path, bytes) -> {
              if (WorkspaceFiles.isMission(path)) {
                // What is wrong with the rest of the file is the registry's to say.
                YamlTree.read(bytes, new FileProblems(path, new ArrayList<>()))
                    .flatMap(root -> map(root, new FileProblems(path, problems)))
                    .ifPresent(maps::add);
              }
            });
    maps.sort(java.util.Comparator.comparing(CauseMap::missionId));
    return new Reading(List.copyOf(maps), problems.stream().sorted().toList());
  }

  private static Optional<CauseMap> map(YamlNode root, FileProblems problems) {
    if (!(root instanceof YamlNode.Mapping mapping)) {
      return Optional.empty();
    }
    String mission = "";
    YamlNode causes = null;
    for (YamlNode.Entry entry : mapping.entries()) {
      if (entry.key().text().equals("id") && entry.value() instanceof YamlNode.Scalar id) {
        mission = id.text();
      }
      causes = entry.key().text().equals("causes") ? entry.value() : causes;
    }
    if (causes == null) {
      return Optional.empty();
    }
    List<CauseMap.Cause> read = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    List<YamlNode> items =
        causes instanceof YamlNode.Sequence list ? list.items() : List.of(causes);
    for (YamlNode item : items) {
      Fields.of(item, CAUSE, problems)
          .flatMap(fields -> cause(fields, problems))
          .ifPresent(
              cause -> {
                if (!seen.add(cause.from() + "\n" + cause.to())) {
                  problems.error(
                      item.at(),
                      "two causes lead from "
                          + Wording.quoted(cause.from())
                          + " to "
                          + Wording.quoted(cause.to()),
                      "one arrow between two nodes");
                } else {
                  read.add(cause);
                }
              });
    }
    CauseMap map = CauseMap.of(mission, read);
    List<String> free =
        map.nodes().stream().filter(node -> !seen.contains(node + "\n" + node)).toList();
    if (!free.isEmpty()) {
      problems.error(
          causes.at(),
          "nothing says whether "
              + Wording.anyOf(free)
              + (free.size() == 1 ? " holds itself back" : " hold themselves back"),
          "an arrow of each node to itself, such as `{from: "
              + free.get(0)
              + ", to: "
              + free.get(0)
              + ", sign: \"-\"}`; sign `0` where it does not");
      return Optional.empty();
    }
    return read.isEmpty() ? Optional.empty() : Optional.of(map);
  }

  private static Optional<CauseMap.Cause> cause(Fields fields, FileProblems problems) {
    Optional<String> from = fields.text("from");
    Optional<String> to = fields.text("to");
    Optional<Integer> sign = fields.oneOf("sign", SIGNS);
    String key = fields.has("evidence") ? "evidence" : "grade";
    OptionalDouble evidence = fields.has(key) ? fields.number(key) : OptionalDouble.of(1);
    String source = fields.has("source") ? fields.text("source").orElse("") : "";
    double grade = evidence.orElse(1);
    if (grade != Math.rint(grade) || grade < 1 || grade > 5) {
      problems.error(
          fields.at(key),
          "this is not a grade of evidence",
          "a whole number from 1 (somebody says so) to 5 (trials in several places)");
      return Optional.empty();
    }
    if (from.isEmpty() || to.isEmpty() || sign.isEmpty()) {
      return Optional.empty();
    }
    boolean itself = from.get().equals(to.get());
    if (sign.get() == 0 && !itself) {
      problems.error(
          fields.at("sign"), "an arrow with sign 0 says nothing", "`+` or `-`, or no arrow");
      return Optional.empty();
    }
    return Optional.of(new CauseMap.Cause(from.get(), to.get(), sign.get(), (int) grade, source));
  }
}
