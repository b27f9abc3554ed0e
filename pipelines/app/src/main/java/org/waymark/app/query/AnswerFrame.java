package org.waymark.app.query;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.waymark.app.cli.CommandFailure;
import org.waymark.app.cli.ExitCode;
import org.waymark.app.query.BoundedQuery.Answer;

/** An answer, or why there is none, as it comes through the pipe. */
final class AnswerFrame {
  private static final int ANSWER = 0;
  private static final int FAILURE = 1;
  private static final int OVER_LIMIT = 2;

  /** How much longer a frame is than the text that it holds. */
  static final int HEAD = 64;

  private AnswerFrame() {}

  static byte[] of(Answer answer) {
    return bytes(ANSWER, answer.rows(), answer.cut(), 0, answer.text());
  }

  static byte[] of(CommandFailure failure) {
    return bytes(FAILURE, 0, false, failure.exitCode(), words(failure));
  }

  static byte[] of(OverLimit over) {
    return bytes(OVER_LIMIT, 0, false, 0, words(over));
  }

  private static String words(Exception e) {
    return Objects.toString(e.getMessage(), "");
  }

  private static byte[] bytes(int kind, long rows, boolean cut, int exitCode, String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + HEAD);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(kind);
      out.writeLong(rows);
      out.writeBoolean(cut);
      out.writeByte(exitCode);
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  /**
   * What the frame holds.
   *
   * @throws CommandFailure if it says what is wrong with the question
   * @throws OverLimit if it says that the question costs too much
   * @throws IOException if it is not such a frame
   */
  static Answer read(byte[] frame) throws IOException, CommandFailure, OverLimit {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
      int kind = in.readByte();
      long rows = in.readLong();
      boolean cut = in.readBoolean();
      int exitCode = in.readByte();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (kind) {
        case ANSWER -> new Answer(text, rows, cut);
        case FAILURE ->
            throw new CommandFailure(
                exitCode == ExitCode.USAGE ? ExitCode.USAGE : ExitCode.INPUT_MISSING, text);
        case OVER_LIMIT -> throw new OverLimit(text);
        default -> throw new IOException("no such answer");
      };
    }
  }
}
