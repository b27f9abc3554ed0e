package org.waymark.experiment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.experiment.Decision.Guard;
import org.waymark.experiment.ExperimentReading.Role;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Better;
import org.waymark.registry.Experiment;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;
import org.waymark.statistics.FalseDiscovery;
import org.waymark.statistics.Holm;
import org.waymark.statistics.Interval;
import org.waymark.statistics.MeanDifference;
import org.waymark.statistics.Normal;

/** Reads an experiment: checks first, then effects, then what to do. */
public final class ExperimentAnalysis {

  private static final double ALPHA = 0.025;
  private static final int LEAST_WEEKS = 2;
  private static final int LATEST_LOOKS = 4;

  private final Experiment experiment;
  private final Enrolment enrolment;
  private final Map<String, Indicator> indicators;
  private final DisclosureRule rule;

  private ExperimentAnalysis(
      Experiment experiment,
      Enrolment enrolment,
      Map<String, Indicator> indicators,
      DisclosureRule rule) {
    this.experiment = experiment;
    this.enrolment = enrolment;
    this.indicators = indicators;
    this.rule = rule;
  }

  /** An arm on an indicator and all looks at it. */
  private record Line(int arm, Indicator indicator, Role role, double margin, Looks looks) {
    Optional<Looks.Look> last() {
      return looks.looks().isEmpty()
          ? Optional.empty()
          : Optional.of(looks.looks().get(looks.looks().size() - 1));
    }
  }

  /**
   * Reads an experiment.
   *
   * @param batches records of all experiments, in any order
   * @param all indicators of the workspace
   */
  public static ExperimentReading of(
      Experiment experiment,
      Collection<RecordBatch> batches,
      List<Indicator> all,
      DisclosureRule rule,
      LocalDate asOf) {
    Map<String, Indicator> byId =
        all.stream().collect(Collectors.toMap(Indicator::id, Function.identity(), (a, b) -> a));
    List<Indicator> used =
        Stream.of(
                Stream.of(experiment.outcome().indicatorId()),
                experiment.guardrails().stream().map(Experiment.Guardrail::indicatorId),
                experiment.also().stream())
            .flatMap(Function.identity())
            .distinct()
            .flatMap(id -> Stream.ofNullable(byId.get(id)))
            .toList();
    Enrolment enrolment = Enrolment.of(experiment, batches, used, asOf);
    return new ExperimentAnalysis(experiment, enrolment, byId, rule).read(used);
  }

  private ExperimentReading read(List<Indicator> used) {
    Indicator outcome = used.get(0);
    int arms = experiment.arms().size();
    double alpha = ALPHA / (arms - 1);
    List<Line> lines = new ArrayList<>();
    for (int arm = 1; arm < arms; arm++) {
      lines.add(
          line(arm, outcome, Role.OUTCOME, experiment.outcome().worthwhile(), Double.NaN, alpha));
      for (Experiment.Guardrail guardrail : experiment.guardrails()) {
        double plan =
            guardrail.margin() > 0 ? guardrail.margin() : experiment.outcome().worthwhile();
        lines.add(
            line(
                arm,
                indicator(guardrail.indicatorId()),
                Role.GUARDRAIL,
                plan,
                guardrail.margin(),
                alpha));
      }
      for (String also : experiment.also()) {
        lines.add(
            line(
                arm,
                indicator(also),
                Role.ALSO,
                experiment.outcome().worthwhile(),
                Double.NaN,
                alpha));
      }
    }
    Cells cells = enrolment.cells.getOrDefault(outcome.id(), new Cells(arms));
    List<GroupCheck> checks = GroupCheck.all(enrolment, cells);
    List<Said> said = new ArrayList<>();
    for (int arm = 1; arm < arms; arm++) {
      said.add(decide(arm, lines, checks));
    }
    Said chosen = said.stream().min(Comparator.comparingInt(Said::rank)).orElseThrow();
    boolean hidden =
        lines.stream().filter(l -> l.role() == Role.OUTCOME).anyMatch(l -> isHidden(l));
    boolean readable = chosen.decision() != Decision.DO_NOT_READ;
    return new ExperimentReading(
        experiment,
        weeks(),
        enrolment.units,
        Arrays.stream(cells.dueBy(Integer.MAX_VALUE - 1)).sum(),
        hidden && readable ? Decision.TOO_EARLY : chosen.decision(),
        hidden && readable ? "hidden" : chosen.because(),
        hidden && readable ? ExperimentWords.hidden() : chosen.sentence(),
        isOpen(chosen.decision()) ? chosen.weeksMore() : -1,
        hidden
            ? Optional.empty()
            : firstCrossed(lines.stream().filter(l -> l.role() == Role.OUTCOME).toList()),
        hidden,
        results(lines),
        lines.stream().filter(l -> !isHidden(l)).flatMap(l -> weeksOf(l).stream()).toList(),
        checks.stream().map(this::said).toList(),
        enrolment.tally);
  }

