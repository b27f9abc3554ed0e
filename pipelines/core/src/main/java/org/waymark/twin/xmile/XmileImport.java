package org.waymark.twin.xmile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.registry.NumberText;
import org.waymark.registry.Wording;

/**
 * Takes over a model of another program, as XMILE 1.0 (OASIS) writes it. Arrays become variables of
 * their elements. What cannot be taken over is refused with the name of the variable.
 */
public final class XmileImport {
  private static final List<String> NOT_READ =
      List.of("conveyor", "queue", "oven", "macro", "module", "group");

  private final Names names = new Names();
  private final List<String> left = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private final SortedMap<String, String> tables = new TreeMap<>();
  private final TreeSet<String> moved = new TreeSet<>();
  private boolean stocksNonNegative;
  private boolean flowsNonNegative;

  private XmileImport() {}

  /**
   * What came of an import.
   *
   * @param yaml the model's file
   * @param ids id of each variable by its name as the file writes it
   * @param left what was not taken over, in words
   */
  public record Result(String yaml, Map<String, String> ids, List<String> left) {}

  /**
   * One variable, or one element of an array.
   *
   * @param kind {@code stock}, {@code flow} or {@code aux}
   * @param indices element of each dimension
   */
  private record Part(
      Element element, String kind, String name, String id, Map<String, String> indices) {}

  /**
   * Takes over a file.
   *
   * @param id of the model
   */
  public static Result of(byte[] bytes, String id) throws XmileFailure {
    return new XmileImport().read(Element.read(bytes), id);
  }

  private Result read(Element root, String id) throws XmileFailure {
    if (!root.name().equals("xmile")) {
      throw new XmileFailure("this is not XMILE: it begins with " + Wording.quoted(root.name()));
    }
    if (!root.all("macro").isEmpty()) {
      throw new XmileFailure(
          "the macro "
              + Wording.quoted(root.all("macro").get(0).attribute("name"))
              + " is not read");
    }
    List<Element> models = root.all("model");
    if (models.size() != 1) {
      throw new XmileFailure(
          "this file has " + models.size() + " models; modules are not read, so one is needed");
    }
    behaviour(root);
    behaviour(models.get(0));
    names.dimensions(root);
    for (Element variables : models.get(0).all("variables")) {
      for (Element element : variables.children()) {
        declare(element);
      }
    }
    StringBuilder yaml = new StringBuilder();
    String body = body();
    head(yaml, root, id);
    yaml.append(body);
    return new Result(yaml.toString(), names.written(), List.copyOf(left));
  }

  private void behaviour(Element of) {
    for (Element behaviour : of.all("behavior")) {
      boolean both = behaviour.first("non_negative").filter(XmileImport::isTrue).isPresent();
      stocksNonNegative |= both || nested(behaviour, "stock");
      flowsNonNegative |= both || nested(behaviour, "flow");
    }
  }

  private static boolean nested(Element behaviour, String kind) {
    return behaviour.all(kind).stream()
        .flatMap(e -> e.all("non_negative").stream())
        .anyMatch(XmileImport::isTrue);
  }

  private static boolean isTrue(Element flag) {
    return !flag.text().toLowerCase(Locale.ROOT).equals("false");
  }

  private static boolean nonNegative(Element element, boolean otherwise) {
    return element.first("non_negative").map(XmileImport::isTrue).orElse(otherwise);
  }

