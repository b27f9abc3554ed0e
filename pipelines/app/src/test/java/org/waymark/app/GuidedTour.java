package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/**
 * Does what a page of the guide says, as a reader would: writes the files that it shows under their
 * names, types the commands of its {@code sh} blocks into a shell, and holds what comes out to the
 * {@code text} block that follows. An ellipsis there matches anything. Each page begins in an empty
 * folder.
 *
 * @param folder where the pages have their folders
 */
record GuidedTour(Path folder) {
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)(?:^`([\\w./-]+)`\\n\\n)?^```(\\w+)\\n(.*?)^```$");

  /** The steps of a page, in order. */
  DynamicContainer of(Path page) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path command = bin.resolve("waymark");
    if (!Files.exists(command)) {
      Files.createSymbolicLink(command, CommandLineGuideTest.root().resolve("waymark"));
    }
    String name = String.valueOf(page.getFileName());
    Path empty = Files.createDirectories(folder.resolve(name));
    List<DynamicTest> steps = steps(Files.readString(page), bin, empty);
    assertTrue(steps.size() > 5, name + " has lost its blocks");
    return DynamicContainer.dynamicContainer(name, steps);
  }

  private List<DynamicTest> steps(String page, Path bin, Path place) {
    List<DynamicTest> steps = new ArrayList<>();
    StringBuilder shown = new StringBuilder();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      String body = block.group(3);
      String name = block.group(2) + ": " + body.lines().findFirst().orElse("");
      if (block.group(1) != null) {
        Path file = place.resolve(block.group(1));
        steps.add(DynamicTest.dynamicTest(block.group(1), () -> Files.writeString(file, body)));
      } else if (block.group(2).equals("sh")) {
        steps.add(
            DynamicTest.dynamicTest(
                name,
                () -> {
                  shown.setLength(0);
                  shown.append(typed(bin, place, body));
                }));
      } else if (block.group(2).equals("text")) {
        steps.add(DynamicTest.dynamicTest(name, () -> compare(body, shown.toString())));
      }
    }
    return steps;
  }

  private String typed(Path bin, Path place, String commands)
      throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", commands).directory(place.toFile());
    Map<String, String> environment = shell.environment();
    environment.put("PATH", bin + ":" + environment.get("PATH"));
    environment.put(
        "WAYMARK_JAR", Path.of("target", "waymark-app.jar").toAbsolutePath().toString());
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process = shell.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    assertEquals(0, exitCode, Files.readString(err));
    return out;
  }

  /** What is shown and what came out, where they differ; an ellipsis matches anything. */
  private static void compare(String shown, String cameOut) {
    Pattern expected =
        Pattern.compile(
            Stream.of(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*?")));
    if (!expected.matcher(cameOut).matches()) {
      assertEquals(shown, cameOut);
    }
  }
}