  private Line line(
      int arm, Indicator indicator, Role role, double plan, double margin, double alpha) {
    return new Line(arm, indicator, role, margin, Looks.of(enrolment, indicator, arm, plan, alpha));
  }

  private Indicator indicator(String id) {
    return Objects.requireNonNull(indicators.get(id), id);
  }

  private int weeks() {
    return (int)
        Math.max(0, ChronoUnit.DAYS.between(experiment.starts(), enrolment.asOf.plusDays(1)) / 7);
  }

  /** Whether more weeks would say more. */
  private static boolean isOpen(Decision decision) {
    return decision == Decision.KEEP_GOING
        || decision == Decision.WORKS_SIZE_UNSURE
        || decision == Decision.INCONCLUSIVE;
  }

  private boolean isHidden(Line line) {
    Contrast contrast = line.looks().latest();
    boolean few = rule.hides(contrast.n()) || rule.hides(contrast.nControl());
    boolean share = line.indicator().measure() == Measure.PROPORTION;
    return rule.applies()
        && (few
            || (share
                && (isFew(contrast.value(), contrast.n())
                    || isFew(contrast.valueControl(), contrast.nControl()))));
  }

  private boolean isFew(double share, double n) {
    double events = Math.rint(share * n);
    return rule.hides(events) || rule.hides(n - events);
  }

  private record Said(
      Decision decision, String because, String sentence, int weeksMore, double estimate) {

    /** Of several arms the one that asks most to be acted on speaks for the experiment. */
    int rank() {
      return switch (decision) {
        case DO_NOT_READ -> 0;
        case SCALE -> 1;
        case STOP_HARM -> 2;
        case KEEP_GOING -> 3;
        case WORKS_SIZE_UNSURE -> 4;
        case STOP_TOO_SMALL -> 5;
        case INCONCLUSIVE -> 6;
        case STOP_NO_WORTHWHILE_EFFECT -> 7;
        case TOO_EARLY -> 8;
      };
    }
  }

