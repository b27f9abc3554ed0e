package org.waymark.themes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.registry.Theme;
import org.waymark.text.SameText;
import org.waymark.text.Sentence;
import org.waymark.text.ThemeMatcher;

/**
 * Phrases that would find more of a theme, mined from texts that people coded.
 *
 * <p>Among the texts that no phrase of the theme finds, words and pairs of neighbouring words are
 * taken one after the other, each time the one that finds most texts in which people found the
 * theme, as long as at least {@value #FEWEST} texts and, of the texts that it finds, a share of at
 * least {@value #LEAST_PRECISION} (half a text added to both sides) agree. A phrase is offered
 * where it is also taken when any one fifth of the texts is left out, in at least three of five
 * cases, and where it holds on the fifths left out: texts that read the same are always in one.
 */
public final class PhraseMining {
  /** Texts in which people found the theme that a phrase must add. */
  static final int FEWEST = 3;

  /** Share of the texts it adds in which people must have found the theme. */
  static final double LEAST_PRECISION = .5;

  /** Phrases for a theme, at most. */
  private static final int MOST = 8;

  private static final int FOLDS = ThemeLearning.FOLDS;
  private static final int LEAST_TIMES = 3;

  private record Candidate(String term, BitSet texts) {}

  private final List<CodedText> texts;
  private final List<Candidate> candidates = new ArrayList<>();
  private final TermTable terms = new TermTable(true);
  private final BitSet[] folds = new BitSet[FOLDS];

  private PhraseMining(List<CodedText> coded) {
    texts =
        coded.stream()
            .sorted(Comparator.comparing(CodedText::key).thenComparing(CodedText::text))
            .toList();
    for (int fold = 0; fold < FOLDS; fold++) {
      folds[fold] = new BitSet();
    }
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).text();
      for (Sentence sentence : Sentence.of(text)) {
        terms.add(i, sentence, text);
      }
      folds[SameText.part("phrases " + texts.get(i).key(), FOLDS)].set(i);
    }
    terms.texts(FEWEST).forEach((term, holding) -> candidates.add(new Candidate(term, holding)));
  }

  /** The phrases for each theme of a codebook, in its order, the one that finds most first. */
  public static List<SuggestedPhrase> of(List<Theme> codebook, List<CodedText> coded) {
    PhraseMining mining = new PhraseMining(coded);
    ThemeMatcher matcher = ThemeMatcher.of(codebook);
    BitSet[] found = new BitSet[codebook.size()];
    for (int theme = 0; theme < found.length; theme++) {
      found[theme] = new BitSet();
    }
    for (int i = 0; i < mining.texts.size(); i++) {
      int text = i;
      matcher.matches(mining.texts.get(i).text()).forEach(m -> found[m.theme()].set(text));
    }
    List<SuggestedPhrase> phrases = new ArrayList<>();
    for (int theme = 0; theme < found.length; theme++) {
      phrases.addAll(mining.phrases(theme, found[theme]));
    }
    return phrases;
  }

  private List<SuggestedPhrase> phrases(int theme, BitSet byPhrases) {
    BitSet spoken = new BitSet();
    for (int i = 0; i < texts.size(); i++) {
      spoken.set(i, texts.get(i).has(theme));
    }
    BitSet missed = new BitSet();
    missed.set(0, texts.size());
    missed.andNot(byPhrases);
    Map<String, int[]> left = new TreeMap<>();
    for (BitSet fold : folds) {
      BitSet others = (BitSet) missed.clone();
      others.andNot(fold);
      for (Candidate taken : taken(others, spoken)) {
        BitSet here = common(common(taken.texts(), missed), fold);
        int[] tried = left.computeIfAbsent(taken.term(), term -> new int[3]);
        tried[0]++;
        tried[1] += here.cardinality();
        tried[2] += common(here, spoken).cardinality();
      }
    }
    List<SuggestedPhrase> offered = new ArrayList<>();
    for (Candidate taken : taken(missed, spoken)) {
      int[] tried = left.getOrDefault(taken.term(), new int[3]);
      double precision = tried[2] / (double) tried[1];
      if (tried[0] >= LEAST_TIMES && precision >= LEAST_PRECISION) {
        BitSet here = common(taken.texts(), missed);
        offered.add(
            new SuggestedPhrase(
                theme,
                terms.written(taken.term(), taken.texts()),
                here.cardinality(),
                common(here, spoken).cardinality(),
                spoken.cardinality(),
                precision));
      }
    }
    return offered;
  }

  /** What is taken, one after the other, from these texts. */
  private List<Candidate> taken(BitSet from, BitSet spoken) {
    BitSet open = (BitSet) from.clone();
    List<Candidate> taken = new ArrayList<>();
    while (taken.size() < MOST) {
      @Nullable Candidate best = null;
      int most = 0;
      double purest = 0;
      for (Candidate candidate : candidates) {
        BitSet here = common(candidate.texts(), open);
        int held = here.cardinality();
        if (held < FEWEST) {
          continue;
        }
        here.and(spoken);
        int right = here.cardinality();
        double precision = (right + .5) / (held + 1);
        if (right >= FEWEST
            && precision >= LEAST_PRECISION
            && (right > most || (right == most && precision > purest))) {
          best = candidate;
          most = right;
          purest = precision;
        }
      }
      if (best == null) {
        break;
      }
      taken.add(best);
      open.andNot(best.texts());
    }
    return taken;
  }

  private static BitSet common(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }
}
