package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listens while a command runs, as the system itself lists it. */
class ListeningSocketsIT {
  private static final String LISTENING = "0A";
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

  @TempDir Path folder;

  /** A command with everything that it started. */
  private record Watched(int exitCode, Set<String> beyond, Set<String> here) {}

  private Watched watched(boolean endIt, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(CommandLineGuideTest.root().resolve("waymark").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .put("WAYMARK_JAR", Path.of("target", "waymark-app.jar").toAbsolutePath().toString());
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    Set<String> beyond = new TreeSet<>();
    Set<String> here = new TreeSet<>();
    for (int look = 0; process.isAlive(); look++) {
      for (String address : listening(process)) {
        (LOOPBACK.contains(address.split(":", 2)[0]) ? here : beyond).add(address);
      }
      if (endIt && look > 150) {
        process.destroy();
      }
      Thread.sleep(20);
    }
    process.waitFor(30, TimeUnit.SECONDS);
    return new Watched(process.exitValue(), beyond, here);
  }

  /** Addresses in the system's own hexadecimal digits. */
  private static Set<String> listening(Process process) throws IOException {
    Map<String, String> byInode = new TreeMap<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6", "/proc/net/udp")) {
      if (Files.exists(Path.of(table))) {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] fields = line.strip().split(" +", -1);
          if (fields.length > 9 && (fields[3].equals(LISTENING) || table.endsWith("udp"))) {
            byInode.put(fields[9], fields[1]);
          }
        }
      }
    }
    Set<String> addresses = new TreeSet<>();
    Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .forEach(one -> sockets(one.pid()).forEach(inode -> add(addresses, byInode.get(inode))));
    return addresses;
  }

  private static void add(
      Set<String> addresses, @org.jspecify.annotations.Nullable String address) {
    if (address != null) {
      addresses.add(address);
    }
  }

  private static Set<String> sockets(long pid) {
    Set<String> inodes = new TreeSet<>();
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      for (Path descriptor : open.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          String target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        }
      }
    } catch (IOException | UncheckedIOException ended) {
      // The process, or what it had open, is gone.
    }
    return inodes;
  }

  @Test
  void noCommandListensBeyondThisMachineAndOnlyServeAndFlinkListenAtAll() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "the system does not list sockets");
    Map<String, Set<String>> here = new TreeMap<>();
    for (String line :
        List.of(
            "init in",
            "validate --workspace in",
            "run --workspace in --out out --as-of 2026-10-15",
            "run --workspace in --out out --as-of 2026-11-15 --runner flink",
            "status --out out",
            "query --out out SELECT+1",
            "diff --out out --from 2026-10-15 --to 2026-11-15",
            "report --out out",
            "dashboards --out out",
            "export tables --out out --to tables.xlsx",
            "doctor",
            "serve --out out --port 0")) {
      boolean endless = line.startsWith("serve");
      String[] arguments = line.split(" ");
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = arguments[i].replace('+', ' ');
      }
      Watched watched = watched(endless, arguments);
      assertEquals(Set.of(), watched.beyond(), line);
      here.put(line, watched.here());
    }
    for (Map.Entry<String, Set<String>> command : here.entrySet()) {
      boolean may = command.getKey().startsWith("serve") || command.getKey().contains("flink");
      assertEquals(may, !command.getValue().isEmpty(), command.toString());
    }
    assertTrue(Files.exists(folder.resolve("out").resolve("catalog.json")));
  }
}
