package org.waymark.twin.scenario;

import java.nio.charset.StandardCharsets;
import org.waymark.statistics.Normal;
import org.waymark.twin.model.Fingerprint;

/**
 * Random numbers by name: draw i of a key hangs on the seed, the key and i alone. Another
 * parameter, lever or thread changes no other draw, so that scenarios are compared in the same
 * futures.
 *
 * <p>The key is hashed by FNV-1a and mixed by SplitMix64 (Steele, Lea and Flood 2014).
 */
public final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private Draws() {}

  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The bits of a draw, counted from 0. */
  public static long bits(long seed, String key, long draw) {
    return mix(seed + hash(key) + (draw + 1) * GOLDEN);
  }

  private static long hash(String key) {
    return mix(Fingerprint.of(key.getBytes(StandardCharsets.UTF_8)));
  }

  private static double uniform(long bits) {
    return ((bits >>> 11) + 0.5) * UNIT;
  }

  /** Numbers even between 0 and 1. */
  public static double[] uniforms(long seed, String key, int count) {
    long from = seed + hash(key);
    double[] draws = new double[count];
    for (int i = 0; i < count; i++) {
      draws[i] = uniform(mix(from + (i + 1) * GOLDEN));
    }
    return draws;
  }

  /** Standard normal numbers. */
  public static double[] normals(long seed, String key, int count) {
    double[] draws = uniforms(seed, key, count);
    for (int i = 0; i < count; i++) {
      draws[i] = -Normal.beyond(draws[i]);
    }
    return draws;
  }
}
