package org.waymark.runners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.junit.jupiter.api.Test;

/**
 * What Beam was built and tested with is what it runs with here, or a later version of the same
 * line in which faults are fixed.
 */
class PinsTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

  /** A class of each library that both Beam and Waymark name a version of. */
  private static final Map<String, Class<?>> SHARED =
      Map.of(
          "avro", org.apache.avro.Schema.class,
          "jackson-annotations", com.fasterxml.jackson.annotation.JsonProperty.class,
          "jackson-core", com.fasterxml.jackson.core.JsonFactory.class,
          "jackson-databind", com.fasterxml.jackson.databind.ObjectMapper.class,
          "slf4j-api", org.slf4j.Logger.class,
          "zstd-jni", com.github.luben.zstd.Zstd.class,
          "flink-core", org.apache.flink.configuration.Configuration.class,
          "flink-runtime", org.apache.flink.runtime.taskexecutor.TaskManagerRunner.class);

  @Test
  void pins_are_those_of_beam_or_later_ones_of_the_same_line() throws Exception {
    Map<String, String> beams = new TreeMap<>();
    for (Class<?> part :
        List.of(Pipeline.class, AvroCoder.class, DirectRunner.class, FlinkRunner.class)) {
      for (Map.Entry<String, String> of : declared(part).entrySet()) {
        String before = beams.put(of.getKey(), of.getValue());
        assertTrue(before == null || before.equals(of.getValue()), of.getKey());
      }
    }
    Map<String, String> ours = new TreeMap<>();
    for (Map.Entry<String, Class<?>> library : SHARED.entrySet()) {
      ours.put(library.getKey(), version(library.getKey(), library.getValue()));
    }
    assertEquals(beams.keySet(), ours.keySet());
    beams.forEach((library, of) -> assertSameLine(library, of, ours.getOrDefault(library, "")));
  }

  private static void assertSameLine(String library, String beams, String ours) {
    int last = beams.lastIndexOf('.') + 1;
    assertEquals(
        beams.substring(0, last), ours.substring(0, Math.min(last, ours.length())), library);
    Version before = Version.parse(beams);
    Version now = Version.parse(ours);
    assertTrue(now.compareTo(before) >= 0, library + " " + ours + " is older than " + beams);
  }

  /** Versions of shared libraries in the POM next to the jar of a class. */
  private static Map<String, String> declared(Class<?> part) throws Exception {
    Path pom = Path.of(jar(part).toString().replaceFirst("\\.jar$", ".pom"));
    Map<String, String> found = new TreeMap<>();
    Matcher dependency = DEPENDENCY.matcher(read(pom));
    while (dependency.find()) {
      if (SHARED.containsKey(dependency.group(1))) {
        found.put(dependency.group(1), dependency.group(2));
      }
    }
    return found;
  }

  private static String version(String library, Class<?> part) throws Exception {
    String name = String.valueOf(jar(part).getFileName());
    return name.substring(library.length() + 1, name.length() - ".jar".length());
  }

  private static Path jar(Class<?> part) throws URISyntaxException {
    return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String read(Path pom) throws IOException {
    assertTrue(Files.exists(pom), () -> pom + ", which Maven puts next to the jar, is missing");
    return Files.readString(pom);
  }
}
