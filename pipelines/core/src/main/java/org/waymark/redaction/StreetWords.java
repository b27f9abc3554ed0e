package org.waymark.redaction;

import java.util.Locale;
import java.util.Set;

/** Words that make a name a street's, in the languages of Britain, Ireland and the continent. */
final class StreetWords {

  /** Behind the name of a street in Scotland, Ireland and the north: "9 Cathedral Wynd". */
  static final Set<String> MORE_STREETS =
      words(
          "wynd brae loan loaning vennel pend quay quays gait gate parade esplanade promenade croft"
              + " fold garth path vale dene rigg gardens bank circus ginnel snicket byway causeway"
              + " boulevard broadway villas cottages mount brow bottom end top side shore strand"
              + " wharf drove chase yard ghyll rigg holt copse spinney paddock walk");

  /** Before the name, behind the number: "14 Heol Fawr", "5 Sr\u00e1id na Mara". */
  static final Set<String> CELTIC =
      words(
          "heol ffordd stryd lon maes clos rhodfa cwrt bryn parc tan pen pant ty llys rhes teras"
              + " golygfa cae cilgant gerddi glan lone bro trem bothar sraid ascaill plas ceide"
              + " cearnog faiche pairc cnoc gleann cul lana radharc an sraith rathad cois");

  /** Before the name in Romance and Slavic languages, with the number in front or behind. */
  static final Set<String> CONTINENTAL =
      words(
          "rue avenue av boulevard bd bld place chemin allee impasse quai route cours square via viale"
              + " piazza corso vicolo largo strada str bulevardul calea aleea soseaua calle avenida avda"
              + " plaza paseo carrer ronda camino rua travessa praca estrada ul ulica al aleja aleje"
              + " os osiedle pl plac ulice ulitsa vulytsia prospekt gata contrada passeig glavna");

  /** Ends of names of streets, with the number behind. */
  private static final String[] ENDS = {
    "strasse", "straße", "str.", "weg", "platz", "allee", "ufer", "damm", "steig", "straat", "laan",
    "gracht", "kade", "plein", "singel", "dijk", "gatan", "vagen", "gata", "vegen", "veien", "gade",
    "vej", "plads", "katu", "utca", "sokak", "sokagi", "caddesi", "graben", "markt", "steeg",
    "gaten", "stigen"
  };

  /** Between the words of the name of a street. */
  static final Set<String> PARTICLES =
      words(
          "de des du la le les da do das dos del della delle dei di degli al el los las y yr na nan an"
              + " ar o i e et en von der den dem am im zum zur van het ter ten nr no gen sw sv ks");

  private StreetWords() {}

  private static Set<String> words(String words) {
    return Set.of(java.util.Arrays.stream(words.split(" +")).distinct().toArray(String[]::new));
  }

  /** Small, without accents and apostrophes. */
  static String folded(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    boolean plain = small.chars().allMatch(c -> c < 128);
    String base =
        plain
            ? small
            : java.text.Normalizer.normalize(small, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    return base.replace("\u00df", "ss").replace("\u00f8", "o").replace("\u0142", "l");
  }

  /** True for the name of a street in one word, as in "Lindenstrasse" and "Storgatan". */
  static boolean endsAsStreet(String folded) {
    for (String end : ENDS) {
      if (folded.endsWith(end) && folded.length() >= end.length() + 3) {
        return true;
      }
    }
    return false;
  }

  /** True for a word that is the last of a street's name by itself: "Kneza Mihaila utca 5". */
  static boolean isStreetAlone(String folded) {
    for (String end : ENDS) {
      if (folded.equals(end) && end.length() > 4) {
        return true;
      }
    }
    return false;
  }
}
