package org.waymark.themes;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.registry.Mission;
import org.waymark.registry.Theme;
import org.waymark.text.SameText;
import org.waymark.text.Sentence;

/**
 * Words that a codebook has no theme for, and how often the places of a workspace use them.
 *
 * <p>A candidate is a word that names a subject, or two neighbouring ones, known by their stems. It
 * stands in sentences in which no theme was found, is no part of a phrase of the codebook, and is
 * in enough reports of enough places and not in nearly all of them. Of those the ones are taken on
 * which places differ most, by Pearson's X² of the shares of their reports, standardised: a choice
 * that does not look at which places are ahead, so that a comparison of those with the others keeps
 * its error. Of words that share a stem, or mostly stand in the same reports, the first one is
 * taken.
 *
 * @param reports looked through, by position of the place; a text that one place sent twice counts
 *     once
 * @param words those on which places differ most first
 * @param texts of the latest reports that hold one of the words
 */
public record FreeWords(int[] reports, List<Word> words, KeptTexts texts) implements Serializable {
  /** Words at most: the more are asked, the surer each must be. */
  public static final int MOST = 30;

  /** Begins what stands for the identifier of a theme where a word is told of. */
  public static final String THEME = "word:";

  /** Reports of a place that are kept of each word. */
  private static final int LATEST = 2;

  private static final int FEWEST_REPORTS = 8;
  private static final double LEAST_SHARE = .005;
  private static final double MOST_SHARE = .4;
  private static final int FEWEST_PLACES = 3;
  private static final double SAME = .5;

  /**
   * A word, or two.
   *
   * @param written in the way in which it is written most
   * @param stems of it, a blank between two
   * @param reports that hold it, by position of the place
   * @param latest of these reports, at most two of each place: positions in {@code texts}
   */
  public record Word(String written, String stems, int[] reports, int[] latest)
      implements Serializable {}

  private record Candidate(String stems, BitSet texts, int[] reports, double apart) {}

  /** Nobody wrote. */
  public static FreeWords none(int places) {
    return new FreeWords(new int[places], List.of(), KeptTexts.of(List.of(), new BitSet()));
  }

  /**
   * The words of some reports.
   *
   * @param places number of the places of the workspace
   * @param sampled reports in any order
   */
  public static FreeWords of(Mission mission, int places, List<SampledText> sampled) {
    List<SampledText> texts = new ArrayList<>();
    TermTable table = new TermTable(false);
    int[] reports = new int[places];
    Set<String> seen = new HashSet<>();
    for (SampledText text : SampledText.inOrder(sampled)) {
      if (seen.add(text.place() + " " + SameText.key(text.text()))) {
        List<Sentence> sentences = Sentence.of(text.text());
        for (int i = 0; i < sentences.size(); i++) {
          if (!text.covered().get(i)) {
            table.add(texts.size(), sentences.get(i), text.text());
          }
        }
        reports[text.place()]++;
        texts.add(text);
      }
    }
    List<Word> words = new ArrayList<>();
    for (Candidate taken : taken(candidates(mission, texts, table, reports))) {
      String written = table.written(taken.stems(), taken.texts());
      words.add(new Word(written, taken.stems(), taken.reports(), latest(taken.texts(), texts)));
    }
    BitSet kept = new BitSet();
    words.forEach(word -> Arrays.stream(word.latest()).forEach(kept::set));
    return new FreeWords(reports, List.copyOf(words), KeptTexts.of(texts, kept));
  }

  private static int[] latest(BitSet holding, List<SampledText> texts) {
    Map<Integer, Integer> ofPlace = new HashMap<>();
    return holding.stream()
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer i) -> -texts.get(i).source().week())
                .thenComparing(Comparator.naturalOrder()))
        .filter(i -> ofPlace.merge(texts.get(i).place(), 1, Integer::sum) <= LATEST)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static List<Candidate> candidates(
      Mission mission, List<SampledText> texts, TermTable table, int[] reports) {
    Set<String> told = told(mission);
    int fewest = Math.max(FEWEST_REPORTS, (int) Math.ceil(LEAST_SHARE * texts.size()));
    List<Candidate> candidates = new ArrayList<>();
    for (Map.Entry<String, BitSet> term : table.texts(fewest).entrySet()) {
      int[] holding = new int[reports.length];
      term.getValue().stream().forEach(i -> holding[texts.get(i).place()]++);
      boolean known = Arrays.stream(term.getKey().split(" ")).anyMatch(told::contains);
      long places = Arrays.stream(holding).filter(n -> n > 0).count();
      boolean common = term.getValue().cardinality() > MOST_SHARE * texts.size();
      if (!known && !common && places >= FEWEST_PLACES) {
        double apart = apart(reports, holding);
        candidates.add(new Candidate(term.getKey(), term.getValue(), holding, apart));
      }
    }
    candidates.sort(
        Comparator.comparingDouble((Candidate c) -> -c.apart()).thenComparing(Candidate::stems));
    return candidates;
  }

  /** Stems of the codebook's phrases that name a subject. */
  private static Set<String> told(Mission mission) {
    Set<String> told = new HashSet<>();
    for (Theme theme : mission.themes()) {
      for (String phrase : theme.phrases()) {
        Sentence.of(phrase).forEach(part -> told.addAll(part.stems()));
      }
    }
    return told;
  }

  /** Pearson's X² of places' shares, less its degrees of freedom, over the root of twice those. */
  private static double apart(int[] reports, int[] holding) {
    double share = Arrays.stream(holding).sum() / (double) Arrays.stream(reports).sum();
    double sum = 0;
    int places = 0;
    for (int i = 0; i < reports.length; i++) {
      if (reports[i] > 0) {
        double off = holding[i] - reports[i] * share;
        sum += off * off / (reports[i] * share * (1 - share));
        places++;
      }
    }
    double freedom = Math.max(places - 1, 1);
    return (sum - freedom) / Math.sqrt(2 * freedom);
  }

  private static List<Candidate> taken(List<Candidate> candidates) {
    List<Candidate> taken = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (taken.stream().noneMatch(other -> tellsTheSame(other, candidate))) {
        taken.add(candidate);
      }
      if (taken.size() == MOST) {
        break;
      }
    }
    return taken;
  }

  private static boolean tellsTheSame(Candidate one, Candidate other) {
    List<String> stems = List.of(one.stems().split(" "));
    BitSet both = (BitSet) one.texts().clone();
    both.and(other.texts());
    int common = both.cardinality();
    int either = one.texts().cardinality() + other.texts().cardinality() - common;
    return common >= SAME * either
        || Arrays.stream(other.stems().split(" ")).anyMatch(stems::contains);
  }
}
