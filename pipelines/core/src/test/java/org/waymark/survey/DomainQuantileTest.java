package org.waymark.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.waymark.registry.LonelyStrata;
import org.waymark.statistics.Interval;

class DomainQuantileTest {

  private static DomainQuantile median(double... answers) {
    double[] weights = new double[answers.length];
    Arrays.fill(weights, 1);
    SurveyDesign design =
        SurveyDesign.of(SampledUnits.independent(answers.length), weights, LonelyStrata.ADJUST);
    int[] rows = IntStream.range(0, answers.length).toArray();
    return DomainQuantile.of(List.of(new SubSample(design, rows, answers)), .5);
  }

  @Test
  void whereHalfGaveTheHighestGradeTheMedianMayBeALowerOne() {
    DomainQuantile median = median(1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4);
    assertEquals(4, median.value());
    Interval ends = median.interval(.95);
    assertEquals(2, ends.low());
    assertEquals(4, ends.high());
    // half of 2 to 4 over Student's t of 14
    assertEquals(1 / 2.1447866879, median.standardError(.95), 1e-6);
  }

  @Test
  void anIntervalOfOneAnswerHasAStandardErrorAllTheSame() {
    double[] many = new double[400];
    Arrays.setAll(many, i -> i < 80 ? 2 : i < 320 ? 3 : 4);
    DomainQuantile median = median(many);
    assertEquals(new Interval(3, 3), median.interval(.95));
    // the share below is 0.2 of 400 drawn one by one; 3 is given by 0.6, half-way to 2 and to 4
    assertEquals(Math.sqrt(.2 * .8 / 399) / .6, median.standardError(.95), 1e-9);
  }

  @Test
  void whereAllSayTheSameNothingTellsHowFarOffItIs() {
    DomainQuantile median = median(3, 3, 3, 3);
    assertTrue(median.unanimous());
    assertTrue(Double.isNaN(median.standardError(.95)));
  }

  @Property(seed = "91", tries = 300)
  void theStandardErrorIsNeverZeroAndTheIntervalHoldsTheMedian(
      @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 1, max = 5) Integer> answers) {
    DomainQuantile median = median(answers.stream().mapToDouble(a -> a).toArray());
    double error = median.standardError(.95);
    assertTrue(Double.isNaN(error) ? median.unanimous() : error > 0);
    Interval ends = median.interval(.95);
    assertTrue(ends.low() <= median.value() && median.value() <= ends.high());
  }

  @Property(seed = "92", tries = 300)
  void aMirroredScaleHasTheMirroredMedian(
      @ForAll @Size(min = 3, max = 41) List<@IntRange(min = 1, max = 4) Integer> answers) {
    if (answers.size() % 2 == 0) {
      return; // the lower of two middles is the upper one of the mirror
    }
    double[] up = answers.stream().mapToDouble(a -> a).toArray();
    double[] down = Arrays.stream(up).map(a -> 5 - a).toArray();
    assertEquals(5 - median(up).value(), median(down).value());
    assertEquals(median(up).unanimous(), median(down).unanimous());
  }
}
