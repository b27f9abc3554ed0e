package org.waymark.themes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.text.Sentence;

/**
 * How a text sounds, by the words in it: the sum of the strengths of {@link ToneWords}, turned
 * round behind a negation ("not kind", "no problem"), divided by the root of how many there are.
 *
 * <p>A word list knows no irony and no comparison with last year. How it ranks texts beside people
 * is measured by the benchmark module.
 */
public final class Tone {
  private static final double VERY = 2;
  private static final double PLAIN = 1;
  private static final double LEANING = .4;

  /** "Not good" is bad, yet less so than "bad". */
  private static final double TURNED = -.75;

  private static final double STRONGER = 1.4;

  /** Words over which a negation reaches. */
  private static final int REACH = 3;

  /** From here on a sentence counts as praise; the same below zero as a problem. */
  static final double CLEAR = .5;

  private static final Map<String, Double> STRENGTH = new HashMap<>();
  private static final Set<String> STRONG = new HashSet<>();
  private static final Set<String> SUGGESTING = new HashSet<>();

  static {
    learn(ToneWords.RATHER_BAD, -LEANING);
    learn(ToneWords.RATHER_GOOD, LEANING);
    learn(ToneWords.BAD, -PLAIN);
    learn(ToneWords.VERY_BAD, -VERY);
    learn(ToneWords.GOOD, PLAIN);
    learn(ToneWords.VERY_GOOD, VERY);
    for (String word : ToneWords.STRONG.split(" ")) {
      STRONG.add(Sentence.stem(word));
    }
    for (String word : ToneWords.SUGGESTING.split(" ")) {
      SUGGESTING.add(Sentence.stem(word));
    }
  }

  private Tone() {}

  private static void learn(String words, double strength) {
    for (String word : words.split(" ")) {
      STRENGTH.put(Sentence.stem(word), strength);
    }
  }

  /** How those sentences sound: above zero well, below zero not; 0 without a word that tells. */
  public static double of(List<Sentence> sentences) {
    double sum = 0;
    int telling = 0;
    for (Sentence sentence : sentences) {
      List<String> stems = sentence.stems();
      int negation = -1 - REACH;
      for (int i = 0; i < stems.size(); i++) {
        Double strength = STRENGTH.get(stems.get(i));
        if (sentence.negates().get(i)) {
          negation = i;
          strength = null;
        }
        if (strength != null) {
          boolean strong = i > 0 && STRONG.contains(stems.get(i - 1));
          sum += strength * (i - negation <= REACH ? TURNED : 1) * (strong ? STRONGER : 1);
          telling++;
        }
      }
    }
    return telling == 0 ? 0 : sum / Math.sqrt(telling);
  }

  /**
   * What a sentence says about the theme that it speaks of. A suggestion is a sentence that names
   * what could be and does not praise: "more chairs would help".
   */
  public static Polarity polarity(Sentence sentence) {
    return polarity(sentence, of(List.of(sentence)), -CLEAR, CLEAR);
  }

  /**
   * The same by a tone that was told in another way.
   *
   * @param problem up to here a tone is a problem
   * @param praise from here on it is praise
   */
  static Polarity polarity(Sentence sentence, double tone, double problem, double praise) {
    if (tone >= praise) {
      return Polarity.PRAISE;
    }
    if (sentence.stems().stream().anyMatch(SUGGESTING::contains)) {
      return Polarity.SUGGESTION;
    }
    return tone <= problem ? Polarity.PROBLEM : Polarity.NEUTRAL;
  }
}
