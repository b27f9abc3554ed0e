package org.waymark.redaction;

import java.util.Set;
import org.waymark.text.Characters;

/**
 * A full postcode of the UK or an Eircode of Ireland. In the UK: one of the 124 postcode areas, or
 * ZZ which health records use for addresses that have none, a district, and the inward digit and
 * letters. In small letters, endings that are ordinals or units are left alone: "ward b6 2nd
 * floor".
 */
final class PostcodeRecogniser implements Recogniser {

  private static final Set<String> AREAS =
      Set.of(
          ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN"
                  + " DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE"
                  + " KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA"
                  + " PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD"
                  + " TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ")
              .split(" "));
  private static final Set<String> ORDINALS_AND_UNITS =
      Set.of("st", "nd", "rd", "th", "ft", "lb", "gb", "hr", "yr", "wt", "ts");

  private static final String ROUTING = "ACDEFHKNPRTVWXY";
  private static final String UNIQUE = "0123456789ACDEFHKNPRTVWXY";

  private final Lexicon lexicon;

  PostcodeRecogniser(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  @Override
  public String anchors() {
    return Characters.LETTERS;
  }

  @Override
  public boolean digitFollows() {
    return true;
  }

  @Override
  public Span at(String text, int anchor) {
    if (text.startsWith("GIR", anchor)) {
      int end = inward(text, anchor + 3);
      return end > 0 ? Span.sure(anchor, end) : Span.NONE;
    }
    Span eircode = eircode(text, anchor);
    if (!eircode.isNone()) {
      return eircode;
    }
    int digit = anchor + 1;
    if (isLetter(Characters.at(text, digit))) {
      digit++;
    }
    if (!Characters.isDigit(Characters.at(text, digit))) {
      return spread(text, anchor, digit);
    }
    int end = inward(text, digit + 1);
    if (end < 0 && Characters.isWord(Characters.at(text, digit + 1))) {
      end = inward(text, digit + 2);
    }
    if (end < 0 || !isArea(text, anchor, digit)) {
      return Span.NONE;
    }
    int before = lexicon.before(text, anchor, 1);
    if ((before & Lexicon.CODE) != 0) {
      return Span.left(anchor, end);
    }
    return text.charAt(anchor) < 'a' ? Span.sure(anchor, end) : Span.doubtful(anchor, end);
  }

  /** In capitals with a blank behind the area or before the last letters: "BN 2 3 LX". */
  private static Span spread(String text, int anchor, int areaEnd) {
    int i = Characters.afterBlanks(text, areaEnd, 1);
    int district = Characters.afterDigits(text, i, 2);
    if (i == areaEnd
        || district == i
        || text.charAt(anchor) >= 'a'
        || !isArea(text, anchor, areaEnd)) {
      return Span.NONE;
    }
    int inward = Characters.afterBlanks(text, district, 2);
    int letters = Characters.afterBlanks(text, inward + 1, 1);
    boolean shaped =
        inward > district
            && Characters.isDigit(Characters.at(text, inward))
            && isInward(Characters.at(text, letters))
            && isInward(Characters.at(text, letters + 1))
            && text.charAt(letters) < 'a'
            && !Characters.isWord(Characters.at(text, letters + 2));
    return shaped ? Span.doubtful(anchor, letters + 2) : Span.NONE;
  }

  /** Ireland (Eircode): a routing key such as D08 or D6W and four letters or digits. */
  private Span eircode(String text, int anchor) {
    char third = Characters.at(text, anchor + 2);
    boolean key =
        ROUTING.indexOf(text.charAt(anchor)) >= 0
            && Characters.isDigit(Characters.at(text, anchor + 1))
            && (Characters.isDigit(third) || third == 'W');
    if (!key) {
      return Span.NONE;
    }
    int i = anchor + 3;
    i += Characters.isBlank(Characters.at(text, i)) || Characters.at(text, i) == '-' ? 1 : 0;
    int letters = 0;
    for (int at = i; at < i + 4; at++) {
      char c = Characters.at(text, at);
      if (UNIQUE.indexOf(c) < 0) {
        return Span.NONE;
      }
      letters += Characters.isDigit(c) ? 0 : 1;
    }
    if (letters == 0 || Characters.isWord(Characters.at(text, i + 4))) {
      return Span.NONE;
    }
    boolean code = (lexicon.before(text, anchor, 1) & Lexicon.CODE) != 0;
    return code ? Span.left(anchor, i + 4) : Span.sure(anchor, i + 4);
  }

  /**
   * The position after at most three blanks or a mark, a digit and two letters; -1 where they are
   * not there.
   */
  private static int inward(String text, int from) {
    int i = Characters.afterBlanks(text, from, 3);
    if ("-._/".indexOf(Characters.at(text, i)) >= 0) {
      i = Characters.afterBlanks(text, i + 1, 1);
    }
    boolean shaped =
        Characters.isDigit(Characters.at(text, i))
            && isInward(Characters.at(text, i + 1))
            && isInward(Characters.at(text, i + 2))
            && !Characters.isWord(Characters.at(text, i + 3));
    boolean ordinary = shaped && ORDINALS_AND_UNITS.contains(text.substring(i + 1, i + 3));
    return shaped && !ordinary ? i + 3 : -1;
  }

  private static boolean isArea(String text, int start, int end) {
    char[] area = text.substring(start, end).toCharArray();
    for (int i = 0; i < area.length; i++) {
      area[i] = (char) (area[i] & ~32);
    }
    return AREAS.contains(new String(area));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isInward(char c) {
    return isLetter(c) && "CIKMOV".indexOf(c & ~32) < 0;
  }
}
