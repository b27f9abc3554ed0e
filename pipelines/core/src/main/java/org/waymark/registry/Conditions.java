package org.waymark.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads which rows are meant, by columns and what they hold: {@code {type: "1", region: [north,
 * south], sex: {not: Total}, code: {empty: false}}}.
 */
final class Conditions {
  private final FileProblems problems;

  Conditions(FileProblems problems) {
    this.problems = problems;
  }

  /** The conditions under a key; none where it is absent or wrong. */
  SortedMap<String, Feed.Condition> read(Fields fields, String key) {
    return fields.node(key).map(node -> read(node, key, true)).orElseGet(TreeMap::new);
  }

  /**
   * The conditions that a node tells of.
   *
   * @param meant false where they say which rows are not meant
   */
  SortedMap<String, Feed.Condition> read(YamlNode node, String key, boolean meant) {
    SortedMap<String, Feed.Condition> conditions = new TreeMap<>();
    if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
      problems.error(
          node.at(),
          "`" + key + "` is " + node.noun() + " without columns and values",
          "columns and values such as `{type: \"1\"}`");
      return conditions;
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      Feed.Condition condition = condition(entry, key);
      conditions.put(
          entry.key().text(),
          meant ? condition : new Feed.Condition(condition.values(), !condition.accepted()));
    }
    return Collections.unmodifiableSortedMap(conditions);
  }

  /** Both sets of conditions at once; where both ask of one column, what the second asks. */
  static SortedMap<String, Feed.Condition> both(
      SortedMap<String, Feed.Condition> of, SortedMap<String, Feed.Condition> and) {
    SortedMap<String, Feed.Condition> both = new TreeMap<>(of);
    and.forEach((column, condition) -> both.merge(column, condition, Conditions::both));
    return Collections.unmodifiableSortedMap(both);
  }

  private static Feed.Condition both(Feed.Condition one, Feed.Condition other) {
    if (one.accepted() == other.accepted() && !one.accepted()) {
      return new Feed.Condition(
          Stream.concat(one.values().stream(), other.values().stream()).distinct().toList(), false);
    }
    Feed.Condition in = one.accepted() ? one : other;
    Feed.Condition second = one.accepted() ? other : one;
    List<String> left =
        in.values().stream()
            .filter(value -> second.values().contains(value) == second.accepted())
            .toList();
    return new Feed.Condition(left, true);
  }

  private Feed.Condition condition(YamlNode.Entry entry, String key) {
    if (!(entry.value() instanceof YamlNode.Mapping mapping)) {
      return new Feed.Condition(values(entry, entry.value(), key), true);
    }
    Optional<Fields> fields = Fields.of(entry.value(), Keys.CONDITION, problems);
    List<String> not = new ArrayList<>();
    Optional<Boolean> empty = fields.flatMap(f -> f.oneOf("empty", Words.TRUTH));
    fields.flatMap(f -> f.node("not")).ifPresent(node -> not.addAll(values(entry, node, key)));
    if (mapping.entries().isEmpty()) {
      problems.error(
          entry.value().at(),
          "`" + key + "` has no condition for the column " + Wording.quoted(entry.key().text()),
          "a value, a list of values, `{not: …}` or `{empty: false}`");
    }
    if (empty.orElse(false)) {
      if (!not.isEmpty()) {
        problems.error(
            entry.value().at(), "`not` has no effect with `empty: true`", "one or the other");
      }
      return Feed.Condition.in("");
    }
    if (empty.isPresent()) {
      not.add("");
    }
    return new Feed.Condition(List.copyOf(not), false);
  }

  private List<String> values(YamlNode.Entry entry, YamlNode node, String key) {
    List<YamlNode> written = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
    List<String> values = new ArrayList<>();
    for (YamlNode item : written) {
      if (item instanceof YamlNode.Scalar text && !text.isEmpty()) {
        values.add(text.text());
      } else {
        problems.error(
            item.at(),
            "`"
                + key
                + "` needs a value of the column "
                + Wording.quoted(entry.key().text())
                + ", but this is "
                + item.noun(),
            "a value or a list of values");
      }
    }
    if (written.isEmpty()) {
      problems.error(
          entry.value().at(),
          "no value of the column " + Wording.quoted(entry.key().text()) + " is accepted",
          "a value or a list of values");
    }
    return List.copyOf(values);
  }
}
