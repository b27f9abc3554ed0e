package org.waymark.embeddings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.text.TextEmbedding;

class MiniLmEmbeddingTest {
  @TempDir Path folder;

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Test
  void whatMeansTheSameLiesCloserWhateverWasAskedBefore() {
    TextEmbedding model = TextEmbedding.installed().orElseThrow();
    assertEquals(MiniLmEmbedding.class, model.getClass());
    float[] food = model.of("The food was cold and late.");
    float[] meals = model.of("Meals arrived lukewarm.");
    float[] parking = model.of("Parking is expensive.");
    assertEquals(model.size(), food.length);
    assertEquals(1, cosine(food, food), 1e-4);
    assertTrue(cosine(food, meals) > cosine(food, parking) + .2);
    assertArrayEquals(food, new MiniLmEmbedding().of("The food was cold and late."));
    assertEquals(0, cosine(model.of(" "), food));
  }

  @Test
  void vectorsAreKeptByTheDigestOfTheirTextAndComputedOnce() throws IOException {
    List<String> asked = new ArrayList<>();
    VectorFiles first = new VectorFiles(folder, 2);
    float[] one = first.get("a", text -> vector(text, asked));
    first.get("b", text -> vector(text, asked));
    assertArrayEquals(one, first.get("a", text -> vector(text, asked)));
    assertArrayEquals(one, new VectorFiles(folder, 2).get("a", text -> vector(text, asked)));
    assertEquals(List.of("a", "b"), asked);
  }

  @Test
  void aRecordThatWasCutShortIsComputedAgain() throws IOException {
    List<String> asked = new ArrayList<>();
    new VectorFiles(folder, 2).get("a", text -> vector(text, asked));
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.findFirst().orElseThrow();
      Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
      VectorFiles again = new VectorFiles(folder, 2);
      again.get("a", text -> vector(text, asked));
      assertEquals(List.of("a"), asked);
      assertEquals(32 + 8, Files.size(file));
    }
  }

  private static float[] vector(String text, List<String> asked) {
    asked.add(text);
    return new float[] {text.charAt(0), .5f};
  }
}
