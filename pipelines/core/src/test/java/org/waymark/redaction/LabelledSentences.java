package org.waymark.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.waymark.text.Characters;
import org.waymark.text.Sentence;

/** Invented sentences in which people marked every personal detail, and how redaction does. */
record LabelledSentences(List<Sentence> sentences) {

  private static final Pattern LABEL = Pattern.compile("\\{([a-z-]+):([^}]*)}");

  /** A plain text and its details; the certainty of a label says nothing. */
  record Sentence(String text, List<Redaction.Detail> labels) {}

  /** Counts of one kind: found exactly, marked wrongly, and labels by how they fared. */
  static final class Score {
    int labelled;
    int exact;
    int gone;
    int wrong;

    /** Of those not gone, the ones that are in the review queue. */
    int queued;

    /** Of the wrong ones, those that cover no part of any detail. */
    int marred;

    void add(Score other) {
      labelled += other.labelled;
      exact += other.exact;
      gone += other.gone;
      wrong += other.wrong;
      queued += other.queued;
      marred += other.marred;
    }

    double precision() {
      return exact + wrong == 0 ? 1 : exact / (double) (exact + wrong);
    }

    double recall() {
      return labelled == 0 ? 1 : exact / (double) labelled;
    }

    /** The share of labelled details of which no letter or digit is left, whatever the mark. */
    double taken() {
      return labelled == 0 ? 1 : gone / (double) labelled;
    }
  }

  static LabelledSentences read(String half) {
    String name = "labelled-sentences-" + half + ".txt";
    try (InputStream file = LabelledSentences.class.getResourceAsStream(name)) {
      return new LabelledSentences(
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(LabelledSentences::sentence)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sentence sentence(String line) {
    List<Redaction.Detail> labels = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    Matcher label = LABEL.matcher(line);
    int from = 0;
    while (label.find()) {
      plain.append(line, from, label.start());
      int start = plain.length();
      plain.append(label.group(2));
      PersonalDetail kind =
          PersonalDetail.valueOf(label.group(1).toUpperCase(Locale.ROOT).replace('-', '_'));
      labels.add(new Redaction.Detail(kind, Span.sure(start, plain.length())));
      from = label.end();
    }
    return new Sentence(plain.append(line, from, line.length()).toString(), labels);
  }

  /** The score of each kind; what went wrong is added to the failures. */
  Map<PersonalDetail, Score> scores(Redaction redaction, List<String> failures) {
    Map<PersonalDetail, Score> scores = new EnumMap<>(PersonalDetail.class);
    for (PersonalDetail kind : PersonalDetail.values()) {
      scores.put(kind, new Score());
    }
    for (Sentence sentence : sentences) {
      List<Redaction.Detail> all = foundIn(redaction, sentence.text());
      List<Redaction.Detail> found = new ArrayList<>();
      for (Redaction.Detail detail : all) {
        if (detail.span().certainty() != Certainty.LEFT) {
          Span span = detail.span();
          found.add(new Redaction.Detail(detail.kind(), Span.sure(span.start(), span.end())));
        }
      }
      for (Redaction.Detail label : sentence.labels()) {
        Score score = Objects.requireNonNull(scores.get(label.kind()));
        score.labelled++;
        score.exact += found.contains(label) ? 1 : 0;
        boolean gone = isCovered(sentence.text(), label.span(), found);
        score.gone += gone ? 1 : 0;
        score.queued += !gone && isInDoubt(label.span(), all) ? 1 : 0;
        if (!found.contains(label)) {
          failures.add("missed " + shown(sentence, label));
        }
      }
      for (Redaction.Detail detail : found) {
        if (!sentence.labels().contains(detail)) {
          Score score = Objects.requireNonNull(scores.get(detail.kind()));
          score.wrong++;
          score.marred += touches(detail.span(), sentence.labels()) ? 0 : 1;
          failures.add("wrong " + shown(sentence, detail));
        }
      }
    }
    return scores;
  }

  /**
   * What the rounds of redaction find, in positions of the text; of what is left in doubt, that of
   * the last round.
   */
  private static List<Redaction.Detail> foundIn(Redaction redaction, String text) {
    List<Redaction.Detail> found = new ArrayList<>();
    String rest = text;
    int[] positions = IntStream.rangeClosed(0, text.length()).toArray();
    while (true) {
      List<Redaction.Detail> details = redaction.details(rest);
      boolean taken = details.stream().anyMatch(d -> d.span().certainty() != Certainty.LEFT);
      StringBuilder next = new StringBuilder();
      List<Integer> origins = new ArrayList<>();
      int from = 0;
      for (Redaction.Detail detail : details) {
        Span span = detail.span();
        boolean left = span.certainty() == Certainty.LEFT;
        if (!left || !taken) {
          int end = positions[span.end() - 1] + 1;
          found.add(
              new Redaction.Detail(
                  detail.kind(), new Span(positions[span.start()], end, span.certainty())));
        }
        if (!left) {
          copy(rest, positions, from, span.start(), next, origins);
          for (char c : detail.kind().mark().toCharArray()) {
            next.append(c);
            origins.add(positions[span.start()]);
          }
          from = span.end();
        }
      }
      if (!taken) {
        return found;
      }
      copy(rest, positions, from, rest.length(), next, origins);
      origins.add(text.length());
      if (rest.contentEquals(next)) {
        return found;
      }
      rest = next.toString();
      positions = origins.stream().mapToInt(i -> i).toArray();
    }
  }

  private static void copy(
      String text, int[] positions, int from, int to, StringBuilder next, List<Integer> origins) {
    next.append(text, from, to);
    for (int i = from; i < to; i++) {
      origins.add(positions[i]);
    }
  }

  private static boolean isInDoubt(Span label, List<Redaction.Detail> found) {
    return found.stream()
        .map(Redaction.Detail::span)
        .anyMatch(
            s ->
                s.certainty() != Certainty.SURE
                    && s.start() < label.end()
                    && label.start() < s.end());
  }

  private static boolean touches(Span span, List<Redaction.Detail> labels) {
    return labels.stream()
        .map(Redaction.Detail::span)
        .anyMatch(label -> label.start() < span.end() && span.start() < label.end());
  }

  private static boolean isCovered(String text, Span label, List<Redaction.Detail> found) {
    for (int i = label.start(); i < label.end(); i++) {
      int at = i;
      boolean hidden =
          !Characters.isWord(text.charAt(i))
              || found.stream().anyMatch(d -> d.span().start() <= at && at < d.span().end());
      if (!hidden) {
        return false;
      }
    }
    return true;
  }

  private static String shown(Sentence sentence, Redaction.Detail detail) {
    String part = sentence.text().substring(detail.span().start(), detail.span().end());
    return detail.kind() + " <" + part + "> in " + sentence.text() + "\n";
  }
}