  private Said decide(int arm, List<Line> lines, List<GroupCheck> checks) {
    Line line =
        lines.stream()
            .filter(l -> l.arm() == arm && l.role() == Role.OUTCOME)
            .findFirst()
            .orElseThrow();
    List<Line> guards =
        lines.stream().filter(l -> l.arm() == arm && l.role() == Role.GUARDRAIL).toList();
    Looks.Look last = line.last().orElse(null);
    Contrast latest = line.looks().latest();
    Guard guard = guard(guards);
    double least =
        experiment.clustered()
            ? Math.min(latest.clusters()[0], latest.clusters()[1])
            : Math.min(latest.n(), latest.nControl());
    double needed = experiment.clustered() ? Looks.LEAST_CLUSTERS : Looks.LEAST_PEOPLE;
    double worthwhile = experiment.outcome().worthwhile();
    double perWeek = perWeek(line.looks().looks());
    int more =
        last == null
            ? -1
            : Decision.weeksMore(
                worthwhile,
                last.fraction(),
                last.information(),
                perWeek,
                (last.upperBound() - last.lowerBound()) / 2);
    Decision.Because because =
        Decision.of(
            new Decision.Known(
                pAlways(checks, GroupCheck.SAMPLE_RATIO),
                failedP(checks, arm),
                gap(checks, arm),
                observed(checks, GroupCheck.CROSSED),
                last == null ? Double.NaN : last.effect(),
                last == null ? Double.NaN : last.low(),
                last == null ? Double.NaN : last.high(),
                worthwhile,
                guard,
                weeks(),
                LEAST_WEEKS,
                least,
                needed,
                last == null ? 0 : last.fraction(),
                enrolment.asOf.isAfter(experiment.ends())));
    return new Said(
        because.decision(),
        because.reason(),
        sentence(because, line, guards, checks, least, needed, more),
        more,
        last == null ? Double.NaN : last.effect());
  }

  private static double pAlways(List<GroupCheck> checks, String check) {
    return checks.stream()
        .filter(c -> c.check().equals(check))
        .mapToDouble(GroupCheck::pAlways)
        .min()
        .orElse(Double.NaN);
  }

  private static double observed(List<GroupCheck> checks, String check) {
    return checks.stream()
        .filter(c -> c.check().equals(check))
        .mapToDouble(GroupCheck::observed)
        .max()
        .orElse(0);
  }

