package org.waymark.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A person's name behind a title: "Dr Anne-Marie O'Neill", "nurse Kelly", "Mr J. van Dyke". Only
 * words with a capital letter are names; the title stays. Names without a title are not found.
 */
final class NameRecogniser implements Recogniser {

  private static final List<String> TITLES =
      List.of(
          "Mr",
          "Mrs",
          "Ms",
          "Miss",
          "Mx",
          "Dr",
          "Prof",
          "Professor",
          "Doctor",
          "Nurse",
          "Sister",
          "Midwife",
          "Matron");

  /** Titles that are also everyday words or, in capitals, a disease: only written as a title. */
  private static final Set<String> ONLY_AS_TITLE = Set.of("Ms", "Miss");

  private static final Set<String> PARTICLES =
      Set.of("van", "von", "der", "den", "de", "da", "di", "la", "le", "du", "al", "el", "bin");

  /** Words with a capital letter that follow a title and are no names. */
  private static final Set<String> NO_NAMES =
      Set.of(
          ("a about after again all also always am an and answered appointment appointments are as"
                  + " asked asap assistant associate at be because been before but by call came"
                  + " can care clinic clinical consultant could department did do does doctor dr"
                  + " each even every everyone excellent explained for from gave good gp great had"
                  + " has have he her here him his hospital how however i if in is it its just"
                  + " lead led made make manager matron me midwife midwives miss mr mrs ms my nhs"
                  + " no none not nurse nurses of on or our out over overall patient please"
                  + " practitioner professor prof reception receptionist said saw school see she"
                  + " sister so society some specialist staff station student supervisor surgery"
                  + " team thank thanks that the their them then there they this to told too"
                  + " trained training unit very visit visited ward was we well went were what"
                  + " when where which while who why will with would you your")
              .split(" "));

  private static final int MOST_WORDS = 3;
  private static final int LONGEST_NO_NAME = 16;

  @Override
  public String anchors() {
    return "mMdDpPnNsS";
  }

  @Override
  public Span at(String text, int anchor) {
    int from = afterTitle(text, anchor);
    // "Nurse Dr Smith": the name is behind the last title.
    for (int more = 0; more < 2 && from > 0; more++) {
      int next = afterTitle(text, from);
      from = next > 0 ? next : from;
    }
    if (from < 0) {
      return Span.NONE;
    }
    int start = from;
    int end = -1;
    int words = 0;
    while (words < MOST_WORDS && from < text.length()) {
      int after = afterName(text, from);
      if (after < 0) {
        break;
      }
      end = after;
      words++;
      // One blank, or a point and a blank behind an initial, joins the words of a name.
      boolean initial = after - from == 1 && Characters.at(text, after) == '.';
      from = initial ? Characters.afterBlanks(text, after + 1, 1) : after + 1;
      if (!initial && !Characters.isBlank(Characters.at(text, after))) {
        break;
      }
    }
    return end > 0 ? new Span(start, withoutPossessive(text, end)) : Span.NONE;
  }

  /** The position behind a title and the blanks that follow it; -1 where there is no title. */
  private static int afterTitle(String text, int from) {
    for (String title : TITLES) {
      if (!Characters.hasWord(text, from, title)
          || (ONLY_AS_TITLE.contains(title) && !text.startsWith(title, from))) {
        continue;
      }
      int i = from + title.length();
      if (Characters.at(text, i) == '.') {
        i++;
      }
      int name = Characters.afterBlanks(text, i, 3);
      return name > i || Characters.at(text, i - 1) == '.' ? name : -1;
    }
    return -1;
  }

  /** The position behind a name, with the particles before it; -1 where there is none. */
  private static int afterName(String text, int from) {
    int i = from;
    for (int particles = 0; particles < 2; particles++) {
      int end = afterLetters(text, i, 4);
      boolean particle =
          end - i < 4
              && PARTICLES.contains(text.substring(i, end))
              && Characters.isBlank(Characters.at(text, end));
      if (particle) {
        i = end + 1;
      }
    }
    if (!Character.isUpperCase(Characters.at(text, i))) {
      return -1;
    }
    int end = afterLetters(text, i, Integer.MAX_VALUE);
    if (end - i <= LONGEST_NO_NAME
        && NO_NAMES.contains(text.substring(i, end).toLowerCase(Locale.ROOT))) {
      return -1;
    }
    while (isJoin(Characters.at(text, end)) && Character.isLetter(Characters.at(text, end + 1))) {
      end = afterLetters(text, end + 1, Integer.MAX_VALUE);
    }
    return Character.isDigit(Characters.at(text, end)) ? -1 : end;
  }

  private static int afterLetters(String text, int from, int limit) {
    int i = from;
    while (i < text.length() && i - from < limit && isNameLetter(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isNameLetter(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isJoin(char c) {
    return c == '-' || Characters.isApostrophe(c);
  }

  private static int withoutPossessive(String text, int end) {
    boolean possessive =
        Characters.isApostrophe(Characters.at(text, end - 2))
            && (Characters.at(text, end - 1) == 's' || Characters.at(text, end - 1) == 'S');
    return possessive ? end - 2 : end;
  }
}
