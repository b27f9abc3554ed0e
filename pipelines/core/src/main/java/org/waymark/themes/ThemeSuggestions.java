package org.waymark.themes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.text.SameText;
import org.waymark.text.Sentence;

/**
 * What people write about and the codebook does not cover.
 *
 * <p>Terms (words that name a subject, and neighbouring pairs of them) are compared between
 * sentences in which no theme was found and sentences in which one was, by log odds with a
 * Dirichlet prior of how common each is overall (Monroe, Colaresi and Quinn, Political Analysis 16,
 * 2008, eq. 16, 22). Those that lean to the sentences without a theme are taken, the most telling
 * first, each with the terms that stand beside it in the same texts far more often than by chance
 * (Dunning's log likelihood ratio, Computational Linguistics 19, 1993).
 *
 * <p>Texts count, not words; texts that read the same count once; what is said in fewer than three
 * places, or mostly in one, is not suggested, where reports come from as many.
 */
public final class ThemeSuggestions {
  /** Suggestions at most. */
  public static final int MOST = 10;

  private static final int FEWEST_TEXTS = 6;
  private static final double LEAST_SHARE = .005;

  /**
   * What nearly everybody writes tells nothing apart: the form of a report, the name of a trade.
   */
  private static final double MOST_SHARE = .4;

  private static final int FEWEST_PLACES = 3;
  private static final double MOST_OF_ONE_PLACE = .5;
  private static final int MOST_PHRASES = 5;

  /** Weight of the prior: so many terms of so many texts, as a share of all that there are. */
  private static final double PRIOR = .1;

  /** Log likelihood ratio from which two terms belong together: one in 100 by chance. */
  private static final double TOGETHER = 6.63;

  /** Share of the texts with a term that must hold the first term of its group. */
  private static final double LEAST_TOGETHER = .2;

  /** Share of the texts of both that are in both, from which two suggestions are one. */
  private static final double SAME = .5;

  private record Term(String stems, BitSet texts, double z) {}

  private final List<SampledText> texts;
  private final TermTable open = new TermTable(false);
  private final TermTable covered = new TermTable(false);
  private final BitSet somethingOpen = new BitSet();
  private final int fewestPlaces;

