package org.waymark.themes;

import java.util.BitSet;
import java.util.List;
import org.waymark.text.Sentence;
import org.waymark.text.ThemeMatch;

/**
 * A text as coding sees it.
 *
 * @param text as written, redacted
 * @param matches phrases of the mission's themes, in order of their start
 * @param question that was asked; "" where none is known
 */
record SeenText(String text, List<Sentence> sentences, List<ThemeMatch> matches, String question) {

  /** Themes of which a phrase stands anywhere. */
  BitSet phrases() {
    BitSet themes = new BitSet();
    matches.forEach(match -> themes.set(match.theme()));
    return themes;
  }

  /** Positions of the sentences that hold a phrase. */
  BitSet withPhrases() {
    BitSet holding = new BitSet();
    int sentence = 0;
    for (ThemeMatch match : matches) {
      while (sentences.get(sentence).end() <= match.start()) {
        sentence++;
      }
      holding.set(sentence);
    }
    return holding;
  }

  /** Each sentence by itself, where there are several. */
  List<SeenText> parts() {
    if (sentences.size() < 2) {
      return List.of();
    }
    return sentences.stream().map(this::part).toList();
  }

  /** One of its sentences by itself. */
  SeenText part(Sentence sentence) {
    List<ThemeMatch> own =
        matches.stream()
            .filter(m -> m.start() >= sentence.start() && m.start() < sentence.end())
            .toList();
    return new SeenText(
        text.substring(sentence.start(), sentence.end()), List.of(sentence), own, question);
  }
}
