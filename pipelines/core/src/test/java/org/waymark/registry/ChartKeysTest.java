package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.period.PeriodText;

class ChartKeysTest {
  private static final String FILE = WorkspaceText.MISSION;

  /** The contract's workspace with more lines in the proportion that it has first. */
  private static WorkspaceText with(String lines) {
    return WorkspaceText.contract().replacing(FILE, "    unit: \"%\"\n", lines);
  }

  private static void assertProblem(String lines, String problem) {
    assertEquals(List.of(FILE + ":" + problem), with(lines).lines());
  }

  private static Indicator first(WorkspaceText text) {
    return text.read().workspace().orElseThrow().missions().get(0).indicators().get(0);
  }

  private static Period month(String text) {
    return PeriodText.parse(text, PeriodKind.MONTH).orElseThrow();
  }

  @Test
  void anIndicatorAsksForAChartAndForWhereItStartsAnew() {
    Indicator asked =
        first(
            with(
                "    chart: p-prime\n    rebase: [{from: 2025-10, place: RX1}, {from: 2025-04}]\n"));
    assertEquals(Chart.P_PRIME, asked.chart());
    assertEquals(
        List.of(
            new Rebase(month("2025-04"), Optional.empty()),
            new Rebase(month("2025-10"), Optional.of("RX1"))),
        asked.rebase());
  }

  @Test
  void withoutAWordItIsDrawnAsXmrInOneStretch() {
    Indicator silent = first(WorkspaceText.contract());
    assertEquals(Chart.XMR, silent.chart());
    assertEquals(List.of(), silent.rebase());
  }

  @Test
  void aChartOfOtherValuesIsReportedWithThoseThatFit() {
    assertProblem(
        "    chart: u\n",
        "10:12: `chart: u` draws events per unit of a denominator, but this is a proportion;"
            + " expected `measure: rate`, or `xmr`, `p`, `p-prime` or `run`");
    assertProblem(
        "    chart: t\n",
        "10:12: `chart: t` draws times between two events, but this is a proportion; expected"
            + " `measure: value`, or `xmr`, `p`, `p-prime` or `run`");
    assertProblem(
        "    chart: p_prime\n", "10:12: `chart` cannot be `p_prime`; did you mean `p-prime`?");
  }

  @Test
  void aRebaseIsAPeriodOfTheIndicatorAndNamesAPlaceThatThereIs() {
    assertProblem(
        "    rebase: [{from: 2025-Q2}]\n",
        "10:21: `2025-Q2` is a quarter, but the indicator has a value for each month; expected a"
            + " month such as `2026-11`");
    assertProblem(
        "    rebase: [{from: 2025-04, place: RX2}]\n",
        "10:37: no place `RX2`; did you mean `RA2`?");
    assertProblem(
        "    rebase: [{from: 2025-04}, {from: 2025-04}]\n",
        "10:38: this chart starts again in 2025-04 twice; expected it once");
  }

  @Test
  void aFunnelIsOfNumeratorsAndDenominators() {
    assertEquals(FunnelConvention.SHMI, first(with("    funnel: shmi\n")).funnel());
    assertEquals(FunnelConvention.CQC, first(WorkspaceText.contract()).funnel());
    assertEquals(
        List.of(
            FILE
                + ":25:92: a funnel is made of numerators and denominators, which a mean does not"
                + " have; expected `measure: proportion` or `rate`, or no `funnel`"),
        WorkspaceText.contract()
            .replacing(
                FILE,
                "measure: mean, better: lower, period: quarter}",
                "measure: mean, better: lower, period: quarter, funnel: shmi}")
            .lines());
  }

  @Test
  void valuesWithoutCountsAreToldToBeDrawnOtherwise() {
    String measured = "      numerator: attendances - breaches\n      denominator: attendances\n";
    assertEquals(
        List.of(
            "feeds/ae.yaml:11:14: warning: this indicator's `chart: p` needs counts, which these"
                + " values do not have: they are drawn as `xmr`; expected `numerator` and"
                + " `denominator`, or `value` with `n` alone"),
        with("    chart: p\n")
            .replacing(
                WorkspaceText.WIDE, measured, "      value: share\n      standard_error: error\n")
            .lines());
    assertEquals(
        List.of(),
        with("    chart: p\n")
            .replacing(WorkspaceText.WIDE, measured, "      value: share\n      n: people\n")
            .lines());
  }

  @Test
  void estimatesOfASurveyAreToldToBeDrawnOtherwise() {
    assertEquals(
        List.of(
            "feeds/pulse.yaml:11:19: warning: this indicator's `chart: p` needs counts, which"
                + " estimates of a survey are not: they are drawn as `xmr`; expected `chart: xmr` or"
                + " `run`"),
        WorkspaceText.contract()
            .replacing(
                FILE,
                "better: higher, period: quarter}",
                "better: higher, period: quarter, chart: p}")
            .lines());
  }
}
