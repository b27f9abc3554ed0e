package org.waymark.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A small part of what {@code mutated-inputs.sh} reads. */
class MutatedInputsTest {
  private static final int ROUNDS = 100;

  @Test
  void sound_files_are_read_and_damaged_ones_refused_without_an_error() throws IOException {
    List<SampleFile> samples = SampleFile.all();
    for (SampleFile sample : samples) {
      assertEquals(List.of(), MutatedInputs.read(sample, 0, sample.content()));
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int s = 0; s < samples.size(); s++) {
        SplittableRandom random = new SplittableRandom(round * 1_000L + s);
        byte[] other = samples.get(random.nextInt(samples.size())).content();
        byte[] input = Mutation.of(samples.get(s).content(), other, random);
        assertTrue(
            MutatedInputs.read(samples.get(s), round, input).isEmpty(),
            samples.get(s).format() + " in round " + round);
      }
    }
  }
}
