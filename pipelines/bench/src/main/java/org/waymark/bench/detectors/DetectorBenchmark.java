package org.waymark.bench.detectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Simulates worlds with planted deviants, lets every rule judge them, and writes the page. */
@Command(
    name = "detectors",
    description = "Compares detectors of positive deviance on planted truth.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class DetectorBenchmark implements Callable<Integer> {

  @Option(names = "--seeds", description = "Worlds per setting.")
  private int seeds = 20;

  @Option(names = "--first-seed", description = "Seed of the first world.")
  private long firstSeed = 1;

  @Option(names = "--delay-seeds", description = "Worlds in which every period is judged.")
  private int delaySeeds = 4;

  @Option(names = "--quick", description = "Three worlds per setting, one judged every period.")
  private boolean quick;

  @Option(names = "--threads", description = "Worlds at the same time; changes no figure.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--settings", description = "Only settings whose name contains this.")
  private String settings = "";

  @Option(
      names = "--question",
      description =
          "Ask one of ${COMPLETION-CANDIDATES} instead; prints the answer, writes nothing.")
  private Optional<Question> question = Optional.empty();

  @Option(
      names = "--identical",
      description =
          "Ask worlds of identical places instead, all whose name contains this, such as \"30"
              + " places\"; prints a table, writes nothing.")
  private Optional<String> identical = Optional.empty();

  @Option(
      names = "--kept",
      description = "Where scores of finished worlds are kept, and read again if by the same code.")
  private Path kept = Path.of("pipelines/bench/target/detectors");

  @Option(names = "--afresh", description = "Judge worlds again whose scores were kept.")
  private boolean afresh;

  @Option(names = "--results", description = "The page to write.")
  private Path results = Path.of("pipelines/bench/DETECTORS.md");

  /** Runs the comparison. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new DetectorBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    int worlds = quick ? 3 : seeds;
    if (question.isPresent()) {
      question.get().ask(firstSeed, worlds);
      return 0;
    }
    if (identical.isPresent()) {
      IdenticalPlaces.print(firstSeed, worlds, identical.get());
      return 0;
    }
    List<Setting> chosen =
        Grid.all().stream().filter(setting -> setting.name().contains(settings)).toList();
    List<Contender> contenders = Contender.all();
    List<Contender> ours = OurRules.all();
    KeptWorlds before = new KeptWorlds(kept);
    System.out.println("scores are kept in " + before.folder());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<List<Future<Judged>>> running = new ArrayList<>();
      List<List<Future<Judged>>> turnedRunning = new ArrayList<>();
      for (Setting setting : chosen) {
        running.add(submitted(pool, setting, worlds, contenders, before));
        turnedRunning.add(submitted(pool, setting.turned(), worlds, ours, before));
      }
      List<Future<List<Delay>>> delaysRunning = new ArrayList<>();
      List<Setting> delaySettings = settings.isEmpty() ? Grid.delays() : List.of();
      for (Setting setting : delaySettings) {
        for (int seed = 0; seed < (quick ? 1 : delaySeeds); seed++) {
          long number = firstSeed + seed;
          delaysRunning.add(pool.submit(() -> delays(setting, number, before)));
        }
      }
      List<List<Outcomes>> all = new ArrayList<>();
      List<List<Outcomes>> turned = new ArrayList<>();
      List<StepAccuracy> steps = new ArrayList<>();
      for (int s = 0; s < chosen.size(); s++) {
        StepAccuracy sum = StepAccuracy.none();
        for (Future<Judged> one : running.get(s)) {
          sum = sum.and(one.get().steps());
        }
        steps.add(sum);
        all.add(row(chosen.get(s), contenders, running.get(s)));
        turned.add(row(chosen.get(s).turned(), ours, turnedRunning.get(s)));
        tell(all.get(s));
        tell(turned.get(s));
      }
      List<List<Delay>> delays = new ArrayList<>();
      for (Future<List<Delay>> one : delaysRunning) {
        delays.add(one.get());
      }
      String page =
          new DetectorsPage(all, turned, steps, delaySettings, delays, worlds, firstSeed).text();
      Files.writeString(results, withWords(page), StandardCharsets.UTF_8);
      System.out.println("written to " + results);
      return 0;
    } finally {
      pool.shutdownNow();
    }
  }

  /** The words around the tables are a person's: only what is between the marks is written anew. */
  private String withWords(String page) throws IOException {
    if (!Files.exists(results)) {
      return page;
    }
    String old = Files.readString(results, StandardCharsets.UTF_8);
    int from = old.indexOf(DetectorsPage.MARK);
    int to = old.indexOf(DetectorsPage.END);
    return from < 0 || to < from
        ? page
        : old.substring(0, from)
            + page.substring(page.indexOf(DetectorsPage.MARK)).strip()
            + old.substring(to + DetectorsPage.END.length());
  }

  private List<Future<Judged>> submitted(
      ExecutorService pool,
      Setting setting,
      int worlds,
      List<Contender> contenders,
      KeptWorlds before) {
    List<Future<Judged>> ofSetting = new ArrayList<>();
    for (int seed = 0; seed < worlds; seed++) {
      long number = firstSeed + seed;
      ofSetting.add(pool.submit(() -> judged(setting, number, contenders, before)));
    }
    return ofSetting;
  }

  private static List<Outcomes> row(
      Setting setting, List<Contender> contenders, List<Future<Judged>> worlds)
      throws InterruptedException, ExecutionException {
    List<Judged> judged = new ArrayList<>();
    for (Future<Judged> one : worlds) {
      judged.add(one.get());
    }
    List<Outcomes> row = new ArrayList<>();
    for (int c = 0; c < contenders.size(); c++) {
      int which = c;
      row.add(
          new Outcomes(
              setting,
              contenders.get(c),
              judged.stream().flatMap(j -> j.outcomes().get(which).stream()).toList()));
    }
    return row;
  }

  private Judged judged(Setting setting, long seed, List<Contender> contenders, KeptWorlds before) {
    String name = setting + ", seed " + seed;
    Optional<List<String>> known = afresh ? Optional.empty() : before.read(name);
    if (known.isPresent()) {
      return Judged.read(known.get());
    }
    Judged judged = Judged.of(World.of(setting, seed), contenders);
    before.keep(name, judged.lines());
    return judged;
  }

  private List<Delay> delays(Setting setting, long seed, KeptWorlds before) {
    String name = setting + ", seed " + seed + ", every period";
    Optional<List<String>> known = afresh ? Optional.empty() : before.read(name);
    if (known.isPresent()) {
      return known.get().stream().map(Delay::read).toList();
    }
    List<Delay> delays = Delay.of(setting, seed);
    before.keep(name, delays.stream().map(Delay::line).toList());
    return delays;
  }

  private static void tell(List<Outcomes> row) {
    StringBuilder line = new StringBuilder(row.get(0).setting().name());
    line.append(row.get(0).setting().lower() ? " (lower is better)" : "");
    for (Outcomes one : row.subList(0, 3)) {
      line.append(
          String.format(
              Locale.ROOT,
              " | %s %.3f/%.3f %.1f",
              one.contender().name(),
              one.falseShare().value(),
              one.recall().value(),
              one.flags().value()));
    }
    System.out.println(line);
  }
}
