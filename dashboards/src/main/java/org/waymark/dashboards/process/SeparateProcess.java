package org.waymark.dashboards.process;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A second process of this program that answers questions which nobody has looked at. It is killed
 * where one takes too long or too much memory; where native code crashes, it alone is gone. It gets
 * an empty environment, a folder for temporary files that goes with it, and no word of its parent
 * but what is asked.
 */
public final class SeparateProcess implements AutoCloseable {
  private static final long LOOK_MILLISECONDS = 20;

  /** Address space beyond what is used: reserved by the virtual machine and by threads. */
  private static final int RESERVED_MEGABYTES = 1_536;

  private static final Path SHELL = Path.of("/bin/sh");
  private static final byte[] ENDED = new byte[0];
  private static final byte[] TOO_LONG = new byte[0];

  private final Process process;
  private final Path temporary;
  private final int megabytes;
  private final Thread endWithParent;
  private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
  private volatile int most;

  private SeparateProcess(Process process, Path temporary, int megabytes) {
    this.process = process;
    this.temporary = temporary;
    this.megabytes = megabytes;
    this.endWithParent = new Thread(this::end, "end of a separate process");
  }

  /**
   * Starts one.
   *
   * @param main its class, which calls {@link Frames#answerAll}
   * @param folder its working folder
   * @param heapMegabytes memory for objects of Java
   * @param megabytes all memory that it may use
   * @param arguments for {@code main}
   */
  public static SeparateProcess start(
      Class<?> main, Path folder, int heapMegabytes, int megabytes, String... arguments)
      throws IOException {
    Path temporary = Files.createTempDirectory("waymark-apart-");
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SHELL)) {
      long kilobytes = (megabytes + heapMegabytes + (long) RESERVED_MEGABYTES) << 10;
      command.addAll(
          List.of(
              SHELL.toString(),
              "-c",
              "ulimit -c 0; ulimit -v \"$0\" 2>/dev/null; exec \"$@\"",
              String.valueOf(kilobytes)));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+SuppressFatalErrorMessage",
            "-XX:CompressedClassSpaceSize=128m",
            "-Xmx" + heapMegabytes + "m",
            "-Xlog:disable",
            "-Dfile.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + temporary));
    String classPath = System.getProperty("java.class.path");
    archive(classPath)
        .ifPresent(
            file -> command.addAll(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + file)));
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      Map<String, String> environment = builder.environment();
      environment.clear();
      environment.put("LC_ALL", "C.UTF-8");
      environment.put("MALLOC_ARENA_MAX", "2");
      SeparateProcess started = new SeparateProcess(builder.start(), temporary, megabytes);
      started.begin();
      return started;
    } catch (IOException e) {
      remove(temporary);
      throw e;
    }
  }

  /** The launcher's archive of classes beside its jar, which lets a virtual machine start soon. */
  private static java.util.Optional<Path> archive(String classPath) {
    String first = classPath.split(java.util.regex.Pattern.quote(java.io.File.pathSeparator), 2)[0];
    Path archive = Path.of(first).toAbsolutePath().resolveSibling("classes.jsa");
    return Files.isRegularFile(archive)
        ? java.util.Optional.of(archive)
        : java.util.Optional.empty();
  }

  private void begin() {
    Thread reader = new Thread(this::readAll, "answers");
    reader.setDaemon(true);
    reader.start();
    try {
      Runtime.getRuntime().addShutdownHook(endWithParent);
    } catch (IllegalStateException endingAlready) {
      end();
    }
  }

  private void readAll() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      while (true) {
        answers.add(Frames.read(in, () -> most));
      }
    } catch (IOException ended) {
      answers.add(ENDED);
    } catch (Frames.TooLong tooLong) {
      answers.add(TOO_LONG);
    }
  }

  /**
   * Asks, and waits for the answer.
   *
   * @param time after which the process is killed
   * @param longest bytes of an answer
   * @throws ProcessEnded where there is no process any more, and so no answer
   */
  @SuppressWarnings("ReferenceEquality") // The marks are marks, whatever else is empty.
  public synchronized byte[] ask(byte[] question, Duration time, int longest)
      throws ProcessEnded, InterruptedException {
    most = longest;
    long end = System.nanoTime() + time.toNanos();
    try {
      Frames.write(process.getOutputStream(), question);
    } catch (IOException gone) {
      throw ended(ProcessEnded.Cause.CRASH);
    }
    while (true) {
      byte[] answer = answers.poll(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
      if (answer == ENDED) {
        throw ended(ProcessEnded.Cause.CRASH);
      }
      if (answer == TOO_LONG) {
        throw ended(ProcessEnded.Cause.LENGTH);
      }
      if (answer != null) {
        return answer;
      }
      if (System.nanoTime() - end > 0) {
        throw ended(ProcessEnded.Cause.TIME);
      }
      if (usedMegabytes() > megabytes) {
        throw ended(ProcessEnded.Cause.MEMORY);
      }
    }
  }

  private ProcessEnded ended(ProcessEnded.Cause cause) {
    close();
    return new ProcessEnded(cause);
  }

  /** Memory in use where the system tells it, else 0. */
  private long usedMegabytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException untold) {
      return 0;
    }
  }

  /** Whether it can still be asked. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Its number, as the system counts processes. */
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(endWithParent);
    } catch (IllegalStateException endingAlready) {
      // The hook does the same.
    }
    end();
  }

  private void end() {
    process.destroyForcibly();
    try {
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remove(temporary);
  }

  private static void remove(@Nullable Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | java.io.UncheckedIOException leftBehind) {
      // The system clears its folder of temporary files.
    }
  }
}
