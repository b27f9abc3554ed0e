package org.waymark.registry;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Decodes the files of a workspace, which are UTF-8. */
final class Utf8Text {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8Text() {}

  /**
   * The text without a byte-order mark; empty, with a problem, where the bytes are not UTF-8 or no
   * text.
   */
  static Optional<String> decode(byte[] bytes, FileProblems problems) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    String text = out.toString();
    String content =
        !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    if (result.isError()) {
      problems.error(
          Position.in(content, content.length()),
          String.format(Locale.ROOT, "the byte 0x%02X here is not UTF-8", bytes[in.position()]),
          "a file saved as UTF-8");
      return Optional.empty();
    }
    int nothing = content.indexOf('\0');
    if (nothing >= 0) {
      problems.error(
          Position.in(content, nothing), "there is a null character here", "a file of text");
      return Optional.empty();
    }
    return Optional.of(content);
  }
}