  private static double failedP(List<GroupCheck> checks, int arm) {
    return checks.stream()
        .filter(c -> c.check().equals(GroupCheck.MISSING) && c.arm() == arm)
        .mapToDouble(GroupCheck::p)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static double gap(List<GroupCheck> checks, int arm) {
    return checks.stream()
        .filter(c -> c.check().equals(GroupCheck.MISSING) && c.arm() == arm)
        .mapToDouble(c -> c.observed() - c.expected())
        .findFirst()
        .orElse(0);
  }

  private static Guard guard(List<Line> guards) {
    Guard all = Guard.SAFE;
    for (Line line : guards) {
      Guard one = guard(line);
      all = one.compareTo(all) > 0 ? one : all;
    }
    return all;
  }

  private static Guard guard(Line line) {
    return line.last()
        .map(
            look ->
                look.high() < -line.margin()
                    ? Guard.HARMED
                    : look.low() > -line.margin() ? Guard.SAFE : Guard.UNKNOWN)
        .orElse(Guard.UNKNOWN);
  }

  /** Mean weekly gain of information over the latest looks. */
  private static double perWeek(List<Looks.Look> looks) {
    if (looks.isEmpty()) {
      return Double.NaN;
    }
    Looks.Look last = looks.get(looks.size() - 1);
    int from = looks.size() - 1 - LATEST_LOOKS;
    double before = from < 0 ? 0 : looks.get(from).information();
    int weeks = last.week() - (from < 0 ? -1 : looks.get(from).week());
    return (last.information() - before) / weeks;
  }

  private String sentence(
      Decision.Because because,
      Line line,
      List<Line> guards,
      List<GroupCheck> checks,
      double least,
      double needed,
      int more) {
    Indicator indicator = line.indicator();
    Experiment.Arm arm = experiment.arms().get(line.arm());
    Looks.Look last = line.last().orElse(null);
    double worthwhile = experiment.outcome().worthwhile();
    return switch (because.decision()) {
      case DO_NOT_READ ->
          checks.stream()
              .filter(c -> c.check().equals(because.reason()) && c.failed())
              .findFirst()
              .map(c -> words(c, checks))
              .orElse("");
      case STOP_HARM -> {
        if (because.reason().equals("outcome") && last != null) {
          yield ExperimentWords.harm(arm, indicator, last.low(), last.high());
        }
        Line guard =
            guards.stream().filter(g -> guard(g) == Guard.HARMED).findFirst().orElseThrow();
        Looks.Look look = guard.last().orElseThrow();
        yield ExperimentWords.guardrailHarm(
            guard.indicator(), look.low(), look.high(), guard.margin());
      }
      case TOO_EARLY ->
          because.reason().equals("weeks")
              ? ExperimentWords.tooEarly(experiment.starts().plusDays(7L * LEAST_WEEKS))
              : ExperimentWords.tooFew(least, needed, experiment.clustered());
      case SCALE -> {
        StringBuilder text = new StringBuilder();
        if (last != null) {
          text.append(
              ExperimentWords.scale(arm, indicator, last.effect(), last.low(), last.high()));
          for (Line guard : guards) {
            text.append(ExperimentWords.guard(guard.indicator(), guard(guard) == Guard.SAFE));
          }
          text.append(last.fraction() < 1 ? ExperimentWords.stoppedEarly() : "");
        }
        yield text.toString();
      }
      case STOP_TOO_SMALL -> ExperimentWords.tooSmall(indicator, worthwhile);
      case STOP_NO_WORTHWHILE_EFFECT ->
          ExperimentWords.noEffect(indicator, last == null ? Double.NaN : last.high());
      case KEEP_GOING -> ExperimentWords.keepGoing(more);
      case WORKS_SIZE_UNSURE -> ExperimentWords.sizeUnsure(indicator, worthwhile, more);
      case INCONCLUSIVE -> ExperimentWords.inconclusive(more);
    };
  }

  private ExperimentReading.Check said(GroupCheck check) {
    String arm = check.arm() < 0 ? "" : experiment.arms().get(check.arm()).id();
    return new ExperimentReading.Check(
        check, arm, check.failed() ? words(check, List.of(check)) : "");
  }

  private String words(GroupCheck check, List<GroupCheck> checks) {
    return switch (check.check()) {
      case GroupCheck.SAMPLE_RATIO -> {
        List<GroupCheck> phase =
            checks.stream()
                .filter(c -> c.check().equals(check.check()) && c.phase() == check.phase())
                .toList();
        yield phase.size() < 2 || phase.stream().anyMatch(c -> rule.hides(c.observed()))
            ? "The groups are not what was drawn. Find out why before you read any result."
            : ExperimentWords.sampleRatio(
                phase.stream().mapToDouble(GroupCheck::expected).toArray(),
                phase.stream().mapToDouble(c -> rule.shown(c.observed())).toArray());
      }
      case GroupCheck.MISSING -> ExperimentWords.missing(check.expected(), check.observed());
      default -> ExperimentWords.crossed(check.observed());
    };
  }

  private Optional<LocalDate> firstCrossed(List<Line> outcome) {
    return outcome.stream()
        .flatMap(line -> line.looks().looks().stream())
        .filter(Looks.Look::isCrossed)
        .map(look -> enrolment.weekEnd(look.week()))
        .min(Comparator.naturalOrder());
  }

  private List<ExperimentReading.Week> weeksOf(Line line) {
    boolean[] crossed = {false};
    return line.looks().looks().stream()
        .map(
            look -> {
              crossed[0] |= look.isCrossed();
              return new ExperimentReading.Week(
                  experiment.arms().get(line.arm()).id(),
                  line.indicator().id(),
                  enrolment.weekEnd(look.week()),
                  look.contrast().n() + look.contrast().nControl(),
                  look.effect(),
                  look.low(),
                  look.high(),
                  look.onceLow(),
                  look.onceHigh(),
                  look.fraction(),
                  crossed[0]);
            })
        .toList();
  }

  private List<ExperimentReading.Result> results(List<Line> lines) {
    TreeMap<String, double[]> adjusted = new TreeMap<>();
    double[] p = lines.stream().mapToDouble(this::pOnce).toArray();
    for (Role role : Role.values()) {
      for (String id :
          lines.stream()
              .filter(l -> l.role() == role)
              .map(l -> l.indicator().id())
              .distinct()
              .toList()) {
        int[] of =
            IntStream.range(0, p.length)
                .filter(i -> lines.get(i).role() == role)
                .filter(i -> role == Role.ALSO || lines.get(i).indicator().id().equals(id))
                .toArray();
        double[] family = IntStream.of(of).mapToDouble(i -> p[i]).toArray();
        double[] paid = role == Role.ALSO ? FalseDiscovery.qValues(family) : Holm.adjusted(family);
        for (int k = 0; k < of.length; k++) {
          adjusted.put(role + "\n" + of[k], new double[] {paid[k]});
        }
      }
    }
    List<ExperimentReading.Result> results = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      double[] holm = adjusted.getOrDefault(lines.get(i).role() + "\n" + i, new double[] {p[i]});
      results.add(
          isHidden(lines.get(i)) ? hidden(lines.get(i)) : result(lines.get(i), p[i], holm[0]));
    }
    return results;
  }

