package org.waymark.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.registry.Feed;

/**
 * Whether one choice was ticked where several may be: 1 where it was, 0 where others were, missing
 * where nothing was answered. Choices stand together in the question's column, or each in its own.
 */
final class ChosenAnswer {
  /** What tools write into a column of a choice that was taken, in the language of the survey. */
  private static final Set<String> TICKED =
      Set.of(
          "1",
          "1.0",
          "y",
          "yes",
          "true",
          "on",
          "x",
          "checked",
          "selected",
          "ticked",
          "quoted",
          "✓",
          "✔",
          "☑",
          "ja",
          "oui",
          "si",
          "sí",
          "sì",
          "sim",
          "tak",
          "da",
          "да",
          "так",
          "ano",
          "áno",
          "igen",
          "evet",
          "kyllä",
          "ναι",
          "jah",
          "jā",
          "taip",
          "já",
          "ie",
          "oes",
          "ydy",
          "ydw",
          "tá",
          "tha",
          "نعم",
          "כן",
          "हाँ",
          "是",
          "はい",
          "예",
          "ya",
          "ndiyo",
          "có",
          "ใช่");

  private static final Set<String> NOT_TICKED =
      Set.of(
          "0",
          "0.0",
          "n",
          "no",
          "false",
          "off",
          "unchecked",
          "not selected",
          "not quoted",
          "☐",
          "nein",
          "non",
          "nee",
          "nej",
          "nei",
          "não",
          "nao",
          "nie",
          "ne",
          "не",
          "нет",
          "ні",
          "nem",
          "hayır",
          "hayir",
          "ei",
          "όχι",
          "nē",
          "na",
          "nac oes",
          "nac ydy",
          "nac ydw",
          "níl",
          "chan eil",
          "nu",
          "لا",
          "לא",
          "नहीं",
          "否",
          "いいえ",
          "아니요",
          "tidak",
          "hapana",
          "không",
          "ไม่");
  private static final NumberFound YES = NumberFound.of(1);
  private static final NumberFound NO = NumberFound.of(0);

  private final Feed.Question question;
  private final Columns columns;
  private final ColumnNumbers numberText;

  private ChosenAnswer(Feed.Question question, Columns columns, ColumnNumbers numberText) {
    this.question = question;
    this.columns = columns;
    this.numberText = numberText;
  }

  /**
   * The answers to a question.
   *
   * @param question one with a choice
   */
  static Lookup<NumberFound> of(Feed.Question question, Columns columns, ColumnNumbers numberText) {
    ChosenAnswer answer = new ChosenAnswer(question, columns, numberText);
    List<Layout.ChoiceColumn> apart = columns.choices(question);
    return apart.isEmpty() ? answer.together() : answer.apart(apart);
  }

  private Lookup<NumberFound> together() {
    char joint = columns.layout().format().joint();
    Pattern between = joint == ' ' ? Pattern.compile("\\s+") : Pattern.compile("\\s*,\\s*");
    return DrawnRespondent.number(
        new Feed.Source.Column(question.column()),
        "answer",
        columns,
        (text, field) -> {
          if (numberText.isMissing(text)) {
            return NumberFound.MISSING;
          }
          List<String> ticked = Arrays.asList(between.split(text));
          String whole = joint + String.join(String.valueOf(joint), ticked) + joint;
          // A label with blanks of its own is no single word of the answer.
          return question.chosen().stream()
                  .anyMatch(
                      choice ->
                          choice.indexOf(joint) < 0
                              ? ticked.contains(choice)
                              : whole.contains(joint + choice + joint))
              ? YES
              : NO;
        });
  }

  private Lookup<NumberFound> apart(List<Layout.ChoiceColumn> choices) {
    List<Integer> own = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    Map<Integer, Layout.ChoiceColumn> bySlot = new HashMap<>();
    for (Layout.ChoiceColumn choice : choices) {
      int slot = columns.position(columns.layout().header().get(choice.position()));
      bySlot.put(slot, choice);
      (question.chosen().contains(choice.choice()) ? own : others).add(slot);
    }
    NumberFound undecodable = NumberFound.refused(DatedText.undecodable(question.column()));
    return row -> {
      boolean answered = false;
      for (int slot : own) {
        Optional<String> text = row.text(slot);
        if (text.isEmpty()) {
          return undecodable;
        }
        Tick tick = tick(text.get(), bySlot.get(slot), true);
        if (tick == Tick.UNKNOWN) {
          return unknown(text.get(), slot);
        }
        if (tick == Tick.YES) {
          return YES;
        }
        answered |= tick == Tick.NO;
      }
      for (int slot : others) {
        answered =
            answered
                || row.text(slot)
                    .filter(text -> tick(text, bySlot.get(slot), false) == Tick.YES)
                    .isPresent();
      }
      return answered ? NO : NumberFound.MISSING;
    };
  }

  private enum Tick {
    YES,
    NO,
    NONE,
    UNKNOWN
  }

  private Tick tick(String text, Layout.@Nullable ChoiceColumn choice, boolean own) {
    if (numberText.isMissing(text)) {
      return Tick.NONE;
    }
    String word = text.toLowerCase(Locale.ROOT);
    if (NOT_TICKED.contains(word)) {
      return Tick.NO;
    }
    boolean named =
        (choice != null && choice.choice().equalsIgnoreCase(text))
            || (own && question.chosen().stream().anyMatch(text::equalsIgnoreCase));
    // Qualtrics writes the choice's own words, or its number, where it was taken.
    boolean anything = columns.layout().format() == ExportFormat.QUALTRICS;
    return named || anything || TICKED.contains(word) ? Tick.YES : Tick.UNKNOWN;
  }

  private NumberFound unknown(String text, int slot) {
    TreeSet<String> known = new TreeSet<>(TICKED);
    known.addAll(NOT_TICKED);
    return NumberFound.refused(
        "unknown-answer",
        columns.names().get(slot),
        RowText.quoted(text)
            + " is not known as a tick or as none"
            + RowText.question(text, known)
            + "; if it means that the choice was not offered, name it in `missing`");
  }
}
