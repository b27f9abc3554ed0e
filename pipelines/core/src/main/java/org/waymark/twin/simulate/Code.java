package org.waymark.twin.simulate;

import java.util.Arrays;

/** Instructions on registers: what to do, where to write, and up to three places to read. */
final class Code {
  static final int COPY = 0;
  static final int ADD = 1;
  static final int SUBTRACT = 2;
  static final int MULTIPLY = 3;
  static final int DIVIDE = 4;
  static final int POWER = 5;
  static final int MODULO = 6;
  static final int LESS = 7;
  static final int AT_MOST = 8;
  static final int EQUAL = 9;
  static final int NOT_EQUAL = 10;
  static final int AND = 11;
  static final int OR = 12;
  static final int NOT = 13;
  static final int NEGATE = 14;
  static final int IF = 15;
  static final int MIN = 16;
  static final int MAX = 17;
  static final int ABS = 18;
  static final int SQRT = 19;
  static final int EXP = 20;
  static final int LN = 21;
  static final int LOG10 = 22;
  static final int INT = 23;
  static final int SIN = 24;
  static final int COS = 25;
  static final int TAN = 26;
  static final int ARCSIN = 27;
  static final int ARCCOS = 28;
  static final int ARCTAN = 29;
  static final int SAFEDIV = 30;
  static final int TABLE = 31;
  static final int STEP = 32;
  static final int RAMP = 33;
  static final int PULSE = 34;
  static final int TOTAL = 35;
  static final int WITHIN = 36;
  static final int OVER = 37;
  static final int TREND = 38;
  static final int SQUARE = 39;

  /** Integers of one instruction. */
  static final int WIDTH = 5;

  private int[] words = new int[WIDTH * 64];
  private int length;

  void add(int operation, int to, int a, int b, int c) {
    if (length + WIDTH > words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    words[length] = operation;
    words[length + 1] = to;
    words[length + 2] = a;
    words[length + 3] = b;
    words[length + 4] = c;
    length += WIDTH;
  }

  int[] words() {
    return Arrays.copyOf(words, length);
  }
}
