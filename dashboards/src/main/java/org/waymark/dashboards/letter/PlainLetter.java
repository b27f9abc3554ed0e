package org.waymark.dashboards.letter;

/** The letter as plain text. */
final class PlainLetter {
  private static final int WIDTH = 72;

  private final StringBuilder text = new StringBuilder();

  private PlainLetter() {}

  static String of(LetterPage page) {
    PlainLetter letter = new PlainLetter();
    letter.lines("", "WEEKLY REPORT, " + page.day());
    letter.text.append('\n');
    letter.lines("", page.headline());
    letter.text.append('\n');
    letter.lines("", page.standfirst());
    page.link()
        .ifPresent(link -> letter.text.append("\nThe whole report:\n").append(link).append('\n'));
    letter.heading("New this week");
    if (page.news().isEmpty()) {
      letter.lines("", "Nothing new was found this week.");
    }
    for (LetterPage.News news : page.news()) {
      letter.item(
          news.place()
              + ", "
              + news.indicator()
              + ": "
              + news.words()
              + ". Seen "
              + news.seen()
              + ", expected "
              + news.expected()
              + ".");
    }
    letter.more(LetterPage.more(page.moreNews(), "finding", "findings"));
    letter.heading("How each mission is doing");
    if (page.missions().isEmpty()) {
      letter.lines("", "No mission was published at this date.");
    }
    for (LetterPage.Standing mission : page.missions()) {
      letter.item(mission.title());
      letter.lines("  ", mission.headline() + ". " + mission.progress());
      letter.lines("  ", mission.facts() + ". " + mission.luck());
    }
    letter.more(LetterPage.more(page.moreMissions(), "mission", "missions"));
    letter.heading("What needs a decision");
    if (page.decisions().isEmpty()) {
      letter.lines("", LetterPage.nothing());
    }
    for (LetterPage.Decision decision : page.decisions()) {
      letter.item(decision.mission() + ": " + decision.words() + " " + decision.who() + ".");
    }
    letter.more(LetterPage.more(page.moreDecisions(), "decision", "decisions"));
    letter.heading("Data and run");
    letter.lines(
        "",
        "As of "
            + page.method().asOf()
            + ", run "
            + page.method().runId()
            + ", "
            + page.method().inputs()
            + ", Waymark "
            + page.method().version()
            + ". A finding is a reason to go and ask, not proof.");
    return letter.text.toString();
  }

  private void heading(String words) {
    text.append('\n').append(words).append('\n').append("-".repeat(words.length())).append('\n');
  }

  private void item(String words) {
    lines("- ", words);
  }

  private void more(String words) {
    if (!words.isEmpty()) {
      lines("", words);
    }
  }

  /** Words in lines; the first begins with the lead, the others as far to the right. */
  private void lines(String lead, String words) {
    StringBuilder line = new StringBuilder(lead);
    int begun = lead.length();
    for (String word : words.strip().split("\\s+")) {
      if (line.length() > begun && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(" ".repeat(lead.length()));
        begun = line.length();
      }
      line.append(line.length() > begun ? " " : "").append(word);
    }
    text.append(line).append('\n');
  }
}
