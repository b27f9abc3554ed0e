package org.waymark.embeddings;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.Serial;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.waymark.text.TextEmbedding;

/**
 * Texts as vectors by all-MiniLM-L6-v2, quantised to eight bits (Wang et al., MiniLM, NeurIPS 2020;
 * Reimers and Gurevych, Sentence-BERT, EMNLP 2019): of length 1, close to one another where two
 * texts say something similar.
 *
 * <p>One text at a time: in a batch the quantised model gives slightly other vectors, which depend
 * on what stands beside a text. A vector is computed once and kept by the digest of its text, in
 * memory and, where the environment variable {@value #FOLDER} names a folder, there too.
 */
public final class MiniLmEmbedding implements TextEmbedding {
  private static final long serialVersionUID = 1L;

  /** Environment variable that names a folder in which vectors are kept between runs. */
  public static final String FOLDER = "WAYMARK_EMBEDDINGS_CACHE";

  private static final String MODEL = "all-minilm-l6-v2-q-1.20.0-beta30";
  private static final int SIZE = 384;

  /** Vectors in memory: some 50 MB. */
  private static final int REMEMBERED = 30_000;

  private static final Map<String, float[]> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, .75f, true) {
            @Serial private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** Loaded when it is first asked for, which takes a second. */
  private static final class Loaded {
    // One thread, so that sums are taken in one order; callers bring threads of their own.
    static final AllMiniLmL6V2QuantizedEmbeddingModel MODEL =
        new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);

    static final Optional<VectorFiles> FILES =
        Optional.ofNullable(System.getenv(FOLDER))
            .filter(folder -> !folder.isBlank())
            .map(folder -> new VectorFiles(Path.of(folder).resolve(MiniLmEmbedding.MODEL), SIZE));

    private Loaded() {}
  }

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public float[] of(String text) {
    if (text.isBlank()) {
      return new float[SIZE];
    }
    float[] known = KNOWN.get(text);
    if (known == null) {
      known =
          Loaded.FILES
              .map(files -> files.get(text, MiniLmEmbedding::computed))
              .orElseGet(() -> computed(text));
      KNOWN.put(text, known);
    }
    return known.clone();
  }

  private static float[] computed(String text) {
    return Loaded.MODEL.embed(text).content().vector();
  }
}
