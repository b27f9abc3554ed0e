package org.waymark.themes;

import java.util.HashSet;
import java.util.Set;
import org.waymark.text.Sentence;

/**
 * Words that name no subject by themselves: function words, words of time and measure, general
 * verbs, and words that judge. Compared by their stems. A list of our own.
 */
final class CommonWords {
  private static final String FUNCTION =
      "a about above across after again against ago all almost along already also although always am"
          + " among an and another any anybody anyone anything anyway are aren't around as at away"
          + " back be became because become been before behind being below beside between both but by"
          + " came can can't cannot come comes coming could couldn't did didn't do does doesn't doing"
          + " don't done down due during each either else especially etc even ever every everybody"
          + " everyone everything except far few first for from front full further gave get gets"
          + " getting give given gives giving go goes going gone got had hadn't half has hasn't have"
          + " haven't having he hence her here hers herself him himself his how however i i'd i'll"
          + " i'm i've if in indeed instead into is isn't it it's its itself just keep kept last least"
          + " less let like likely little lot lots made mainly make makes making many may maybe me"
          + " might mine more most mostly much must my myself near nearly need needed needing needs"
          + " neither never next no nobody none nor not nothing now of off often ok okay on once one"
          + " only onto or other others otherwise our ours out over overall own part particularly"
          + " perhaps please possible put quite rather re really same say says seem seemed seems"
          + " several shall she should shouldn't since so some somebody someone something sometimes"
          + " somewhere soon still such sure take taken takes taking than that that's the their"
          + " theirs them themselves then there there's therefore these they they're they've thing"
          + " things this those though through throughout thus to together too took toward towards"
          + " two three four five six seven eight nine ten under unless until up upon us use used uses"
          + " using usually various very via want wanted wants was wasn't way ways we we're we've well"
          + " went were weren't what whatever when where whether which while who whole whom whose why"
          + " will with within without won't would wouldn't yes yet you you're your yours yourself"
          + " second third able actually certain completely definitely different else enough exactly"
          + " extra fully general generally important kind obviously particular plus point probably"
          + " simply sort specific thank totally truly type whilst wish";
  private static final String GENERAL =
      "add added answer ask asked asking bit begin began believe bring brought call came case change"
          + " changed day days time times hour hours minute minutes week weeks month months year years"
          + " today yesterday tomorrow morning afternoon evening end ended expect expected fact feel"
          + " feeling feels felt find finding found happen happened hear heard help helped hope know"
          + " knew knowing known leave leaving left look looked looking long longer mean means meant"
          + " mention mentioned move number order people person place provide provided reason said"
          + " saw see seeing seen sent set show showed side small big large start started stay stop"
          + " stopped tell telling think thinking thought told tried try trying turn turned understand"
          + " wait went word work worked working works man woman men women lady gentleman comment"
          + " comments experience experienced question service services situation area";
  private static final String JUDGING =
      "good great lovely nice happy pleased thank thanks grateful gratitude helpful pleasant positive"
          + " satisfied satisfactory better best improved easy fine enjoyed enjoy love loved glad"
          + " recommend appreciated appreciate useful success successful effective efficient bad worse"
          + " problem problems issue issues difficult difficulty hard unable lack lacking upset unhappy"
          + " wrong mistake poorly sad disappointed disappointing frustrating frustrated complaint"
          + " complain failed fail repeatedly nobody";
  private static final Set<String> STEMS = new HashSet<>();
  private static final Set<String> FUNCTION_STEMS = new HashSet<>();

  static {
    learn(FUNCTION, FUNCTION_STEMS);
    STEMS.addAll(FUNCTION_STEMS);
    learn(GENERAL, STEMS);
    learn(ToneWords.VERY_GOOD, STEMS);
    learn(JUDGING, STEMS);
    learn(ToneWords.VERY_BAD, STEMS);
    learn(ToneWords.RATHER_GOOD, STEMS);
    learn(ToneWords.RATHER_BAD, STEMS);
    learn(ToneWords.STRONG, STEMS);
    learn(ToneWords.SUGGESTING, STEMS);
  }

  private CommonWords() {}

  private static void learn(String words, Set<String> stems) {
    for (String word : words.split(" ")) {
      stems.add(Sentence.stem(word));
    }
  }

  /**
   * Whether a word names a subject, as far as the list tells: three letters or more, no figures.
   */
  static boolean isTelling(String stem) {
    return stem.length() >= 3 && isLetters(stem) && !STEMS.contains(stem);
  }

  /** Whether a word is one that every sentence may hold. */
  static boolean isFunction(String stem) {
    return stem.length() < 2 || !isLetters(stem) || FUNCTION_STEMS.contains(stem);
  }

  private static boolean isLetters(String stem) {
    return stem.chars().allMatch(c -> Character.isLetter(c) || c == '\'');
  }
}
