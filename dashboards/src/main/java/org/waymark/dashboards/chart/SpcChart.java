package org.waymark.dashboards.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.words.ChartWords;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;
import org.waymark.dashboards.words.Verdicts;

/**
 * Control chart of one place: its values through time, their centre and process limits, and the
 * points that are more than ordinary variation. Limits that differ from period to period, and a
 * chart that starts anew, are drawn in steps. Improvement is a filled diamond, concern a filled
 * triangle, ordinary variation a small ring: shape as well as colour.
 */
public final class SpcChart {
  /**
   * A point of the chart, values in natural units.
   *
   * @param mean the centre line
   * @param chart the same of all points
   * @param context what stands around a special cause, as {@code spc_point} writes it
   */
  public record Point(
      String period,
      LocalDate first,
      LocalDate last,
      double value,
      double mean,
      OptionalDouble lower,
      OptionalDouble upper,
      Optional<String> rule,
      String variation,
      ChartWords chart,
      Optional<String> context) {

    /** A point of which nothing else is known. */
    public Point(
        String period,
        LocalDate first,
        LocalDate last,
        double value,
        double mean,
        OptionalDouble lower,
        OptionalDouble upper,
        Optional<String> rule,
        String variation,
        ChartWords chart) {
      this(
          period, first, last, value, mean, lower, upper, rule, variation, chart, Optional.empty());
    }

    /** Its variation in words, with what stands around it. */
    public String told() {
      String around = Verdicts.context(context);
      String words = Verdicts.variation(variation);
      return around.isEmpty() ? words : words + ", " + around;
    }
  }

  /** What was expected over some periods, drawn beside what was seen. */
  public record Expectation(double value, LocalDate first, LocalDate last) {}

  private static final double LABEL_GAP = 6;

  private SpcChart() {}