  private void declare(Element element) throws XmileFailure {
    String name = element.attribute("name");
    String kind = element.name();
    if (NOT_READ.contains(kind)) {
      if (kind.equals("group")) {
        left.add("the group " + Wording.quoted(name) + ", which is for display");
        return;
      }
      throw new XmileFailure("the " + kind + " " + Wording.quoted(name) + " is not read");
    }
    if (kind.equals("gf")) {
      tables.put(names.table(name), Tables.points(element, name));
      return;
    }
    if (!List.of("stock", "flow", "aux").contains(kind)) {
      left.add("the element " + Wording.quoted(kind) + " " + Wording.quoted(name));
      return;
    }
    for (String special : NOT_READ) {
      if (element.first(special).isPresent()) {
        throw new XmileFailure(Wording.quoted(name) + " is a " + special + ", which is not read");
      }
    }
    for (String inner : List.of("stock", "flow", "aux")) {
      element
          .all(inner)
          .forEach(
              e ->
                  left.add(
                      Wording.quoted(e.attribute("name"))
                          + ", which is written inside "
                          + Wording.quoted(name)
                          + "; a tag is probably not closed"));
    }
    for (String side : List.of("inflow", "outflow")) {
      element.all(side).forEach(flow -> moved.add(XmileEquation.key(unquoted(flow.text()))));
    }
    if (element.first("gf").isPresent()) {
      tables.put(names.table(name), Tables.points(element.first("gf").orElseThrow(), name));
    }
    for (Map<String, String> indices : names.combinations(element)) {
      parts.add(new Part(element, kind, name, names.declare(name, indices), indices));
    }
  }

  static String unquoted(String name) {
    return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
        ? name.substring(1, name.length() - 1)
        : name;
  }

  private String body() throws XmileFailure {
    StringBuilder parameters = new StringBuilder();
    StringBuilder stocks = new StringBuilder();
    StringBuilder flows = new StringBuilder();
    StringBuilder others = new StringBuilder();
    for (Part part : parts) {
      String key = XmileEquation.key(part.name());
      if (part.kind().equals("stock")) {
        stock(part, stocks);
      } else if (part.kind().equals("flow") || moved.contains(key)) {
        boolean floor = nonNegative(part.element(), flowsNonNegative && part.kind().equals("flow"));
        begin(flows, part).append(", eq: ").append(quoted(equation(part)));
        flows.append(floor ? ", non_negative: true}\n" : "}\n");
      } else {
        aux(part, parameters, others);
      }
    }
    StringBuilder body = new StringBuilder();
    section(body, "parameters", parameters);
    section(body, "stocks", stocks);
    section(body, "flows", flows);
    section(body, "variables", others);
    if (!tables.isEmpty()) {
      body.append("tables:\n");
      tables.forEach(
          (table, points) ->
              body.append("  ")
                  .append(table.replace('_', '-'))
                  .append(": ")
                  .append(points)
                  .append('\n'));
    }
    return body.toString();
  }

  private static void section(StringBuilder body, String key, StringBuilder entries) {
    if (!entries.isEmpty()) {
      body.append(key).append(":\n").append(entries);
    }
  }

  private void aux(Part part, StringBuilder parameters, StringBuilder others) throws XmileFailure {
    String equation = equation(part);
    String bare = equation.replaceAll("^\\(-(.*)\\)$", "-$1");
    if (NumberText.parse(bare).isPresent()) {
      begin(parameters, part).append(", value: ").append(bare).append(", evidence: 1}\n");
    } else {
      begin(others, part).append(", eq: ").append(quoted(equation)).append("}\n");
    }
  }

  private void stock(Part part, StringBuilder stocks) throws XmileFailure {
    begin(stocks, part).append(", start: ").append(quoted(equation(part)));
    for (String side : List.of("inflow", "outflow")) {
      List<String> ids = new ArrayList<>();
      for (Element flow : part.element().all(side)) {
        List<String> found =
            names.ids(
                XmileEquation.key(unquoted(flow.text())), List.copyOf(part.indices().values()));
        if (found.size() != 1) {
          throw new XmileFailure(
              "the stock "
                  + Wording.quoted(part.name())
                  + " names the flow "
                  + Wording.quoted(flow.text())
                  + ", which the file does not declare");
        }
        ids.add(found.get(0).replace('_', '-'));
      }
      if (!ids.isEmpty()) {
        stocks
            .append(side.equals("inflow") ? ", in: [" : ", out: [")
            .append(String.join(", ", ids))
            .append(']');
      }
    }
    stocks
        .append(", non_negative: ")
        .append(nonNegative(part.element(), stocksNonNegative))
        .append("}\n");
  }

