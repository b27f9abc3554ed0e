package org.waymark.dashboards.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules for charts of the pages' stylesheet, worked out for paper: the light palette, no
 * variables, no mixed colours. So a chart is drawn alike on a page and on paper from one source.
 */
final class ChartStyle {
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
  private static final Pattern MEDIA =
      Pattern.compile("@media[^{]*\\{(?:[^{}]*\\{[^{}]*\\})*\\s*\\}");
  private static final Pattern VARIABLE = Pattern.compile("var\\((--[a-z]+)\\)");
  private static final Pattern MIXED =
      Pattern.compile("color-mix\\(in srgb,(#[0-9a-f]+) (\\d+)%,(#[0-9a-f]+)\\)");

  private final Map<String, Map<String, String>> byElement = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> byClass = new LinkedHashMap<>();

  private ChartStyle() {}

  /** Reads the rules that begin with {@code .chart}. */
  static ChartStyle of(String css) {
    ChartStyle style = new ChartStyle();
    Map<String, String> palette = new LinkedHashMap<>();
    Matcher rules = RULE.matcher(MEDIA.matcher(css).replaceAll(""));
    while (rules.find()) {
      String selectors = rules.group(1).strip();
      if (selectors.equals(":root")) {
        palette.putAll(declarations(rules.group(2), Map.of()));
      }
      for (String selector : selectors.split(",")) {
        if (selector.startsWith(".chart ")) {
          String target = selector.substring(".chart ".length());
          boolean named = target.startsWith(".");
          (named ? style.byClass : style.byElement)
              .computeIfAbsent(named ? target.substring(1) : target, t -> new LinkedHashMap<>())
              .putAll(declarations(rules.group(2), palette));
        }
      }
    }
    return style;
  }

  private static Map<String, String> declarations(String text, Map<String, String> palette) {
    Map<String, String> declarations = new LinkedHashMap<>();
    for (String declaration : text.split(";")) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String value =
            VARIABLE
                .matcher(declaration.substring(colon + 1).strip())
                .replaceAll(v -> palette.getOrDefault(v.group(1), v.group()));
        declarations.put(declaration.substring(0, colon).strip(), plain(value));
      }
    }
    return declarations;
  }

  private static String plain(String value) {
    return MIXED
        .matcher(value)
        .replaceAll(m -> mixed(m.group(1), Integer.parseInt(m.group(2)), m.group(3)));
  }

  private static String mixed(String one, int percent, String other) {
    StringBuilder colour = new StringBuilder("#");
    for (int i = 0; i < 3; i++) {
      int part = (percent * part(one, i) + (100 - percent) * part(other, i) + 50) / 100;
      colour.append(String.format(Locale.ROOT, "%02x", part));
    }
    return colour.toString();
  }

  private static int part(String colour, int i) {
    return colour.length() == 4
        ? 17 * Integer.parseInt(colour.substring(1 + i, 2 + i), 16)
        : Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16);
  }

  /** What holds for an element with these classes; a class overrides what holds for its element. */
  Map<String, String> of(String element, String classes) {
    Map<String, String> style = new LinkedHashMap<>(byElement.getOrDefault(element, Map.of()));
    List<String> named = new ArrayList<>(List.of(classes.split(" ")));
    byClass.forEach(
        (name, declarations) -> {
          if (named.contains(name)) {
            style.putAll(declarations);
          }
        });
    return style;
  }
}