  private double pOnce(Line line) {
    Contrast contrast = line.looks().latest();
    return !contrast.reason().isEmpty()
        ? Double.NaN
        : contrast
            .means()
            .map(MeanDifference::pValue)
            .orElse(Math.min(1, 2 * Normal.upperTail(Math.abs(contrast.z()))));
  }

  private ExperimentReading.Result hidden(Line line) {
    double none = Double.NaN;
    return new ExperimentReading.Result(
        experiment.arms().get(line.arm()).id(),
        line.indicator().id(),
        line.role(),
        none,
        none,
        0,
        0,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        0,
        0,
        "",
        "too-few-people");
  }

  private static double once(Contrast contrast, int sign, boolean low) {
    return low == sign > 0
        ? sign * contrast.low(Looks.CONFIDENCE_Z)
        : sign * contrast.high(Looks.CONFIDENCE_Z);
  }

  private static double number(Optional<Looks.Look> look, ToDoubleFunction<Looks.Look> of) {
    return look.isPresent() ? of.applyAsDouble(look.get()) : Double.NaN;
  }

  private ExperimentReading.Result result(Line line, double p, double holm) {
    Contrast c = line.looks().latest();
    Optional<Looks.Look> deciding = line.role() == Role.ALSO ? Optional.empty() : line.last();
    boolean known = c.reason().isEmpty();
    int sign = line.indicator().better() == Better.LOWER ? -1 : 1;
    Optional<Interval> ratio =
        c.means().isEmpty()
            ? c.score().map(s -> s.ratioInterval(Looks.CONFIDENCE_Z))
            : Optional.empty();
    double none = Double.NaN;
    return new ExperimentReading.Result(
        experiment.arms().get(line.arm()).id(),
        line.indicator().id(),
        line.role(),
        rule.shown(c.n()),
        rule.shown(c.nControl()),
        c.clusters()[0],
        c.clusters()[1],
        c.value(),
        c.valueControl(),
        known ? sign * c.difference() : none,
        known ? c.error() : none,
        known && !Double.isInfinite(c.degreesOfFreedom()) ? c.degreesOfFreedom() : none,
        known ? sign * c.z() : none,
        p,
        holm,
        number(deciding, Looks.Look::low),
        number(deciding, Looks.Look::high),
        known ? once(c, sign, true) : none,
        known ? once(c, sign, false) : none,
        c.value() / c.valueControl(),
        ratio.map(Interval::low).orElse(none),
        ratio.map(Interval::high).orElse(none),
        c.information(),
        line.looks().planned(),
        line.last().map(Looks.Look::fraction).orElse(0.0),
        number(deciding, Looks.Look::lowerBound),
        number(deciding, Looks.Look::upperBound),
        number(deciding, Looks.Look::spent),
        c.likeness().map(l -> l.correlation()).orElse(none),
        c.likeness().map(l -> l.designEffect()).orElse(none),
        c.saved(),
        c.strata()[0],
        c.strata()[1],
        c.method(),
        known && line.last().isEmpty() ? "no-look-yet" : c.reason());
  }
}
