package org.waymark.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.waymark.feed.FeedParser;
import org.waymark.feed.FileInspection;
import org.waymark.feed.FileTally;
import org.waymark.feed.InspectedFile;
import org.waymark.feed.Split;
import org.waymark.registry.RegistryReader;
import org.waymark.registry.RegistryReading;
import org.waymark.registry.Workspace;
import org.waymark.registry.WorkspaceFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Reads damaged files of every format: no internal error, no input that takes long, and accounts
 * that add up.
 */
@Command(
    name = "mutated-inputs",
    description = "Reads mutated files of every format and says which of them are not read well.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class MutatedInputs implements Callable<Integer> {
  private static final long SLOW_NANOSECONDS = 20_000_000_000L;
  private static final long SMALL_SPLIT = 512;
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);

  /**
   * What went wrong with an input.
   *
   * @param what in words
   */
  record Failure(String format, long number, String what, byte[] input) {}

  @Option(names = "--inputs", description = "How many inputs are read.")
  private long inputs = 1_000_000;

  @Option(names = "--seed", description = "Another seed, other inputs.")
  private long seed = 1;

  @Option(names = "--formats", description = "Only these, by name.", split = ",")
  private List<String> formats = List.of();

  @Option(names = "--folder", description = "Where inputs go that are not read well.")
  private Path folder = Path.of("pipelines/bench/target/mutated-inputs");

  /** The exit code is 1 if an input was not read well. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new MutatedInputs()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<SampleFile> samples =
        SampleFile.all().stream()
            .filter(sample -> formats.isEmpty() || formats.contains(sample.format()))
            .toList();
    Map<String, Long> read = new TreeMap<>();
    List<Failure> failures = new ArrayList<>();
    long start = processorTime();
    for (long i = 0; i < inputs; i++) {
      SampleFile sample = samples.get((int) (i % samples.size()));
      List<Failure> found = read(sample, i, samples);
      for (Failure failure : found) {
        Files.createDirectories(folder);
        Files.write(folder.resolve(failure.format() + "-" + failure.number()), failure.input());
        System.out.println(failure.format() + " " + failure.number() + ": " + failure.what());
      }
      failures.addAll(found);
      read.merge(sample.format(), 1L, Long::sum);
      if ((i + 1) % 50_000 == 0) {
        System.out.printf(Locale.ROOT, "%,d inputs, %d failures%n", i + 1, failures.size());
      }
    }
    double seconds = (processorTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d inputs in %.0f s of processor time, %d failures: %s%n",
        inputs,
        seconds,
        failures.size(),
        read);
    return failures.isEmpty() ? 0 : 1;
  }

  private List<Failure> read(SampleFile sample, long number, List<SampleFile> others) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    SampleFile other = others.get(random.nextInt(others.size()));
    return read(sample, number, Mutation.of(sample.content(), other.content(), random));
  }

  /** What goes wrong when a file is read; nothing, if it is read or refused as it should be. */
  static List<Failure> read(SampleFile sample, long number, byte[] input) {
    List<Failure> failures = new ArrayList<>();
    long start = processorTime();
    try {
      for (String wrong : unaccounted(sample, input)) {
        failures.add(new Failure(sample.format(), number, wrong, input));
      }
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError error) {
      StackTraceElement[] at = error.getStackTrace();
      failures.add(
          new Failure(
              sample.format(),
              number,
              error + (at.length == 0 ? "" : " at " + at[0] + " … " + ours(at)),
              input));
    }
    long took = processorTime() - start;
    if (took > SLOW_NANOSECONDS) {
      failures.add(
          new Failure(sample.format(), number, "took " + took / 1_000_000_000 + " s", input));
    }
    return failures;
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String ours(StackTraceElement[] at) {
    for (StackTraceElement element : at) {
      if (element.getClassName().startsWith("org.waymark")) {
        return element.toString();
      }
    }
    return "";
  }

  private static List<String> unaccounted(SampleFile sample, byte[] input) throws IOException {
    FeedParser parser = FeedParser.of(workspace(sample), 0, AS_OF, "run", 2);
    List<InspectedFile> files =
        FileInspection.inspectAll(
            new ByteArrayInputStream(input),
            "landing/" + sample.name(),
            parser.feed().reading(),
            SMALL_SPLIT,
            true);
    List<String> wrong = new ArrayList<>();
    for (InspectedFile inspected : files) {
      InspectedFile file = parser.checked(inspected);
      FileTally tally = FileTally.NONE;
      for (Split split : file.splits()) {
        int from = file.splittable() ? (int) split.offset() : 0;
        tally =
            tally.plus(
                parser
                    .parse(
                        file, 0, new ByteArrayInputStream(input, from, input.length - from), split)
                    .tally());
      }
      long sum = tally.accepted() + tally.rejected() + tally.skipped();
      if (tally.rowsRead() != sum || file.rows() != sum + file.refusedRows()) {
        wrong.add(file.rows() + " rows of " + file.path() + " and " + tally);
      }
    }
    return wrong;
  }

  private static Workspace workspace(SampleFile sample) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put("places.csv", bytes("place_id,name\nRA,A\nRB,B\n"));
    files.put(
        "missions/m.yaml",
        bytes(
            """
            id: m
            title: Mission
            starts: 2020-04-01
            ends: 2029-03-31
            indicators:
              - {id: waits, title: Waits, measure: value, better: lower, period: month}
            """));
    files.put("feeds/f.yaml", bytes("id: f\nkind: indicator\nfiles: landing/*\n" + sample.feed()));
    RegistryReading reading = RegistryReader.read(new WorkspaceFiles(files));
    return reading
        .workspace()
        .orElseThrow(() -> new IllegalStateException(reading.problems().toString()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