  /**
   * Draws the chart.
   *
   * @param points in order of time, at least one
   * @param expectation drawn as a line of its own over its periods
   * @param onset first period of a change, marked
   */
  public static String draw(
      String id,
      String title,
      List<Point> points,
      Scale scale,
      Optional<Expectation> expectation,
      Optional<String> onset) {
    Svg svg =
        new Svg(id, Frame.WIDTH, Frame.HEIGHT, title, describe(points, scale, expectation, onset));
    Axis axis = axis(points, scale, expectation);
    List<Label> labels = labels(axis, points.get(points.size() - 1), scale, expectation);
    Frame frame =
        new Frame(
            50,
            Math.max(90, LABEL_GAP + labels.stream().mapToDouble(Label::width).max().orElse(0)));
    long from = points.get(0).first().toEpochDay();
    long to = Math.max(from + 1, points.get(points.size() - 1).last().toEpochDay());
    frame.grid(svg, axis, false, v -> Numbers.fixed(v, axis.decimals()));
    svg.text("unit", 4, 14, "start", Svg.shorten(scale.axisUnit(), 60));

    double[] days = middles(points);
    double[] xs = Arrays.stream(days).map(day -> x(frame, day, from, to)).toArray();
    List<double[]> values = new ArrayList<>();
    List<double[]> means = new ArrayList<>();
    List<double[]> lowers = new ArrayList<>();
    List<double[]> uppers = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point p = points.get(i);
      values.add(new double[] {xs[i], frame.y(axis, scale.axis(p.value()), false)});
      means.add(new double[] {xs[i], frame.y(axis, scale.axis(p.mean()), false)});
      double x = xs[i];
      p.lower().ifPresent(v -> lowers.add(new double[] {x, frame.y(axis, scale.axis(v), false)}));
      p.upper().ifPresent(v -> uppers.add(new double[] {x, frame.y(axis, scale.axis(v), false)}));
    }
    onset
        .flatMap(period -> points.stream().filter(p -> p.period().equals(period)).findFirst())
        .ifPresent(
            p -> markOnset(svg, frame, x(frame, (double) p.first().toEpochDay(), from, to), p));
    svg.path("limit", stepped(lowers)).path("limit", stepped(uppers)).path("mean", stepped(means));
    expectation.ifPresent(
        e -> {
          double y = frame.y(axis, scale.axis(e.value()), false);
          double x1 = Math.max(frame.left, x(frame, (double) e.first().toEpochDay(), from, to));
          double x2 = Math.min(frame.right, x(frame, (double) e.last().toEpochDay(), from, to));
          svg.line("expected", x1, y, x2, y);
        });
    svg.path("series", values);
    for (int i = 0; i < points.size(); i++) {
      drawPoint(svg, points.get(i), values.get(i)[0], values.get(i)[1]);
    }
    drawOpen(svg, points, frame, axis, scale, values.get(values.size() - 1));
    frame.below(svg, xs, points.stream().map(p -> Dates.period(p.period())).toList());
    label(svg, frame, axis, labels);
    return svg.finish();
  }

  /** A line that changes between points, where it does, and not on the way from one to the next. */
  private static List<double[]> stepped(List<double[]> line) {
    List<double[]> steps = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      double[] here = line.get(i);
      if (i > 0 && line.get(i - 1)[1] != here[1]) {
        double[] before = line.get(i - 1);
        double middle = (before[0] + here[0]) / 2;
        steps.add(new double[] {middle, before[1]});
        steps.add(new double[] {middle, here[1]});
      }
      steps.add(here);
    }
    return steps;
  }

  /** The time since the last event: a point that is not there yet, at the right edge. */
  private static void drawOpen(
      Svg svg, List<Point> points, Frame frame, Axis axis, Scale scale, double[] last) {
    points
        .get(points.size() - 1)
        .chart()
        .open()
        .ifPresent(
            open -> {
              double x = frame.right - 2;
              double y = frame.y(axis, scale.axis(open.interval()), false);
              svg.line("expected", last[0], last[1], x, y);
              if (open.special()) {
                svg.diamond(open.variation().equals("improvement") ? "good" : "unusual", x, y, 5.5);
              } else {
                svg.circle("ordinary", x, y, 3);
              }
            });
  }

  private static void markOnset(Svg svg, Frame frame, double x, Point p) {
    svg.line("onset", x, frame.top - 6, x, frame.bottom);
    boolean late = x > (frame.left + frame.right) / 2;
    svg.text(
        "note",
        late ? x - 5 : x + 5,
        frame.top,
        late ? "end" : "start",
        "change from " + Dates.period(p.period()));
  }

  private static void drawPoint(Svg svg, Point p, double x, double y) {
    switch (p.variation()) {
      case "improvement" -> svg.diamond("good", x, y, 5.5);
      case "concern" -> svg.triangle("bad", x, y, 5.5);
      case "neither-high", "neither-low" -> svg.diamond("unusual", x, y, 5.5);
      default -> svg.circle("ordinary", x, y, 3);
    }
  }

  /** What stands at the right end of a line. */
  private record Label(String words, double height, boolean bold) {
    double width() {
      return bold ? Frame.boldWidth(words) : Frame.width(words);
    }
  }

  private static List<Label> labels(
      Axis axis, Point last, Scale scale, Optional<Expectation> expectation) {
    List<Label> labels = new ArrayList<>();
    int decimals = axis.decimals() + (scale.proportion() ? 1 : 0);
    last.upper().ifPresent(v -> labels.add(label("upper", scale.axis(v), decimals, false)));
    labels.add(label(last.chart().centre(), scale.axis(last.mean()), decimals, false));
    last.lower().ifPresent(v -> labels.add(label("lower", scale.axis(v), decimals, false)));
    expectation.ifPresent(
        e -> labels.add(label("expected", scale.axis(e.value()), decimals, true)));
    return labels;
  }

  private static Label label(String name, double value, int decimals, boolean bold) {
    String number = Numbers.fixed(value, Math.min(decimals, Numbers.decimals(value) + 1));
    return new Label(name + " " + number, value, bold);
  }

  private static void label(Svg svg, Frame frame, Axis axis, List<Label> labels) {
    double[] ys = labels.stream().mapToDouble(l -> frame.y(axis, l.height(), false) + 4).toArray();
    double[] spread = Axis.spread(ys, 15, frame.top + 4, frame.bottom + 4);
    for (int i = 0; i < spread.length; i++) {
      String style = labels.get(i).bold() ? "label expected-label" : "label";
      svg.text(style, frame.right + LABEL_GAP, spread[i], "start", labels.get(i).words());
    }
  }

  private static Axis axis(List<Point> points, Scale scale, Optional<Expectation> expectation) {
    List<Double> all = new ArrayList<>();
    for (Point p : points) {
      all.add(p.value());
      p.lower().ifPresent(all::add);
      p.upper().ifPresent(all::add);
    }
    points.get(points.size() - 1).chart().open().ifPresent(o -> all.add(o.interval()));
    expectation.ifPresent(e -> all.add(e.value()));
    return Axis.around(all.stream().mapToDouble(scale::axis).toArray(), 4);
  }

  /** Where points are on the axis of time: in the middle of their period, or shared out over it. */
  private static double[] middles(List<Point> points) {
    double[] days = new double[points.size()];
    int first = 0;
    for (int i = 1; i <= points.size(); i++) {
      Point here = points.get(first);
      if (i == points.size() || !points.get(i).period().equals(here.period())) {
        double from = here.first().toEpochDay();
        double length = here.last().toEpochDay() - from;
        for (int j = first; j < i; j++) {
          days[j] = from + length * (j - first + 1) / (i - first + 1);
        }
        first = i;
      }
    }
    return days;
  }

  private static double x(Frame frame, double day, long from, long to) {
    return frame.left + 6 + (day - from) / (to - from) * (frame.right - frame.left - 10);
  }

  private static boolean isShared(Optional<String> context) {
    return context.filter(c -> c.equals("season") || c.equals("shared")).isPresent();
  }

  private static String describe(
      List<Point> points, Scale scale, Optional<Expectation> expectation, Optional<String> onset) {
    Point last = points.get(points.size() - 1);
    long better = points.stream().filter(p -> p.variation().equals("improvement")).count();
    long worse = points.stream().filter(p -> p.variation().equals("concern")).count();
    StringBuilder words = new StringBuilder();
    words.append("This ").append(last.chart().named()).append(" has ");
    boolean events = last.chart().ofEvents();
    words
        .append(
            Numbers.of(points.size(), events ? "event" : "period", events ? "events" : "periods"))
        .append(" from ");
    words.append(Dates.period(points.get(0).period())).append(" to ");
    words.append(Dates.period(last.period())).append(". Latest ");
    words.append(scale.value(last.value())).append(", ").append(last.chart().centre());
    words.append(' ').append(scale.value(last.mean()));
    words.append(". ").append(better).append(" points show improvement and ").append(worse);
    words.append(" concern beyond ordinary variation.");
    for (int i = 1; i < points.size(); i++) {
      Point p = points.get(i);
      double before = points.get(i - 1).mean();
      if (onset.filter(p.period()::equals).isPresent() && p.mean() != before) {
        words.append(" The chart begins again with the change in ");
        words.append(Dates.period(p.period())).append(": ").append(p.chart().centre());
        words.append(' ').append(scale.value(before)).append(" before, ");
        words.append(scale.value(p.mean())).append(" since.");
      }
    }
    long common = points.stream().filter(p -> isShared(p.context())).count();
    if (common > 0) {
      words
          .append(" Of these ")
          .append(common)
          .append(
              common == 1
                  ? " is what most places showed at the time, and not this place alone."
                  : " are what most places showed at the time, and not this place alone.");
    }
    if (last.chart().seldomCrossed()) {
      words.append(" The ").append(last.chart().centre()).append(" is crossed unusually seldom.");
    }
    last.chart()
        .open()
        .ifPresent(
            open ->
                words
                    .append(" Since the last event ")
                    .append(scale.value(open.interval()))
                    .append(" have passed, if none is missing from the data")
                    .append(
                        open.special()
                            ? ": already more than the upper limit, "
                                + Verdicts.variation(open.variation()).toLowerCase(Locale.ROOT)
                                + "."
                            : "."));
    expectation.ifPresent(
        e -> words.append(" Expected ").append(scale.value(e.value())).append('.'));
    last.rule()
        .ifPresent(
            r -> {
              String around = Verdicts.context(last.context());
              words.append(" Latest point: ").append(Verdicts.rule(last.rule()));
              words.append(around.isEmpty() ? "." : ", " + around + ".");
            });
    return words.toString();
  }
}
