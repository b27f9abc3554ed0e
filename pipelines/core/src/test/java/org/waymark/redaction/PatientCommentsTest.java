package org.waymark.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.registry.Theme;
import org.waymark.statistics.Reference;
import org.waymark.text.ThemeMatcher;

/** Comments that patients wrote, labelled by people; skipped where they are not at hand. */
class PatientCommentsTest {

  private static List<NamedCsvRecord> comments() {
    return Reference.rows(Reference.folder("../data/pxtextmining").resolve("fft_v6_text.csv"));
  }

  /** Half a dozen phrases are no classifier: bounds are what was measured, rounded down. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Food & drink provision & facilities | food,meal,drink,menu,diet,breakfast,tea | .7 | .85",
        "Cleanliness, tidiness & infection control | clean,dirty,hygiene,mask,tidy,covid | .9 | .4",
        "Feeling safe | safe,unsafe,safety,safely | .95 | .5",
        "Timeliness of care | on time,wait,late,delay,early,quick,hours,minutes | .6 | .7",
        "Staff manner & personal attributes | friendly,kind,polite,helpful,caring,lovely | .6 | .6"
      })
  void aFewPhrasesFindMostCommentsThatPeopleLabelled(
      String label, String phrases, double recall, double precision) {
    ThemeMatcher matcher =
        ThemeMatcher.of(List.of(new Theme("t", "m", label, List.of(phrases.split(",")))));
    int right = 0;
    int wrong = 0;
    int missed = 0;
    for (NamedCsvRecord comment : comments()) {
      boolean found = !matcher.matches(comment.getField("FFT answer")).isEmpty();
      boolean labelled = comment.getField(label).equals("1");
      right += found && labelled ? 1 : 0;
      wrong += found && !labelled ? 1 : 0;
      missed += !found && labelled ? 1 : 0;
    }
    String counts = label + ": right " + right + ", wrong " + wrong + ", missed " + missed;
    assertTrue(right > 0, counts);
    assertTrue(right >= recall * (right + missed), counts);
    assertTrue(right >= precision * (right + wrong), counts);
  }

  /**
   * Whoever published them took out what can be found by pattern; full dates they left, and with
   * them a few ages, a death, the number of an incident and a home with its street.
   */
  @Test
  void commentsWithoutDetailsKeepTheirNumbers() {
    Map<PersonalDetail, Integer> found = new EnumMap<>(PersonalDetail.class);
    for (NamedCsvRecord comment : comments()) {
      for (Redaction.Detail detail : Redaction.standard().details(comment.getField("FFT answer"))) {
        if (detail.kind() != PersonalDetail.NAME
            && detail.kind() != PersonalDetail.DATE
            && detail.span().certainty() != Certainty.LEFT) {
          found.merge(detail.kind(), 1, Integer::sum);
        }
      }
    }
    assertEquals(
        Map.of(
            PersonalDetail.AGE,
            7,
            PersonalDetail.DATE_OF_DEATH,
            1,
            PersonalDetail.REFERENCE,
            1,
            PersonalDetail.ADDRESS,
            1),
        found);
  }
}
