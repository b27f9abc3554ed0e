package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExposureKeyTest {
  private static final String FILE = WorkspaceText.MISSION;

  /** The contract's workspace with one more indicator. */
  private static WorkspaceText with(String measure) {
    return WorkspaceText.contract()
        .replacing(
            FILE,
            "goals:\n",
            "  - {id: homes, title: Homes, better: higher, period: month, "
                + measure
                + "}\ngoals:\n");
  }

  private static Indicator last(WorkspaceText text) {
    List<Indicator> all = text.read().workspace().orElseThrow().missions().get(0).indicators();
    return all.get(all.size() - 1);
  }

  private static List<String> warnings(WorkspaceText text) {
    return text.read().warnings().stream()
        .map(Problem::toString)
        .filter(warning -> warning.contains("counts of places"))
        .toList();
  }

  @Test
  void aCountNamesTheCovariateThatIsTheSizeOfWhatItsEventsComeFrom() {
    WorkspaceText text = with("measure: count, exposure: population");
    assertEquals(Optional.of("population"), last(text).exposure());
    assertEquals(List.of(), warnings(text));
  }

  @Test
  void aCountThatIsJudgedWithoutOneIsWarnedAboutWithWhatToAdd() {
    List<String> warnings = warnings(with("measure: count"));
    assertEquals(1, warnings.size());
    String warning = warnings.get(0);
    assertTrue(warning.contains("counts of places of unequal size cannot be compared"), warning);
    assertTrue(warning.contains("`exposure: "), warning);
    assertTrue(warning.contains("`measure: rate`"), warning);
  }

  @Test
  void anExposureOfAnotherMeasureIsRefused() {
    List<String> lines = with("measure: proportion, exposure: population").lines();
    assertEquals(1, lines.size());
    assertTrue(
        lines
            .get(0)
            .contains("`exposure` is what a count's events come from, but this is a proportion"),
        lines.get(0));
  }

  @Test
  void anExposureThatIsNoSizeIsRefusedWithThePlaceWhereItIsNot() {
    WorkspaceText text =
        with("measure: count, exposure: balance")
            .with("places.csv", "place_id,name,type,balance\nRX1,One,trust,4\nRX2,Two,trust,-1\n");
    assertTrue(
        text.lines().stream()
            .anyMatch(line -> line.contains("`balance` is not a size: it is -1 at `RX2`")),
        text.lines().toString());
  }

  @Test
  void anExposureThatNobodyKnowsIsRefused() {
    assertTrue(
        with("measure: count, exposure: populaton")
            .lines()
            .get(0)
            .contains("did you mean `population`?"));
  }
}
