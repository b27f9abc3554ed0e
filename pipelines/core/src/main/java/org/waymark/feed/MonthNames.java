package org.waymark.feed;

import java.text.Normalizer;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of months, short and in full, in languages other than English: Danish, Dutch, French,
 * German, Italian, Norwegian, Portuguese, Spanish and Swedish. None of them means two months.
 */
final class MonthNames {
  /** By month, without accents. */
  private static final List<String> NAMES =
      List.of(
          "januar januari janner janvier janv enero ene gennaio gen janeiro",
          "februar februari fevrier fevr fev febrero febbraio fevereiro",
          "marz mrz maart mrt mars marzo marco marts",
          "avril avr abril abr aprile",
          "mai mei mayo maggio mag maio maj",
          "juni juin junio giugno giu junho",
          "juli juillet juil julio luglio lug julho",
          "augustus augusti aout agosto ago",
          "septembre septiembre settembre set setembro",
          "oktober okt octobre octubre ottobre ott outubro out",
          "novembre noviembre novembro",
          "dezember dez decembre diciembre dic dicembre dezembro desember des");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?<name>\\p{L}{3,}\\.?)[ -]?(?<year>\\d{4})|(?<first>\\d{4})["
              + " -]?(?<last>\\p{L}{3,}\\.?)");
  private static final Pattern WORD = Pattern.compile("\\p{L}+\\.?");
  private static final Pattern ACCENT = Pattern.compile("\\p{M}");
  private static final Map<String, Month> MONTHS = months();

  private MonthNames() {}

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    for (Month month : Month.values()) {
      for (String name : NAMES.get(month.getValue() - 1).split(" ")) {
        months.put(name, month);
      }
      months.put(english(month, TextStyle.FULL), month);
      months.put(english(month, TextStyle.SHORT), month);
    }
    months.put("sept", Month.SEPTEMBER);
    return months;
  }

  private static String english(Month month, TextStyle style) {
    return month.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT);
  }

  /** The month of that name, short or in full, if it is one. */
  static Optional<Month> named(String name) {
    String word = name.replace(".", "");
    String plain = ACCENT.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    return Optional.ofNullable(MONTHS.get(plain.toLowerCase(Locale.ROOT)));
  }

  /**
   * The month that a text names with a year of four digits, before or behind it: {@code Jan 2024},
   * {@code 2024 JAN}, {@code août-2024}.
   */
  static Optional<YearMonth> ofYear(String text) {
    Matcher form = NAMED.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean nameFirst = form.group("name") != null;
    String name = nameFirst ? form.group("name") : form.group("last");
    String year = nameFirst ? form.group("year") : form.group("first");
    return named(name).map(month -> YearMonth.of(Integer.parseInt(year), month));
  }

  /** The text with months in English. */
  static String inEnglish(String text, TextStyle style) {
    StringBuilder english = new StringBuilder();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group();
      words.appendReplacement(
          english,
          Matcher.quoteReplacement(
              named(word).map(month -> month.getDisplayName(style, Locale.ENGLISH)).orElse(word)));
    }
    return words.appendTail(english).toString();
  }
}
