package org.waymark.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Finds where the rows of a text file start and end, in flat memory.
 *
 * <p>Rows end with LF, CRLF or CR; empty lines are no rows. With quoting (RFC 4180), a quote at the
 * start of a field opens a quoted field, in which line breaks are text and two quotes are one; a
 * quote anywhere else is text.
 *
 * <p>Quoting is broken where anything but a delimiter or the end of the row follows a closing
 * quote, or where a quoted field does not end within the text or within {@link #LONGEST_ROW} bytes
 * of the row's start. The row is then its first line alone, and reading goes on at the next line,
 * so that one stray quote costs one row. What is decided for a row depends only on the bytes from
 * its start on, and never on those behind the start of a later row: a text that is cut at starts of
 * rows has the same rows as the whole.
 */
final class RowScanner {
  /** Bytes of the longest row that is read. */
  static final int LONGEST_ROW = 8 << 20;

  private static final int ROOM = 256 << 10;
  private static final int NOT_FOUND = -1;
  private static final long LF = EightBytes.all('\n');
  private static final long CR = EightBytes.all('\r');
  private static final long QUOTES = EightBytes.all('"');

  /** What is wrong with a row as a whole. */
  enum Fault {
    NONE,
    BROKEN_QUOTING,
    TOO_LONG
  }

  private final InputStream in;
  private final boolean quoting;
  private final byte delimiter;
  private byte[] buffer = new byte[ROOM + EightBytes.SLACK];
  private int limit;
  private boolean atEnd;
  private long bufferOffset;
  private int next;
  private int nextLine;
  private boolean skipping;

  private int start;
  private int end;
  private int line;
  private boolean quoted;
  private boolean ended;
  private Fault fault = Fault.NONE;

  /**
   * A scanner at the start of a row.
   *
   * @param delimiter what separates fields; not looked at without quoting
   * @param quoting false where a quote is text like any other, as in lines of JSON
   * @param offset where in the text the stream stands
   * @param line number of the line that starts there
   */
  RowScanner(InputStream in, byte delimiter, boolean quoting, long offset, int line) {
    this.in = in;
    this.delimiter = delimiter;
    this.quoting = quoting;
    this.bufferOffset = offset;
    this.nextLine = line;
  }

  /** Moves to the next row; false where there is none. */
  boolean next() throws IOException {
    if (skipping) {
      skipLine();
    }
    if (!skipEmptyLines()) {
      return false;
    }
    line = nextLine;
    quoted = false;
    fault = Fault.NONE;
    findEnd();
    return true;
  }

  /** Holds the row at {@link #start()} to {@link #end()}, until the next call of next(). */
  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** End of the row without its line break; of a row that is too long, the end of what is held. */
  int end() {
    return end;
  }

  /** Line on which the row starts, counted from 1. */
  int line() {
    return line;
  }

  /** Where in the text the row starts. */
  long offset() {
    return bufferOffset + start;
  }

  /** Where in the text the scanner stands: behind the row and its line break. */
  long position() {
    return bufferOffset + next;
  }

  /** True where a field of the row is quoted. */
  boolean quoted() {
    return quoted;
  }

  /** True where a line break ends the row, false where the text does. */
  boolean ended() {
    return ended;
  }

  Fault fault() {
    return fault;
  }

  private boolean skipEmptyLines() throws IOException {
    start = next;
    while (next < limit || refill()) {
      if (!isLineBreak(buffer[next])) {
        return true;
      }
      endLineAt(next);
      start = next;
    }
    return false;
  }

  private void findEnd() throws IOException {
    int from = start;
    while (true) {
      int event = event(from);
      if (event == limit) {
        int scanned = limit - start;
        if (scanned > LONGEST_ROW) {
          tooLong();
          return;
        }
        if (!refill()) {
          endAtEndOfText();
          return;
        }
        from = start + scanned;
      } else if (buffer[event] == '"') {
        if (event == start || buffer[event - 1] == delimiter) {
          quoted = true;
          int opened = event - start;
          int closed = closing(event + 1);
          if (closed == NOT_FOUND) {
            broken(start + opened);
            return;
          }
          from = closed + 1;
        } else {
          from = event + 1;
        }
      } else if (event - start > LONGEST_ROW) {
        tooLong();
        return;
      } else {
        end = event;
        if (quoted) {
          nextLine += breaksBetween(start, end);
        }
        endLineAt(event);
        return;
      }
    }
  }

  /** Position of the first line break or, with quoting, quote; the limit if there is none. */
  private int event(int from) {
    byte[] bytes = buffer;
    int stop = limit;
    if (quoting) {
      for (int i = from; i < stop; i += 8) {
        long word = EightBytes.at(bytes, i);
        long found =
            EightBytes.equal(word, LF)
                | EightBytes.equal(word, CR)
                | EightBytes.equal(word, QUOTES);
        if (found != 0) {
          return Math.min(i + EightBytes.first(found), stop);
        }
      }
    } else {
      for (int i = from; i < stop; i += 8) {
        long word = EightBytes.at(bytes, i);
        long found = EightBytes.equal(word, LF) | EightBytes.equal(word, CR);
        if (found != 0) {
          return Math.min(i + EightBytes.first(found), stop);
        }
      }
    }
    return stop;
  }

  /** Position of the quote that closes a quoted field whose content starts at {@code from}. */
  private int closing(int from) throws IOException {
    int at = from;
    while (true) {
      at = quote(at);
      // The byte behind the quote says whether it closes: both must be at hand.
      if (at + 1 >= limit && !atEnd) {
        int held = at - start;
        if (held > LONGEST_ROW) {
          return NOT_FOUND;
        }
        refill();
        at = start + held;
        continue;
      }
      if (at >= limit || at - start > LONGEST_ROW) {
        return NOT_FOUND;
      }
      if (at + 1 == limit) {
        return at;
      }
      byte behind = buffer[at + 1];
      if (behind != '"') {
        return behind == delimiter || isLineBreak(behind) ? at : NOT_FOUND;
      }
      at += 2;
    }
  }

  private int quote(int from) {
    byte[] bytes = buffer;
    for (int i = from; i < limit; i += 8) {
      long found = EightBytes.equal(EightBytes.at(bytes, i), QUOTES);
      if (found != 0) {
        return Math.min(i + EightBytes.first(found), limit);
      }
    }
    return limit;
  }

  /** The row is its first line; the quotes in it are text. */
  private void broken(int opened) throws IOException {
    int at = opened;
    while (true) {
      while (at < limit && !isLineBreak(buffer[at])) {
        at++;
      }
      int scanned = at - start;
      if (scanned > LONGEST_ROW) {
        tooLong();
        return;
      }
      if (at < limit) {
        fault = Fault.BROKEN_QUOTING;
        end = at;
        nextLine += breaksBetween(start, end);
        endLineAt(at);
        return;
      }
      if (!refill()) {
        fault = Fault.BROKEN_QUOTING;
        endAtEndOfText();
        return;
      }
      at = start + scanned;
    }
  }

  private void tooLong() {
    fault = Fault.TOO_LONG;
    end = start + LONGEST_ROW;
    nextLine += quoted ? breaksBetween(start, end) : 0;
    ended = true;
    next = end;
    skipping = true;
  }

  private void endAtEndOfText() {
    end = limit;
    next = limit;
    ended = false;
    if (quoted && fault == Fault.NONE) {
      nextLine += breaksBetween(start, end);
    }
  }

  /** Goes behind the line break at that position, keeping the row in the buffer. */
  private void endLineAt(int position) throws IOException {
    int behind = position + 1;
    if (buffer[position] == '\r') {
      if (behind == limit) {
        int moved = start;
        refill();
        moved -= start;
        behind -= moved;
        end -= moved;
      }
      if (behind < limit && buffer[behind] == '\n') {
        behind++;
      }
    }
    ended = true;
    next = behind;
    nextLine++;
  }

  private void skipLine() throws IOException {
    skipping = false;
    while (true) {
      while (next < limit && !isLineBreak(buffer[next])) {
        next++;
      }
      start = next;
      if (next < limit) {
        endLineAt(next);
        return;
      }
      if (!refill()) {
        return;
      }
      next = start;
    }
  }

  private int breaksBetween(int from, int to) {
    int breaks = 0;
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (b == '\n' || (b == '\r' && !(i + 1 < to && buffer[i + 1] == '\n'))) {
        breaks++;
      }
    }
    return breaks;
  }

  private static boolean isLineBreak(byte b) {
    return b == '\n' || b == '\r';
  }

  /**
   * Reads more, keeping everything from {@link #start} on, which may move to the buffer's start;
   * positions before the call are then wrong by what {@link #start} moved.
   *
   * @return false at the end of the text
   */
  private boolean refill() throws IOException {
    if (atEnd) {
      return false;
    }
    int kept = limit - start;
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, kept);
      bufferOffset += start;
      next -= start;
      start = 0;
      limit = kept;
    }
    if (buffer.length - EightBytes.SLACK - limit < ROOM / 2) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2 - EightBytes.SLACK);
    }
    int read = in.read(buffer, limit, buffer.length - EightBytes.SLACK - limit);
    if (read < 0) {
      atEnd = true;
      return false;
    }
    limit += read;
    return true;
  }
}
