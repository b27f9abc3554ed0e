package org.waymark.feed;

/** How a delimited file is written, as far as the file shows it. */
final class Dialect {
  private Dialect() {}

  /** Delimiters that are looked for, the likeliest first. */
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** The delimiter that is most frequent in the header, outside quotes; a comma if none is. */
  static char delimiter(byte[] opening, int from) {
    int[] counts = new int[DELIMITERS.length];
    boolean inQuotes = false;
    boolean begun = false;
    for (int i = from; i < opening.length; i++) {
      byte b = opening[i];
      if (b == '"') {
        inQuotes = !inQuotes;
      } else if (!inQuotes && (b == '\n' || b == '\r')) {
        if (begun) {
          break;
        }
        continue;
      } else if (!inQuotes) {
        for (int d = 0; d < DELIMITERS.length; d++) {
          counts[d] += b == DELIMITERS[d] ? 1 : 0;
        }
      }
      begun = true;
    }
    int best = 0;
    for (int d = 1; d < DELIMITERS.length; d++) {
      best = counts[d] > counts[best] ? d : best;
    }
    return DELIMITERS[best];
  }
}
