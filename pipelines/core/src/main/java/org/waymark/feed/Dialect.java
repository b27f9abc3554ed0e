package org.waymark.feed;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.waymark.registry.TableShape;

/** How a delimited file is written, as far as the file shows it. */
final class Dialect {
  private Dialect() {}

  /** Delimiters that are looked for, the likeliest first. */
  private static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /** Where the line of the header starts, as far as the opening of a file shows it. */
  static int headerStart(byte[] opening, TableShape table) {
    int line = 1;
    int start = 0;
    boolean inQuotes = false;
    for (int i = 0; i < opening.length; i++) {
      byte b = opening[i];
      inQuotes ^= b == '"';
      boolean ends = !inQuotes && (b == '\n' || (b == '\r' && !follows(opening, i, '\n')));
      if (ends || i == opening.length - 1) {
        if (isHeader(new String(opening, start, i - start, StandardCharsets.UTF_8), line, table)) {
          return start;
        }
        line++;
        start = i + 1;
      }
    }
    return 0;
  }

  private static boolean follows(byte[] bytes, int at, char what) {
    return at + 1 < bytes.length && bytes[at + 1] == what;
  }

  private static boolean isHeader(String text, int line, TableShape table) {
    Optional<TableShape.HeaderPlace> place = table.header();
    if (place.isPresent() && place.get() instanceof TableShape.HeaderPlace.Lines lines) {
      return lines.lines().get(lines.lines().size() - 1) == line;
    }
    if (place.isPresent() && place.get() instanceof TableShape.HeaderPlace.Cells cells) {
      String lower = text.toLowerCase(Locale.ROOT);
      return cells.texts().stream().allMatch(cell -> lower.contains(cell.toLowerCase(Locale.ROOT)));
    }
    return true;
  }

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
