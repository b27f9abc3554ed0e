package org.waymark.registry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The place that a text probably means, by the codes and names there are. Letter case, accents and
 * marks do not matter, nor do words such as "council"; a name may have a slip of the pen.
 *
 * <p>Codes are compared letter by letter: the next number is another place.
 */
public final class PlaceNames {
  private static final Set<String> FILLERS =
      Set.of(
          "the",
          "of",
          "and",
          "city",
          "county",
          "council",
          "borough",
          "district",
          "metropolitan",
          "royal",
          "unitary",
          "authority");
  private static final String SEVERAL = "\n";

  private final Map<String, String> byLooks = new HashMap<>();
  private final Map<String, String> byWords = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  /** Takes a code or name of a place. */
  public void add(String text, String placeId) {
    String plain = plain(text);
    byLooks.merge(letters(plain), placeId, (a, b) -> a.equals(b) ? a : SEVERAL);
    byWords.merge(words(plain), placeId, (a, b) -> a.equals(b) ? a : SEVERAL);
    if (isName(text)) {
      names.putIfAbsent(plain, placeId);
    }
  }

  /** The id of the place that is probably meant; empty: none is, or several may be. */
  public Optional<String> meant(String text) {
    String plain = plain(text);
    if (letters(plain).isEmpty()) {
      return Optional.empty();
    }
    return one(byLooks.get(letters(plain)))
        .or(() -> words(plain).isEmpty() ? Optional.empty() : one(byWords.get(words(plain))))
        .or(
            () ->
                isName(text)
                    ? NearMiss.of(plain, names.keySet()).map(names::get)
                    : Optional.empty());
  }

  private static Optional<String> one(@org.jspecify.annotations.Nullable String id) {
    return Optional.ofNullable(id).filter(found -> !found.equals(SEVERAL));
  }

  private static boolean isName(String text) {
    return text.chars().noneMatch(Character::isDigit);
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("&", " and ")
        .replaceAll("\\bsaint\\b", "st")
        .strip();
  }

  private static String letters(String plain) {
    return plain.replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String words(String plain) {
    List<String> words =
        new ArrayList<>(Arrays.asList(plain.replaceAll("['’.]", "").split("[^\\p{L}\\p{N}]+")));
    words.removeIf(word -> word.isEmpty() || FILLERS.contains(word));
    return words.stream().sorted().collect(Collectors.joining(" "));
  }
}
