package org.waymark.redaction;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.waymark.text.Characters;

/**
 * What the words before a number or code say that it is. Between such a word and the number may
 * stand words as in "passport number is" and one other word.
 */
@SuppressWarnings("ImmutableEnumChecker") // The words never change.
enum NumberCue {
  PASSPORT("passport passports passeport pasaporte paszport document laissez visa"),
  LICENCE("licence license licences driver dvla dva permis fuhrerschein"),
  ACCOUNT("sort iban acct account accounts bacs bic swift sortcode iban konto"),
  CARD("card visa mastercard amex maestro debit credit pan barclaycard"),
  PROPERTY("uprn uprns usrn"),
  THREE_WORDS("words w whatthreewords"),
  GRID("grid gridref easting ngr osgb"),
  POSITION(
      "at near pin dropped lat latitude lon lng longitude gps coordinates coords coordinate"
          + " location located position"),

  /** Names of identifiers that states give. */
  NATIONAL(
      "ppsn pps pesel nir insee nss bsn burgerservicenummer sofinummer fiscale cpr personnummer"
          + " personnumret dni nie nif ahv avs ssn fodselsnummer hetu henkilotunnus"
          + " rijksregisternummer rijksregister cnp steuer steuerid idnr steueridentifikationsnummer"
          + " kimlik cpf rodne birth aadhaar aadhar isikukood asmens kodas egn pan curp identity"
          + " identification securite sociale identifier tin taxpayer social tckn vitale"),

  /** Adjectives and countries that such an identifier comes from. */
  NATION(
      "french dutch danish swedish norwegian finnish polish spanish italian german swiss belgian"
          + " american romanian portuguese turkish brazilian czech slovak estonian lithuanian irish"
          + " indian chinese bulgarian african france netherlands holland denmark sweden norway"
          + " finland poland spain italy germany switzerland belgium america romania portugal turkey"
          + " brazil estonia lithuania ireland india china bulgaria tax national id"),

  /** References by themselves. */
  CASE(
      "ref refs reference references refno caseref caseno mrn utr urn upn uln ubrn chrn crn pnr"
          + " hospitalno casenumber nino vrn"),

  /** What has a number by which somebody can be looked up, if the number is called one. */
  FILE(
      "case claim claims complaint crime incident tenancy hospital application member membership"
          + " customer client student pupil staff employee payroll benefit file record patient"
          + " referral booking warrant court custody prisoner prison asylum enquiry caseload service"
          + " works rent council library unit personnel collar warrant badge nass arc police log"),

  /** "Number" itself. */
  NUMBERED("number no nos num nr id ids ref code numero nummer numer");

  private static final Set<String> BETWEEN =
      Set.of(
          ("number no nos num nr id ids ref code numero nummer numer is was the of as my a an her his"
                  + " their our your its gives gave reads read said says shows showed has had are and"
                  + " quoted quote called being under with for on to card carte details")
              .split(" +"));

  private static final int FARTHEST = 48;
  private static final int MOST_WORDS = 7;
  private static final int LONGEST = 28;

  private final Set<String> words;

  /** By first letter, the lengths of words, as bits: most words are none of these at once. */
  private final int[] lengths = new int[26];

  private static final int[] LENGTHS_BETWEEN = new int[26];

  static {
    BETWEEN.forEach(word -> LENGTHS_BETWEEN[word.charAt(0) - 'a'] |= 1 << word.length());
  }

  NumberCue(String words) {
    this.words = Set.of(distinct(words));
    this.words.forEach(word -> lengths[word.charAt(0) - 'a'] |= 1 << word.length());
  }

  /** False where a word of that length cannot be one of a list. */
  private static boolean mayBe(int[] lengths, char first, int length) {
    int letter = (first | 32) - 'a';
    return letter < 0 || letter > 25 || (lengths[letter] & (1 << length)) != 0;
  }

  private static String[] distinct(String words) {
    return java.util.Arrays.stream(words.split(" +")).distinct().toArray(String[]::new);
  }

  /** True where a word of this sort leads to what starts at a position. */
  boolean leads(String text, int position) {
    return leads(text, position, 1);
  }

  /**
   * True where a word of this sort leads to what starts at a position, with at most so many words
   * between that say nothing.
   */
  boolean leads(String text, int position, int idle) {
    int i = position;
    int limit = Math.max(0, position - FARTHEST);
    int others = 0;
    for (int n = 0; n < MOST_WORDS; n++) {
      while (i > limit && !Characters.isLetter(text.charAt(i - 1))) {
        if (stops(text, i - 1)) {
          return false;
        }
        i--;
      }
      int end = i;
      while (i > 0 && end - i < LONGEST && Characters.isLetter(text.charAt(i - 1))) {
        i--;
      }
      if (i == end) {
        return false;
      }
      boolean known = mayBe(lengths, text.charAt(i), end - i);
      boolean between = mayBe(LENGTHS_BETWEEN, text.charAt(i), end - i);
      String word = known || between ? folded(text.substring(i, end)) : "";
      if (words.contains(word)) {
        return true;
      }
      others += end - i == 1 || BETWEEN.contains(word) ? 0 : 1;
      if (others > idle) {
        return false;
      }
    }
    return false;
  }

  /** The end of a sentence or line, or of a mark of redaction; not the point of "no." or "ref." */
  private static boolean stops(String text, int i) {
    char c = text.charAt(i);
    if (c == '\n' || c == ']') {
      return true;
    }
    boolean point = (c == '.' || c == '!' || c == '?') && Characters.at(text, i + 1) == ' ';
    if (!point) {
      return false;
    }
    int from = i;
    while (from > 0 && i - from < 6 && Characters.isLetter(text.charAt(from - 1))) {
      from--;
    }
    String before = text.substring(from, i).toLowerCase(Locale.ROOT);
    return c != '.'
        || !Set.of("no", "nos", "num", "nr", "ref", "acc", "acct", "s").contains(before);
  }

  private static String folded(String word) {
    String small = word.toLowerCase(Locale.ROOT).replace('\u00f8', 'o').replace('\u0142', 'l');
    for (int i = 0; i < small.length(); i++) {
      if (small.charAt(i) >= 128) {
        return Normalizer.normalize(small, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      }
    }
    return small;
  }
}
