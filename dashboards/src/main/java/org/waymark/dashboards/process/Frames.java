package org.waymark.dashboards.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/** What goes through the pipe between two processes: a length, then so many bytes. */
public final class Frames {
  private static final int LONGEST_QUESTION = 16 << 20;

  private Frames() {}

  /**
   * Reads one frame.
   *
   * @param most how many bytes it may have, asked when it comes
   * @throws EOFException where the other side has ended
   * @throws TooLong where the other side begins a longer one
   */
  static byte[] read(DataInputStream in, IntSupplier most) throws IOException, TooLong {
    int length = in.readInt();
    if (length < 0 || length > most.getAsInt()) {
      throw new TooLong();
    }
    byte[] frame = new byte[length];
    in.readFully(frame);
    return frame;
  }

  static void write(OutputStream out, byte[] frame) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(frame.length);
    data.write(frame);
    data.flush();
  }

  /**
   * What the process on the other side of a {@link SeparateProcess} does all its life: it answers
   * each frame of the standard input by one on the standard output. It ends when its parent does,
   * even in the middle of an answer.
   */
  @SuppressWarnings("InfiniteLoop") // It ends with its parent.
  public static void answerAll(UnaryOperator<byte[]> answers)
      throws IOException, InterruptedException {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    BlockingQueue<byte[]> questions = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> readAll(questions), "questions");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      write(out, answers.apply(questions.take()));
    }
  }

  private static void readAll(BlockingQueue<byte[]> questions) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
      while (true) {
        questions.add(read(in, () -> LONGEST_QUESTION));
      }
    } catch (IOException | TooLong parentHasEnded) {
      // Native code may hold the other thread: nothing but this ends it.
      Runtime.getRuntime().halt(0);
    }
  }

  /** A frame that is longer than it may be. */
  static final class TooLong extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
