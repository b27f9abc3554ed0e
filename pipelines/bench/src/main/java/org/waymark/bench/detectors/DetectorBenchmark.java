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
import java.util.function.BooleanSupplier;
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

  private static final double NANOS_PER_MINUTE = 6e10;

  @Option(names = "--seeds", description = "Worlds per setting.")
  private int seeds = 20;

  @Option(names = "--first-seed", description = "Seed of the first world.")
  private long firstSeed = 1;

  @Option(
      names = "--seeds-of-others",
      description = "Worlds per setting in which the rules of others are judged too.")
  private int seedsOfOthers = 9;

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
      description = "Worlds of each kind of 30 identical places, in each direction.")
  private int identical = 200;

  @Option(
      names = "--many-identical",
      description = "Worlds of each kind of 1,500 identical places, in each direction.")
  private int manyIdentical = 40;

  @Option(
      names = "--minutes",
      description = "No world is begun after so long; the page holds what is kept by then.")
  private double minutes = Double.POSITIVE_INFINITY;

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
    System.exit(
        new CommandLine(new DetectorBenchmark())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    int worlds = quick ? 3 : seeds;
    if (question.isPresent()) {
      question.get().ask(firstSeed, worlds);
      return 0;
    }
    List<Setting> chosen =
        Grid.all().stream().filter(setting -> setting.name().contains(settings)).toList();
    List<Contender> contenders = Contender.all();
    List<Contender> ours = OurRules.all();
    List<Contender> today = ours.stream().filter(c -> !c.name().equals(OurRules.EARLIER)).toList();
    KeptWorlds before = new KeptWorlds(kept);
    System.out.println("scores are kept in " + before.folder());
    long began = System.nanoTime();
    BooleanSupplier more = () -> (System.nanoTime() - began) / NANOS_PER_MINUTE < minutes;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<IdenticalPlaces.Both>> alikeRunning = alike(pool, more);
      // World after world, all settings of each: what is stopped early has as many of every
      // setting.
      List<List<Future<Optional<Judged>>>> running = new ArrayList<>();
      List<List<Future<Optional<Judged>>>> turnedRunning = new ArrayList<>();
      chosen.forEach(setting -> running.add(new ArrayList<>()));
      chosen.forEach(setting -> turnedRunning.add(new ArrayList<>()));
      for (int seed = 0; seed < worlds; seed++) {
        long number = firstSeed + seed;
        List<Contender> asked = seed < seedsOfOthers ? contenders : today;
        for (int s = 0; s < chosen.size(); s++) {
          Setting setting = chosen.get(s);
          Setting turned = setting.turned();
          running
              .get(s)
              .add(pool.submit(() -> judged(setting, number, contenders, asked, before, more)));
          turnedRunning
              .get(s)
              .add(pool.submit(() -> judged(turned, number, ours, today, before, more)));
        }
      }
      List<Future<List<Delay>>> delaysRunning = new ArrayList<>();
      List<Setting> delaySettings = settings.isEmpty() ? Grid.delays() : List.of();
      for (Setting setting : delaySettings) {
        for (int seed = 0; seed < (quick ? 1 : delaySeeds); seed++) {
          long number = firstSeed + seed;
          delaysRunning.add(pool.submit(() -> delays(setting, number, before, more)));
        }
      }
      List<IdenticalPlaces.Both> alike = new ArrayList<>();
      for (Future<IdenticalPlaces.Both> one : alikeRunning) {
        alike.add(one.get());
      }
      List<List<Outcomes>> all = new ArrayList<>();
      List<List<Outcomes>> turned = new ArrayList<>();
      List<StepAccuracy> steps = new ArrayList<>();
      for (int s = 0; s < chosen.size(); s++) {
        List<Judged> up = known(running.get(s));
        List<Judged> down = known(turnedRunning.get(s));
        if (up.isEmpty() || down.isEmpty()) {
          continue;
        }
        StepAccuracy sum = StepAccuracy.none();
        for (Judged one : up) {
          sum = sum.and(one.steps());
        }
        steps.add(sum);
        all.add(row(chosen.get(s), contenders, up));
        turned.add(row(chosen.get(s).turned(), ours, down));
        tell(all.get(all.size() - 1));
        tell(turned.get(turned.size() - 1));
      }
      List<List<Delay>> delays = new ArrayList<>();
      for (Future<List<Delay>> one : delaysRunning) {
        delays.add(one.get());
      }
      if (all.isEmpty()) {
        System.out.println("too few worlds for a page");
        return 0;
      }
      String page =
          new DetectorsPage(
                  all,
                  turned,
                  steps,
                  alike,
                  delaySettings,
                  delays.stream().anyMatch(List::isEmpty) ? List.of() : delays,
                  firstSeed)
              .text();
      Files.writeString(results, withWords(page), StandardCharsets.UTF_8);
      System.out.println("written to " + results);
      return 0;
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Future<IdenticalPlaces.Both>> alike(ExecutorService pool, BooleanSupplier more)
      throws IOException {
    KeptWorlds before = KeptWorlds.ofWholeDetector(kept);
    List<Future<IdenticalPlaces.Both>> running = new ArrayList<>();
    for (IdenticalPlaces kind : IdenticalPlaces.all()) {
      int worlds = kind.places() == IdenticalPlaces.FEW ? identical : manyIdentical;
      running.add(pool.submit(() -> kind.ask(quick ? 10 : worlds, before, more)));
    }
    return running;
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

  private static List<Judged> known(List<Future<Optional<Judged>>> worlds)
      throws InterruptedException, ExecutionException {
    List<Judged> judged = new ArrayList<>();
    for (Future<Optional<Judged>> one : worlds) {
      one.get().ifPresent(judged::add);
    }
    return judged;
  }

  private static List<Outcomes> row(
      Setting setting, List<Contender> contenders, List<Judged> judged) {
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

  private Optional<Judged> judged(
      Setting setting,
      long seed,
      List<Contender> contenders,
      List<Contender> asked,
      KeptWorlds before,
      BooleanSupplier more) {
    String name =
        setting + ", seed " + seed + (asked.size() < contenders.size() ? ", rules of today" : "");
    Optional<List<String>> known = afresh ? Optional.empty() : before.read(name);
    if (known.isPresent() || !more.getAsBoolean()) {
      return known.map(Judged::read);
    }
    Judged judged = Judged.of(World.of(setting, seed), contenders, asked);
    before.keep(name, judged.lines());
    return Optional.of(judged);
  }

  private List<Delay> delays(Setting setting, long seed, KeptWorlds before, BooleanSupplier more) {
    String name = setting + ", seed " + seed + ", every period";
    Optional<List<String>> known = afresh ? Optional.empty() : before.read(name);
    if (known.isPresent() || !more.getAsBoolean()) {
      return known.orElse(List.of()).stream().map(Delay::read).toList();
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
