package org.waymark.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a column of multipliers says: a power of ten as SDMX writes it ({@code 6} for millions), or
 * a word as statistical offices do ({@code thousands}), or a word that the feed explains.
 */
final class ScaleText {
  private static final Pattern POWER = Pattern.compile("-?\\d{1,2}");
  private static final Map<String, Double> WORDS =
      Map.ofEntries(
          Map.entry("unit", 1e0),
          Map.entry("units", 1e0),
          Map.entry("ones", 1e0),
          Map.entry("tens", 1e1),
          Map.entry("hundreds", 1e2),
          Map.entry("thousand", 1e3),
          Map.entry("thousands", 1e3),
          Map.entry("tens of thousands", 1e4),
          Map.entry("hundreds of thousands", 1e5),
          Map.entry("million", 1e6),
          Map.entry("millions", 1e6),
          Map.entry("tens of millions", 1e7),
          Map.entry("hundreds of millions", 1e8),
          Map.entry("billion", 1e9),
          Map.entry("billions", 1e9),
          Map.entry("trillion", 1e12),
          Map.entry("trillions", 1e12));

  private ScaleText() {}

  /**
   * The factor that a text means.
   *
   * @param factors words that the feed explains; they come before all others
   * @param field the column it comes from
   */
  static NumberFound factor(String text, Map<String, Double> factors, String field) {
    Optional<Double> named =
        Optional.ofNullable(factors.get(text))
            .or(() -> Optional.ofNullable(WORDS.get(text.toLowerCase(Locale.ROOT))));
    if (named.isPresent()) {
      return NumberFound.of(named.get());
    }
    if (POWER.matcher(text).matches()) {
      return NumberFound.of(Double.parseDouble("1e" + text));
    }
    TreeMap<String, Double> known = new TreeMap<>(WORDS);
    known.putAll(factors);
    return NumberFound.refused(
        "unknown-scale",
        field,
        (text.isEmpty() ? "no multiplier is given" : RowText.quoted(text) + " is no multiplier")
            + RowText.question(text, known.keySet())
            + "; say what it means in `scale: {column: "
            + field
            + ", factors: {"
            + (text.isEmpty() ? "word" : RowText.shown(text))
            + ": 1000}}`");
  }
}
