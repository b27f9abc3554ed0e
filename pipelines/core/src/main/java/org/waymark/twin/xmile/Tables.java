package org.waymark.twin.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.waymark.registry.NumberText;
import org.waymark.registry.Wording;

/** Reads the points of a graphical function. */
final class Tables {
  private Tables() {}

  /** The points as models write them, {@code [[x, y], …]}. */
  static String points(Element gf, String name) throws XmileFailure {
    String type = gf.attribute("type").toLowerCase(Locale.ROOT);
    boolean discrete = gf.attribute("discrete").equals("true") || type.equals("discrete");
    if (discrete || type.equals("extrapolate")) {
      throw new XmileFailure(
          "the graph of " + Wording.quoted(name) + " is not continuous with held ends");
    }
    double[] y = numbers(gf, "ypts", name);
    double[] x =
        gf.first("xpts").isPresent() ? numbers(gf, "xpts", name) : even(gf, y.length, name);
    if (x.length != y.length || y.length < 2) {
      throw new XmileFailure(
          "the graph of "
              + Wording.quoted(name)
              + " has "
              + x.length
              + " x and "
              + y.length
              + " y; as many are needed, at least 2");
    }
    StringBuilder points = new StringBuilder("[");
    for (int i = 0; i < x.length; i++) {
      points
          .append(i > 0 ? ", [" : "[")
          .append(NumberText.write(x[i]))
          .append(", ")
          .append(NumberText.write(y[i]))
          .append(']');
    }
    return points.append(']').toString();
  }

  private static double[] even(Element gf, int count, String name) throws XmileFailure {
    Element scale =
        gf.first("xscale")
            .orElseThrow(
                () -> new XmileFailure("the graph of " + Wording.quoted(name) + " has no x"));
    double from = number(scale.attribute("min"), name);
    double to = number(scale.attribute("max"), name);
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = from + (to - from) * i / (count - 1);
    }
    return x;
  }

  private static double[] numbers(Element gf, String key, String name) throws XmileFailure {
    Element list =
        gf.first(key)
            .orElseThrow(
                () ->
                    new XmileFailure(
                        "the graph of " + Wording.quoted(name) + " has no `" + key + "`"));
    String separator = list.attribute("sep").isEmpty() ? "," : list.attribute("sep");
    List<Double> numbers = new ArrayList<>();
    for (String one : list.text().split(Pattern.quote(separator), -1)) {
      numbers.add(number(one.strip(), name));
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double number(String text, String name) throws XmileFailure {
    OptionalDouble number = NumberText.parse(text);
    if (number.isEmpty()) {
      throw new XmileFailure(
          "the graph of "
              + Wording.quoted(name)
              + " has the point "
              + Wording.quoted(text)
              + ", which is not a number");
    }
    return number.getAsDouble();
  }
}
