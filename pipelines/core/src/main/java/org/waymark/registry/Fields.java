package org.waymark.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values of one YAML mapping by key. Asking for a value reports what is wrong with it; making
 * the fields reports unknown and missing keys.
 */
public final class Fields {
  private final YamlNode.Mapping mapping;
  private final Map<String, YamlNode> values = new TreeMap<>();
  private final FileProblems problems;

  private Fields(YamlNode.Mapping mapping, Keys keys, FileProblems problems) {
    this.mapping = mapping;
    this.problems = problems;
    TreeSet<String> known = keys.all();
    for (YamlNode.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (known.contains(key)) {
        values.put(key, entry.value());
      }
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key().text())) {
        reportUnknown(entry.key(), keys);
      }
    }
    for (String key : keys.required()) {
      if (!values.containsKey(key)) {
        problems.error(
            mapping.at(), keys.noun() + " has no " + Wording.quoted(key), "the key `" + key + "`");
      }
    }
  }

  /** The fields of a node that is to be a mapping with those keys. */
  public static Optional<Fields> of(YamlNode node, Keys keys, FileProblems problems) {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(new Fields(mapping, keys, problems));
    }
    problems.error(
        node.at(),
        keys.noun() + " is needed here, but this is " + node.noun(),
        "a mapping with the keys " + Wording.anyOf(keys.all()));
    return Optional.empty();
  }

  private void reportUnknown(YamlNode.Scalar key, Keys keys) {
    String what = "unknown key " + Wording.quoted(key.text()) + " in " + keys.noun();
    String hint = keys.hints().get(key.text());
    TreeSet<String> free = keys.all();
    free.removeAll(values.keySet());
    problems.error(
        key.at(),
        what,
        hint != null ? hint : "one of " + Wording.anyOf(keys.all()),
        hint != null ? Optional.empty() : NearMiss.of(key.text(), free));
  }

  /** Whether that key is written. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** Where the mapping starts. */
  public Position at() {
    return mapping.at();
  }

  /** Where the value of that key starts, or the mapping where there is none. */
  public Position at(String key) {
    YamlNode value = values.get(key);
    return value == null ? mapping.at() : value.at();
  }

  /** The value of that key as it is. */
  public Optional<YamlNode> node(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** A scalar that is not empty. */
  public Optional<YamlNode.Scalar> scalar(String key) {
    return node(key).flatMap(value -> scalar(value, Wording.quoted(key)));
  }

  private Optional<YamlNode.Scalar> scalar(YamlNode value, String name) {
    if (value instanceof YamlNode.Scalar scalar) {
      if (!scalar.isEmpty() && !scalar.text().isBlank()) {
        return Optional.of(scalar);
      }
      problems.error(value.at(), name + " is empty", "a text");
    } else {
      problems.error(value.at(), name + " is " + value.noun(), "a text");
    }
    return Optional.empty();
  }

  /** A text that is not empty. */
  public Optional<String> text(String key) {
    return scalar(key).map(YamlNode.Scalar::text);
  }

  /** A number. */
  public OptionalDouble number(String key) {
    Optional<YamlNode> value = node(key);
    return value.isEmpty()
        ? OptionalDouble.empty()
        : NumberText.read(value.get(), Wording.quoted(key), problems);
  }

  /** A date. */
  public Optional<LocalDate> date(String key) {
    Optional<YamlNode.Scalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(BoundedDate.parse(scalar.get().text()));
    } catch (DateTimeException noDate) {
      problems.error(
          scalar.get().at(),
          Wording.quoted(scalar.get().text()) + " is not a date",
          "a date such as `2026-03-31`");
      return Optional.empty();
    }
  }

  /** One of some words. */
  public <T> Optional<T> oneOf(String key, Map<String, T> words) {
    Optional<YamlNode.Scalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    T meaning = words.get(scalar.get().text());
    if (meaning == null) {
      problems.error(
          scalar.get().at(),
          Wording.quoted(key) + " cannot be " + Wording.quoted(scalar.get().text()),
          Wording.anyOf(words.keySet()),
          NearMiss.of(scalar.get().text(), words.keySet()));
    }
    return Optional.ofNullable(meaning);
  }

  /** The items of a list; none, where the key is absent or its value is no list. */
  public List<YamlNode> list(String key) {
    Optional<YamlNode> value = node(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    String is = value.get() instanceof YamlNode.Scalar s && s.isEmpty() ? "" : "is not a list: it ";
    problems.error(
        value.get().at(),
        Wording.quoted(key) + " " + is + "is " + value.get().noun(),
        "a list, in `[…]` or with `- ` before each item");
    return List.of();
  }

  /** The scalars of a list. */
  public List<YamlNode.Scalar> texts(String key) {
    return list(key).stream()
        .flatMap(item -> scalar(item, "an item of " + Wording.quoted(key)).stream())
        .toList();
  }

  /** The mappings of a list. */
  public List<Fields> mappings(String key, Keys keys) {
    return list(key).stream().flatMap(item -> of(item, keys, problems).stream()).toList();
  }

  /** The fields of a mapping. */
  public Optional<Fields> fields(String key, Keys keys) {
    return node(key).flatMap(value -> of(value, keys, problems));
  }
}
