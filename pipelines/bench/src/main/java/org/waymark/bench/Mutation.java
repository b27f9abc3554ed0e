package org.waymark.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Damages bytes: changed, lost, doubled, moved, mixed with others. */
final class Mutation {
  private static final String[] TOKENS = {
    "\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\0",
    "\uFEFF",
    "{",
    "}",
    "[",
    "]",
    ":",
    "<",
    ">",
    "&",
    "</",
    "<table>",
    "colspan=\"99999\"",
    "repeated=\"1048576\"",
    "-1",
    "1e999",
    "NaN",
    "2026-13-45",
    "99999999999999999999",
    "'",
    "=",
    "\\",
    "\\u0000",
    "null",
    "&#x0;",
    "]]>",
    "<!--",
    "(",
    ")"
  };
  private static final int[] NUMBERS = {
    0, 1, -1, 127, 128, 255, 256, 65_535, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 20, 1 << 28
  };
  private static final int MOST_CHANGES = 6;
  private static final int LONGEST = 1 << 16;

  private Mutation() {}

  /** A damaged copy; of an archive often a damaged part, packed again. */
  static byte[] of(byte[] file, byte[] other, SplittableRandom random) {
    if (file.length > 4 && file[0] == 'P' && file[1] == 'K' && random.nextInt(4) > 0) {
      return repacked(file, other, random);
    }
    return changed(file, other, random);
  }

  private static byte[] repacked(byte[] file, byte[] other, SplittableRandom random) {
    try {
      Map<String, byte[]> parts = new LinkedHashMap<>();
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          parts.put(entry.getName(), zip.readAllBytes());
        }
      }
      int hit = random.nextInt(parts.size());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
        int at = 0;
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
          if (at == hit && random.nextInt(10) == 0) {
            at++;
            continue;
          }
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(at == hit ? changed(part.getValue(), other, random) : part.getValue());
          at++;
        }
      }
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static byte[] changed(byte[] file, byte[] other, SplittableRandom random) {
    byte[] bytes = file;
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int change = 0; change < changes; change++) {
      bytes = once(bytes, other, random);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, byte[] other, SplittableRandom random) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(bytes.length - at, 1 + random.nextInt(200)));
    byte[] copy = bytes.clone();
    switch (random.nextInt(9)) {
      case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> copy[at] = (byte) random.nextInt();
      case 2 -> {
        int number = NUMBERS[random.nextInt(NUMBERS.length)];
        for (int i = 0; i < 4 && at + i < copy.length; i++) {
          copy[at + i] = (byte) (number >> (8 * i));
        }
      }
      case 3 -> {
        return joined(
            Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
      }
      case 4 -> {
        byte[] part = Arrays.copyOfRange(bytes, at, at + length);
        int to = random.nextInt(bytes.length + 1);
        return inserted(bytes, to, part);
      }
      case 5 -> {
        String token = TOKENS[random.nextInt(TOKENS.length)];
        return inserted(bytes, at, token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
      case 6 -> {
        return Arrays.copyOf(bytes, random.nextInt(6) == 0 ? at : Math.max(at, bytes.length - 50));
      }
      case 7 -> {
        int from = random.nextInt(other.length);
        int end = Math.min(other.length, from + 1 + random.nextInt(300));
        return inserted(bytes, at, Arrays.copyOfRange(other, from, end));
      }
      default -> {
        byte value = (byte) random.nextInt();
        Arrays.fill(copy, at, at + length, value);
      }
    }
    return copy;
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] part) {
    if (bytes.length + part.length > LONGEST) {
      return bytes;
    }
    return joined(
        joined(Arrays.copyOf(bytes, at), part), Arrays.copyOfRange(bytes, at, bytes.length));
  }

  private static byte[] joined(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }
}
