package org.waymark.dashboards.letter;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import org.waymark.dashboards.page.Pages;
import org.waymark.dashboards.report.WeeklyReport;

/**
 * The letter of a week, the same words as HTML and as plain text.
 *
 * @param subject one line without control characters
 * @param html one document: no image, no script, no request; below 100 kB, beyond which mail
 *     programs cut
 * @param text lines of at most 72 characters where words allow it
 */
public record Letter(String subject, LocalDate asOf, String html, String text) {

  /**
   * Writes the letter.
   *
   * @param link where the whole report can be read
   */
  public static Letter of(WeeklyReport report, Optional<URI> link) throws IOException {
    LetterPage page = LetterPage.of(report, link);
    return new Letter(
        page.subject(),
        report.asOf(),
        Pages.onPaper().render("letter/letter.jte", page),
        PlainLetter.of(page));
  }

  /** Both forms as one message of RFC 5322 without addresses, to be sent by whoever adds them. */
  public String message() {
    return Message.of(this);
  }
}
