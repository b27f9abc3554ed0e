package org.waymark.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What texts in a column mean, worked out once per text: the few places, periods and indicators of
 * a file come again row after row, and are recognised by their bytes without becoming strings.
 *
 * <p>Memory is bounded: texts beyond the first {@link #MOST} are worked out each time.
 */
final class Memo<T> implements Lookup<T> {
  /** Texts whose meaning is kept. */
  static final int MOST = 1 << 16;

  private static final int LONGEST = 256;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final int column;
  private final Function<String, T> meaning;
  private final T undecodable;
  private final List<T> meanings = new ArrayList<>();
  private int[] table = new int[256];
  private byte[] texts = new byte[4096];
  private int[] ends = new int[256];
  private int last = -1;

  /**
   * @param meaning of a trimmed text, which may be empty
   * @param undecodable what bytes mean that are no text
   */
  Memo(int column, Function<String, T> meaning, T undecodable) {
    this.column = column;
    this.meaning = meaning;
    this.undecodable = undecodable;
    Arrays.fill(table, -1);
  }

  @Override
  public T in(Row row) {
    byte[] bytes = row.bytes;
    int from = row.from[column];
    int to = row.to[column];
    if (last >= 0 && holds(last, bytes, from, to)) {
      return meanings.get(last);
    }
    int slot = hash(bytes, from, to) & (table.length - 1);
    while (table[slot] >= 0) {
      if (holds(table[slot], bytes, from, to)) {
        last = table[slot];
        return meanings.get(last);
      }
      slot = (slot + 1) & (table.length - 1);
    }
    Optional<String> text = row.text(column);
    T found = text.isPresent() ? meaning.apply(text.get()) : undecodable;
    if (meanings.size() < MOST && to - from <= LONGEST) {
      remember(slot, bytes, from, to, found);
    }
    return found;
  }

  private boolean holds(int entry, byte[] bytes, int from, int to) {
    int start = entry == 0 ? 0 : ends[entry - 1];
    int length = to - from;
    if (ends[entry] - start != length) {
      return false;
    }
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      if (EightBytes.at(bytes, from + i) != EightBytes.at(texts, start + i)) {
        return false;
      }
    }
    int left = length - i;
    return left == 0
        || EightBytes.lowest(EightBytes.at(bytes, from + i) ^ EightBytes.at(texts, start + i), left)
            == 0;
  }

  private static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = (hash ^ EightBytes.at(bytes, i)) * MIX;
      hash ^= hash >>> 32;
    }
    if (i < to) {
      hash = (hash ^ EightBytes.lowest(EightBytes.at(bytes, i), to - i)) * MIX;
    }
    // The last bytes of a text have moved the highest bits only: bring them down.
    hash = (hash ^ (hash >>> 32)) * MIX;
    return (int) (hash >>> 32);
  }

  private void remember(int slot, byte[] bytes, int from, int to, T found) {
    int entry = meanings.size();
    int start = entry == 0 ? 0 : ends[entry - 1];
    int length = to - from;
    if (start + length + EightBytes.SLACK > texts.length) {
      texts = Arrays.copyOf(texts, Math.max(texts.length * 2, start + length + EightBytes.SLACK));
    }
    System.arraycopy(bytes, from, texts, start, length);
    if (entry == ends.length) {
      ends = Arrays.copyOf(ends, entry * 2);
    }
    ends[entry] = start + length;
    meanings.add(found);
    table[slot] = entry;
    last = entry;
    if (meanings.size() * 2 > table.length) {
      rehash();
    }
  }

  private void rehash() {
    table = new int[table.length * 2];
    Arrays.fill(table, -1);
    for (int entry = 0; entry < meanings.size(); entry++) {
      int start = entry == 0 ? 0 : ends[entry - 1];
      int slot = hash(texts, start, ends[entry]) & (table.length - 1);
      while (table[slot] >= 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = entry;
    }
  }
}
