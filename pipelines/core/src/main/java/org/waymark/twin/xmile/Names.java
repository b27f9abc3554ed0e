package org.waymark.twin.xmile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.waymark.registry.Wording;
import org.waymark.twin.expression.Function;

/** Names of a file, the ids that they become, and the dimensions of its arrays. */
final class Names {
  private static final int MOST_ELEMENTS = 10_000;
  private static final Set<String> TAKEN =
      Set.of("time", "dt", "pi", "and", "or", "not", "mod", "start-time", "stop-time");

  private final Map<String, List<String>> dimensions = new TreeMap<>();
  private final Map<String, List<String>> dimensionsOf = new TreeMap<>();
  private final Map<String, String> ids = new TreeMap<>();
  private final Map<String, String> written = XmileImport.ordered();
  private final Set<String> used = new HashSet<>();
  private final Map<String, String> tables = new TreeMap<>();

  void dimensions(Element root) {
    List<Element> all = new ArrayList<>(root.all("dimensions"));
    root.all("model").forEach(model -> all.addAll(model.all("dimensions")));
    for (Element dimension : all.stream().flatMap(d -> d.all("dim").stream()).toList()) {
      List<String> elements = new ArrayList<>();
      for (Element element : dimension.all("elem")) {
        elements.add(XmileEquation.key(element.attribute("name")));
      }
      String size = dimension.attribute("size");
      if (elements.isEmpty() && size.matches("\\d{1,4}")) {
        for (int i = 1; i <= Integer.parseInt(size); i++) {
          elements.add(String.valueOf(i));
        }
      }
      dimensions.put(XmileEquation.key(dimension.attribute("name")), elements);
    }
  }

  /** The elements that a variable has: one without dimensions, or all combinations. */
  List<Map<String, String>> combinations(Element variable) throws XmileFailure {
    List<String> of = new ArrayList<>();
    for (Element dimension :
        variable.all("dimensions").stream().flatMap(d -> d.all("dim").stream()).toList()) {
      of.add(XmileEquation.key(dimension.attribute("name")));
    }
    dimensionsOf.put(XmileEquation.key(variable.attribute("name")), of);
    List<Map<String, String>> combinations = new ArrayList<>(List.of(new LinkedHashMap<>()));
    for (String dimension : of) {
      List<String> elements = dimensions.get(dimension);
      if (elements == null || elements.isEmpty()) {
        throw new XmileFailure(
            Wording.quoted(variable.attribute("name"))
                + " has the dimension "
                + Wording.quoted(dimension)
                + ", which the file does not declare");
      }
      List<Map<String, String>> more = new ArrayList<>();
      for (Map<String, String> so : combinations) {
        for (String element : elements) {
          Map<String, String> with = new LinkedHashMap<>(so);
          with.put(dimension, element);
          more.add(with);
        }
      }
      combinations = more;
      if (combinations.size() > MOST_ELEMENTS) {
        throw new XmileFailure(
            Wording.quoted(variable.attribute("name")) + " has more than 10,000 elements");
      }
    }
    return combinations;
  }

  /** The id of a variable's element. */
  String declare(String name, Map<String, String> indices) throws XmileFailure {
    String key = XmileEquation.key(name) + indices.values();
    StringBuilder full = new StringBuilder(name);
    for (String element : indices.values()) {
      full.append(' ').append(element);
    }
    String id = unique(full.toString());
    if (ids.putIfAbsent(key, id) != null) {
      throw new XmileFailure("two variables have the name " + Wording.quoted(name));
    }
    written.put(indices.isEmpty() ? name : name + indices.values(), id);
    return id;
  }

  /** The name of the table of a variable or graph, as equations write it. */
  String table(String name) {
    return tables.computeIfAbsent(
        XmileEquation.key(name), key -> unique("table of " + name).replace('-', '_'));
  }

  private String unique(String name) {
    String slug =
        name.toLowerCase(Locale.ROOT)
            .replace("\\n", "-")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    boolean bare =
        slug.isEmpty() || (slug.charAt(0) >= '0' && slug.charAt(0) <= '9') || TAKEN.contains(slug);
    String base = bare || Function.of(slug).isPresent() ? ("v-" + slug).replaceAll("-$", "") : slug;
    base = base.length() > 90 ? base.substring(0, 90).replaceAll("-$", "") : base;
    String id = base;
    for (int i = 2; !used.add(id); i++) {
      id = base + "-" + i;
    }
    return id;
  }

  Map<String, String> written() {
    return new LinkedHashMap<>(written);
  }

  int size(Map<String, String> indices) {
    return dimensions.getOrDefault(indices.keySet().iterator().next(), List.of()).size();
  }

  int position(Map<String, String> indices) {
    Map.Entry<String, String> one = indices.entrySet().iterator().next();
    return dimensions.getOrDefault(one.getKey(), List.of()).indexOf(one.getValue());
  }

  /** The ids of a name with its elements given. */
  List<String> ids(String key, List<String> elements) {
    String plain = ids.get(key + "[]");
    String id = plain != null ? plain : ids.get(key + elements);
    return id == null ? List.of() : List.of(id.replace('-', '_'));
  }

  /** What names mean in the equation of an element. */
  Context in(Map<String, String> indices) {
    return new Context(indices);
  }

  /** The unit of time that a file means in singular; empty where it is none. */
  static String step(String units) {
    String bare = units.endsWith("s") ? units.substring(0, units.length() - 1) : units;
    return List.of("second", "minute", "hour", "day", "week", "month", "quarter", "year")
            .contains(bare)
        ? bare
        : "";
  }

  /** Names in the equation of an element. */
  final class Context implements XmileEquation.Names {
    private final Map<String, String> indices;

    private Context(Map<String, String> indices) {
      this.indices = indices;
    }

    @Override
    public List<String> ids(String name, List<String> subscripts) throws XmileFailure {
      List<String> of = dimensionsOf.getOrDefault(name, List.of());
      List<List<String>> chosen = new ArrayList<>(List.of(List.of()));
      for (int d = 0; d < of.size(); d++) {
        String dimension = of.get(d);
        String written = d < subscripts.size() ? subscripts.get(d) : dimension;
        List<String> elements = dimensions.getOrDefault(dimension, List.of());
        List<String> meant;
        if (indices.containsKey(written)) {
          meant = List.of(indices.getOrDefault(written, ""));
        } else if (written.equals("*") || dimensions.containsKey(written)) {
          meant = dimensions.getOrDefault(written, elements);
        } else {
          meant = List.of(written);
        }
        List<List<String>> more = new ArrayList<>();
        for (List<String> so : chosen) {
          for (String element : meant) {
            List<String> with = new ArrayList<>(so);
            with.add(element);
            more.add(with);
          }
        }
        chosen = more;
      }
      List<String> found = new ArrayList<>();
      for (List<String> elements : chosen) {
        found.addAll(Names.this.ids(name, elements));
      }
      return found;
    }

    @Override
    public String table(String name) {
      return tables.getOrDefault(name, "");
    }
  }
}
