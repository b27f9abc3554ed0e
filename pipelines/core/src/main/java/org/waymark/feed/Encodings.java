package org.waymark.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Which encodings a file may be in, and which of them can be read byte by byte. */
final class Encodings {
  /** What a file is taken for that is not UTF-8. It agrees with Latin-1 on all that prints. */
  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  private static final int ASCII = 128;

  /** A mark at the start of a text that says how it is encoded. */
  record Mark(Charset charset, int length) {}

  private Encodings() {}

  /** The encoding of that name, if it is known. */
  static Optional<Charset> named(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }

  /** The byte-order mark that a text starts with. */
  static Optional<Mark> mark(byte[] text) {
    if (startsWith(text, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(new Mark(StandardCharsets.UTF_8, 3));
    }
    if (startsWith(text, 0xFF, 0xFE)) {
      return Optional.of(new Mark(StandardCharsets.UTF_16LE, 2));
    }
    if (startsWith(text, 0xFE, 0xFF)) {
      return Optional.of(new Mark(StandardCharsets.UTF_16BE, 2));
    }
    return Optional.empty();
  }

  /** True where each ASCII byte of a text always means that ASCII character. */
  static boolean readAsTheyAre(Charset charset) {
    if (charset.equals(StandardCharsets.UTF_8)) {
      return true;
    }
    if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() > 1) {
      return false;
    }
    byte[] ascii = new byte[ASCII];
    for (int i = 0; i < ASCII; i++) {
      ascii[i] = (byte) i;
    }
    String decoded = charset.decode(ByteBuffer.wrap(ascii)).toString();
    return decoded.equals(new String(ascii, StandardCharsets.US_ASCII));
  }

  /** Whether these bytes of a text are UTF-8 by themselves. */
  static boolean isUtf8(byte[] text, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text, from, to - from));
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }

  private static boolean startsWith(byte[] text, int... bytes) {
    if (text.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((text[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
