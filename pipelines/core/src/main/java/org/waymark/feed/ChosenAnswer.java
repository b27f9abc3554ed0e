package org.waymark.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.waymark.registry.Feed;

/**
 * Whether one choice was ticked where several may be: 1 where it was, 0 where others were, missing
 * where nothing was answered. Choices stand together in the question's column, or each in its own.
 */
final class ChosenAnswer {
  private static final Set<String> NOT_TICKED = Set.of("0", "0.0", "n", "no", "false");
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
    for (Layout.ChoiceColumn choice : choices) {
      int slot = columns.position(columns.layout().header().get(choice.position()));
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
        if (isTicked(text.get())) {
          return YES;
        }
        answered |= !numberText.isMissing(text.get());
      }
      for (int slot : others) {
        answered = answered || row.text(slot).filter(this::isTicked).isPresent();
      }
      return answered ? NO : NumberFound.MISSING;
    };
  }

  private boolean isTicked(String text) {
    return !numberText.isMissing(text) && !NOT_TICKED.contains(text.toLowerCase(Locale.ROOT));
  }
}
