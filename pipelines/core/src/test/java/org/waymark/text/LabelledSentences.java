package org.waymark.text;

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
      List<Redaction.Detail> found = new ArrayList<>();
      for (Redaction.Detail detail : redaction.details(sentence.text())) {
        if (detail.span().certainty() != Certainty.LEFT) {
          Span span = detail.span();
          found.add(new Redaction.Detail(detail.kind(), Span.sure(span.start(), span.end())));
        }
      }
      for (Redaction.Detail label : sentence.labels()) {
        Score score = Objects.requireNonNull(scores.get(label.kind()));
        score.labelled++;
        score.exact += found.contains(label) ? 1 : 0;
        score.gone += isCovered(sentence.text(), label.span(), found) ? 1 : 0;
        if (!found.contains(label)) {
          failures.add("missed " + shown(sentence, label));
        }
      }
      for (Redaction.Detail detail : found) {
        if (!sentence.labels().contains(detail)) {
          Objects.requireNonNull(scores.get(detail.kind())).wrong++;
          failures.add("wrong " + shown(sentence, detail));
        }
      }
    }
    return scores;
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