  private ThemeSuggestions(List<SampledText> sampled) {
    texts = sampled;
    Set<String> seen = new HashSet<>();
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).text();
      if (!seen.add(SameText.key(text))) {
        continue;
      }
      List<Sentence> sentences = Sentence.of(text);
      for (int j = 0; j < sentences.size(); j++) {
        boolean found = texts.get(i).covered().get(j);
        (found ? covered : open).add(i, sentences.get(j), text);
        somethingOpen.set(i, somethingOpen.get(i) || !found);
      }
      places.add(texts.get(i).place());
    }
    fewestPlaces = Math.min(FEWEST_PLACES, places.size());
  }

  /**
   * The suggestions, those with the most reports first.
   *
   * @param sampled reports in a fixed order
   */
  public static List<SuggestedTheme> of(List<SampledText> sampled) {
    return new ThemeSuggestions(sampled).suggestions();
  }

  private List<SuggestedTheme> suggestions() {
    List<Term> terms = terms();
    Set<String> used = new HashSet<>();
    List<SuggestedTheme> suggestions = new ArrayList<>();
    for (Term first : terms) {
      if (used.contains(first.stems())) {
        continue;
      }
      List<Term> group = group(first, terms, used);
      group.forEach(term -> used.add(term.stems()));
      BitSet reports = new BitSet();
      group.forEach(term -> reports.or(term.texts()));
      if (suggestions.stream().noneMatch(other -> same(other.reports(), reports))) {
        suggestions.add(
            new SuggestedTheme(
                group.stream().map(term -> open.written(term.stems(), term.texts())).toList(),
                reports,
                places(reports).size(),
                reports.cardinality() / (double) somethingOpen.cardinality()));
      }
      if (suggestions.size() == MOST) {
        break;
      }
    }
    suggestions.sort(
        Comparator.comparingInt((SuggestedTheme s) -> -s.reports().cardinality())
            .thenComparing(s -> s.phrases().toString()));
    return suggestions;
  }

  /** Terms that lean to sentences without a theme and are said often and widely enough. */
  private List<Term> terms() {
    double inOpen = open.all();
    double inCovered = covered.all();
    double all = inOpen + inCovered;
    int fewest = Math.max(FEWEST_TEXTS, (int) Math.ceil(LEAST_SHARE * somethingOpen.cardinality()));
    double most = MOST_SHARE * somethingOpen.cardinality();
    List<Term> terms = new ArrayList<>();
    open.texts(fewest)
        .forEach(
            (stems, holding) -> {
              int here = holding.cardinality();
              if (here > most || !isWide(holding)) {
                return;
              }
              int there = covered.count(stems);
              double prior = PRIOR * (here + there);
              double priors = PRIOR * all;
              double logOdds =
                  Math.log((here + prior) / (inOpen + priors - here - prior))
                      - Math.log((there + prior) / (inCovered + priors - there - prior));
              double z = logOdds / Math.sqrt(1 / (here + prior) + 1 / (there + prior));
              if (z >= 0) {
                terms.add(new Term(stems, holding, z));
              }
            });
    terms.sort(
        Comparator.comparingDouble((Term term) -> -term.z())
            .thenComparingInt(term -> -term.texts().cardinality())
            .thenComparing(Term::stems));
    return terms;
  }

  private boolean isWide(BitSet reports) {
    Map<Integer, Integer> places = places(reports);
    int most = places.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return places.size() >= fewestPlaces
        && (fewestPlaces < FEWEST_PLACES || most <= MOST_OF_ONE_PLACE * reports.cardinality());
  }

  private Map<Integer, Integer> places(BitSet reports) {
    Map<Integer, Integer> places = new HashMap<>();
    reports.stream().forEach(i -> places.merge(texts.get(i).place(), 1, Integer::sum));
    return places;
  }

  /** A term with those that belong to it. */
  private List<Term> group(Term first, List<Term> terms, Set<String> used) {
    record Near(Term term, double ratio) {}
    List<Near> near = new ArrayList<>();
    for (Term term : terms) {
      int both = common(first.texts(), term.texts());
      if (!used.contains(term.stems())
          && !term.stems().equals(first.stems())
          && both >= LEAST_TOGETHER * term.texts().cardinality()) {
        double ratio =
            logLikelihoodRatio(
                both,
                first.texts().cardinality() - both,
                term.texts().cardinality() - both,
                somethingOpen.cardinality());
        if (ratio >= TOGETHER) {
          near.add(new Near(term, ratio));
        }
      }
    }
    near.sort(
        Comparator.comparingDouble((Near n) -> -n.ratio()).thenComparing(n -> n.term().stems()));
    List<Term> group = new ArrayList<>();
    group.add(first);
    near.stream().limit(MOST_PHRASES - 1L).forEach(n -> group.add(n.term()));
    return group;
  }

  /** Dunning's G² of two terms standing together more often than by chance; 0 where they do not. */
  private static double logLikelihoodRatio(int both, int only, int other, int all) {
    double neither = all - both - only - other;
    double a = both + (double) only;
    double b = both + (double) other;
    if (both * (double) all <= a * b) {
      return 0;
    }
    return 2
        * (term(both, a * b / all)
            + term(only, a * (all - b) / all)
            + term(other, (all - a) * b / all)
            + term(neither, (all - a) * (all - b) / all));
  }

  private static double term(double observed, double expected) {
    return observed <= 0 ? 0 : observed * Math.log(observed / expected);
  }

  private static int common(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both.cardinality();
  }

  private static boolean same(BitSet one, BitSet other) {
    int both = common(one, other);
    return both >= SAME * (one.cardinality() + other.cardinality() - both);
  }
}
