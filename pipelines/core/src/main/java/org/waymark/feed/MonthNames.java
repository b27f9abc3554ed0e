package org.waymark.feed;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    return months;
  }

  private static String english(Month month, TextStyle style) {
    return month.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT);
  }

  /** The text with months in English. */
  static String inEnglish(String text, TextStyle style) {
    StringBuilder english = new StringBuilder();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group().replace(".", "");
      String plain = ACCENT.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
      Month month = MONTHS.get(plain.toLowerCase(Locale.ROOT));
      words.appendReplacement(
          english,
          Matcher.quoteReplacement(
              month == null ? words.group() : month.getDisplayName(style, Locale.ENGLISH)));
    }
    return words.appendTail(english).toString();
  }
}