  private static StringBuilder begin(StringBuilder to, Part part) {
    String units = part.element().textOf("units");
    String title = part.name();
    for (String element : part.indices().values()) {
      title += " [" + element + "]";
    }
    return to.append("  - {id: ")
        .append(part.id())
        .append(", title: ")
        .append(quoted(title))
        .append(", unit: ")
        .append(quoted(units.isEmpty() ? "1" : units));
  }

  private String equation(Part part) throws XmileFailure {
    String name = part.name();
    String text = part.element().textOf("eqn");
    if (!part.indices().isEmpty()) {
      List<String> wanted = new ArrayList<>(part.indices().values());
      for (Element element : part.element().all("element")) {
        List<String> subscripts = new ArrayList<>();
        for (String one : element.attribute("subscript").split(",", -1)) {
          subscripts.add(XmileEquation.key(one.strip()));
        }
        if (subscripts.equals(wanted)) {
          text = element.textOf("eqn");
        }
      }
      text = listed(part, text);
    }
    Names.Context context = names.in(part.indices());
    String written = XmileEquation.translate(text, name, context);
    boolean graph = part.element().first("gf").isPresent();
    return graph ? "table(" + written + ", " + names.table(name) + ")" : written;
  }

  /** {@code 1, 2, 3} gives the elements of one dimension in turn. */
  private String listed(Part part, String text) {
    String[] items = text.split(",", -1);
    int size = names.size(part.indices());
    if (part.indices().size() == 1 && items.length == size && size > 1 && !text.contains("(")) {
      return items[names.position(part.indices())];
    }
    return text;
  }

  private void head(StringBuilder yaml, Element root, String id) throws XmileFailure {
    Element specs =
        root.first("sim_specs")
            .or(() -> root.all("model").get(0).first("sim_specs"))
            .orElseThrow(() -> new XmileFailure("this file has no `sim_specs` with its times"));
    double start = number(specs.textOf("start"), 1, "start");
    double stop = number(specs.textOf("stop"), 13, "stop");
    double dt = number(specs.textOf("dt"), 1, "dt");
    if (specs.first("dt").filter(d -> d.attribute("reciprocal").equals("true")).isPresent()) {
      dt = 1 / dt;
    }
    String method = specs.attribute("method").toLowerCase(Locale.ROOT);
    if (!method.isEmpty() && !method.equals("euler")) {
      left.add(
          "the method "
              + Wording.quoted(method)
              + "; Euler's is written. Write `method: rk4` if nothing in the model steps");
    }
    String units = specs.attribute("time_units").toLowerCase(Locale.ROOT);
    String step = Names.step(units);
    if (step.isEmpty()) {
      left.add("the unit of time " + Wording.quoted(units) + "; a month is written");
      step = "month";
    }
    String title = root.first("header").map(h -> h.textOf("name")).orElse("");
    yaml.append("# From XMILE. Nobody has graded its evidence or checked its units yet.\n")
        .append("id: ")
        .append(id)
        .append('\n')
        .append("title: ")
        .append(quoted(title.isEmpty() ? id : title))
        .append('\n')
        .append("time: {step: ")
        .append(step)
        .append(", from: ")
        .append(decimal(start))
        .append(", to: ")
        .append(decimal(stop))
        .append(", dt: ")
        .append(NumberText.write(dt))
        .append(", method: euler}\n")
        .append("units: [unchecked]\n");
    left.add("units and evidence: every parameter has grade 1 until somebody adds its source");
  }

  private static String decimal(double number) {
    String text = NumberText.write(number);
    return text.contains(".") ? text : text + ".0";
  }

  private static double number(String text, double otherwise, String what) throws XmileFailure {
    if (text.isEmpty()) {
      return otherwise;
    }
    return NumberText.parse(text).stream()
        .findFirst()
        .orElseThrow(
            () -> new XmileFailure("`" + what + "` is not a number: " + Wording.quoted(text)));
  }

  /** Text between quotation marks as YAML reads it. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c < ' ') {
                quoted.append(' ');
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }

  /** Keeps the order of keys. */
  static Map<String, String> ordered() {
    return new LinkedHashMap<>();
  }
}
