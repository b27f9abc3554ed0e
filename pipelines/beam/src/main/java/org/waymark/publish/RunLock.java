package org.waymark.publish;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * One run at a time publishes into a folder.
 *
 * <p>The operating system holds the lock for the process, so that it is gone when the process is,
 * however it ended; what the file says (owner, host, process, since when) is only for people.
 */
public final class RunLock implements Closeable {
  private final FileChannel channel;
  private final FileLock lock;

  private RunLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @throws RunFailure if another run holds it: who, where and for how long
   */
  public static RunLock acquire(OutputFolder out, Instant now) throws IOException, RunFailure {
    Path file = out.lock();
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock(1L << 40, 1, false);
    } catch (OverlappingFileLockException sameProcess) {
      lock = null;
    } catch (IOException unsupported) {
      channel.close();
      throw unsupported;
    }
    if (lock == null) {
      channel.close();
      throw new RunFailure(
          RunFailure.Kind.LOCKED,
          "another run is publishing into " + out.root() + ": " + holder(file, now),
          java.util.List.of("wait for it, or stop that process, which releases the lock"));
    }
    String text =
        "owner="
            + System.getProperty("user.name", "unknown")
            + "\nhost="
            + host()
            + "\nprocess="
            + ProcessHandle.current().pid()
            + "\nsince="
            + now
            + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    return new RunLock(channel, lock);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "unknown";
    }
  }

  private static String holder(Path file, Instant now) throws IOException {
    String owner = "unknown";
    String host = "unknown";
    String process = "?";
    String age = "an unknown time";
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      int equals = line.indexOf('=');
      String value = line.substring(equals + 1);
      switch (line.substring(0, Math.max(equals, 0))) {
        case "owner" -> owner = value;
        case "host" -> host = value;
        case "process" -> process = value;
        case "since" -> {
          Duration held = Duration.between(Instant.parse(value), now);
          age = held.toMinutes() < 2 ? held.toSeconds() + " s" : held.toMinutes() + " min";
        }
        default -> {
          // A line of a later version: not for us.
        }
      }
    }
    return "held by " + owner + " on " + host + " (process " + process + ") for " + age;
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
