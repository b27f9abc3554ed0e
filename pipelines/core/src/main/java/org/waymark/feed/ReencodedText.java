package org.waymark.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text in an encoding that cannot be read byte by byte, such as UTF-16, as UTF-8. */
final class ReencodedText extends InputStream {
  private static final int ROOM = 16 << 10;

  private final Reader reader;
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8
          .newEncoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .replaceWith(new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD});
  private final CharBuffer chars = CharBuffer.allocate(ROOM).limit(0);
  private final ByteBuffer bytes = ByteBuffer.allocate(4 * ROOM).limit(0);
  private boolean atEnd;

  ReencodedText(InputStream in, Charset charset) {
    reader = new InputStreamReader(in, charset);
  }

  @Override
  public int read() throws IOException {
    return bytes.hasRemaining() || encode() ? bytes.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!bytes.hasRemaining() && !encode()) {
      return -1;
    }
    int read = Math.min(length, bytes.remaining());
    bytes.get(into, offset, read);
    return read;
  }

  /** Encodes the next characters; half a surrogate pair waits for the other half. */
  private boolean encode() throws IOException {
    bytes.clear();
    while (!atEnd && bytes.position() == 0) {
      chars.compact();
      atEnd = reader.read(chars) < 0;
      chars.flip();
      encoder.encode(chars, bytes, atEnd);
    }
    bytes.flip();
    return bytes.hasRemaining();
  }
}
