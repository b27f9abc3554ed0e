package org.waymark.dashboards.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one SVG image for the body of an HTML page. Text is escaped here; colours come from the
 * page's style by class, so that charts follow dark mode and print. Coordinates have one decimal.
 */
final class Svg {
  private final StringBuilder markup = new StringBuilder();

  /**
   * Begins an image.
   *
   * @param id prefix of the ids inside, unique on the page
   * @param title what the image shows, in a few words
   * @param description the finding in the image, for readers who do not see it
   */
  Svg(String id, double width, double height, String title, String description) {
    String key = escape(id);
    markup
        .append("<svg class=\"chart\" role=\"img\" aria-labelledby=\"")
        .append(key)
        .append("-t ")
        .append(key)
        .append("-d\" viewBox=\"0 0 ")
        .append(number(width))
        .append(' ')
        .append(number(height))
        .append("\" xmlns=\"http://www.w3.org/2000/svg\"><title id=\"")
        .append(key)
        .append("-t\">")
        .append(escape(title))
        .append("</title><desc id=\"")
        .append(key)
        .append("-d\">")
        .append(escape(description))
        .append("</desc>");
  }

  /** A straight line. */
  Svg line(String style, double x1, double y1, double x2, double y2) {
    markup.append("<line class=\"").append(style).append("\" x1=\"").append(number(x1));
    markup.append("\" y1=\"").append(number(y1)).append("\" x2=\"").append(number(x2));
    markup.append("\" y2=\"").append(number(y2)).append("\"/>");
    return this;
  }

  /** A broken line through points, x and y in turn. */
  Svg path(String style, List<double[]> points) {
    if (points.size() < 2) {
      return this;
    }
    markup.append("<path class=\"").append(style).append("\" d=\"");
    char command = 'M';
    for (double[] point : points) {
      markup.append(command).append(number(point[0])).append(' ').append(number(point[1]));
      command = 'L';
    }
    markup.append("\"/>");
    return this;
  }

  /** A rectangle. */
  Svg rect(String style, double x, double y, double width, double height) {
    markup.append("<rect class=\"").append(style).append("\" x=\"").append(number(x));
    markup.append("\" y=\"").append(number(y)).append("\" width=\"").append(number(width));
    markup.append("\" height=\"").append(number(height)).append("\"/>");
    return this;
  }

  /** A round point. */
  Svg circle(String style, double x, double y, double radius) {
    markup.append("<circle class=\"").append(style).append("\" cx=\"").append(number(x));
    markup.append("\" cy=\"").append(number(y)).append("\" r=\"").append(number(radius));
    markup.append("\"/>");
    return this;
  }

  /** A point on its tip. */
  Svg diamond(String style, double x, double y, double r) {
    return polygon(style, x, y - r, x + r, y, x, y + r, x - r, y);
  }

  /** A point as a triangle, its tip upwards. */
  Svg triangle(String style, double x, double y, double r) {
    return polygon(style, x, y - r, x + r, y + 0.8 * r, x - r, y + 0.8 * r);
  }

  /** A filled shape between points, x and y in turn. */
  Svg area(String style, List<double[]> points) {
    return polygon(style, points.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  private Svg polygon(String style, double... coordinates) {
    markup.append("<polygon class=\"").append(style).append("\" points=\"");
    for (int i = 0; i < coordinates.length; i++) {
      markup.append(i == 0 ? "" : i % 2 == 0 ? " " : ",").append(number(coordinates[i]));
    }
    markup.append("\"/>");
    return this;
  }

  /** A pattern of slanting lines that shapes are filled with beside their colour. */
  Svg hatch(String id) {
    markup
        .append("<defs><pattern id=\"")
        .append(id)
        .append("\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"")
        .append(" patternTransform=\"rotate(45)\"><line class=\"hatchline\" x1=\"0\" y1=\"0\"")
        .append(" x2=\"0\" y2=\"5\"/></pattern></defs>");
    return this;
  }

  /** A filled outline in SVG's short form, with words that a pointer shows. */
  Svg shape(String style, String outline, String words) {
    markup.append("<path class=\"").append(style).append("\" d=\"").append(outline);
    markup.append("\"><title>").append(escape(words)).append("</title></path>");
    return this;
  }

  /** An outline filled with a pattern. */
  Svg hatched(String outline, String pattern) {
    markup.append("<g fill=\"url(#").append(pattern).append(")\"><path class=\"hatch\" d=\"");
    markup.append(outline).append("\"/></g>");
    return this;
  }

  /** Words; the anchor is {@code start}, {@code middle} or {@code end}. */
  Svg text(String style, double x, double y, String anchor, String words) {
    markup.append("<text class=\"").append(style).append("\" x=\"").append(number(x));
    markup.append("\" y=\"").append(number(y)).append("\" text-anchor=\"").append(anchor);
    markup.append("\">").append(escape(words)).append("</text>");
    return this;
  }

  /** The finished image. */
  String finish() {
    return markup + "</svg>";
  }

  /** Text for element content and quoted attributes alike. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /**
   * Text in lines of so many characters, broken between words. What needs more lines than that is
   * cut at the end of the last: nobody gave a thing a name of so many words.
   */
  static List<String> wrapped(String text, int length, int lines) {
    List<String> wrapped = new ArrayList<>();
    String left = text.strip();
    while (wrapped.size() < lines - 1 && left.codePointCount(0, left.length()) > length) {
      int end = left.offsetByCodePoints(0, length);
      int space = left.lastIndexOf(' ', end);
      int at = space > 0 ? space : end;
      wrapped.add(left.substring(0, at).strip());
      left = left.substring(at).strip();
    }
    wrapped.add(shorten(left, length));
    return wrapped;
  }

  /** Text cut to so many characters, never through a surrogate pair. */
  static String shorten(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length - 1)).stripTrailing() + "…";
  }

  private static String number(double value) {
    long tenths = Math.round(Math.abs(value) * 10);
    String size = tenths % 10 == 0 ? "" + tenths / 10 : tenths / 10 + "." + tenths % 10;
    return value < 0 && tenths > 0 ? "-" + size : size;
  }
}
