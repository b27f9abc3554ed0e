package org.waymark.dashboards.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;

/**
 * One place among its peers: how far each is from what its circumstances predict, with the 95%
 * interval, in natural units, the worst at the left. Better is always up, also where low values are
 * the good ones. The place is a large diamond, its peers are small dots.
 */
public final class PeersChart {
  /** Most peers that are drawn one by one; of more, every k-th by rank. */
  private static final int DRAWN = 150;

  /**
   * A place on the chart.
   *
   * @param difference from what was expected, in natural units, see {@link Scale#difference}
   * @param low lower end of the interval, where there is one
   * @param high upper end
   */
  public record Peer(
      String placeId, String name, double difference, OptionalDouble low, OptionalDouble high) {}

  private PeersChart() {}

  /** Draws the chart; the place with {@code placeId} is the one that stands out. */
  public static String draw(
      String id, String title, List<Peer> peers, String placeId, Scale scale) {
    boolean turned = scale.lowerIsBetter();
    Comparator<Peer> order = Comparator.comparingDouble(Peer::difference);
    List<Peer> ranked = new ArrayList<>(peers);
    ranked.sort((turned ? order.reversed() : order).thenComparing(Peer::placeId));
    int every = Math.max(1, (ranked.size() + DRAWN - 1) / DRAWN);
    Frame frame = new Frame(50, 14);
    Svg svg =
        new Svg(id, Frame.WIDTH, Frame.HEIGHT, title, describe(ranked, placeId, scale, every));
    Axis axis = axis(ranked, placeId);
    frame.grid(svg, axis, turned, v -> Numbers.signed(v, axis.decimals()));
    svg.text("unit", 4, 14, "start", "better ↑   " + unit(scale));
    double zero = frame.y(axis, 0, turned);
    svg.line("zero", frame.left, zero, frame.right, zero);
    for (int i = 0; i < ranked.size(); i++) {
      Peer p = ranked.get(i);
      if (!p.placeId().equals(placeId) && i % every == 0) {
        double x = x(frame, i, ranked.size());
        interval(svg, "peer-interval", frame, axis, turned, x, p);
        svg.circle("peer", x, frame.y(axis, p.difference(), turned), 2.6);
      }
    }
    for (int i = 0; i < ranked.size(); i++) {
      Peer p = ranked.get(i);
      if (p.placeId().equals(placeId)) {
        double x = x(frame, i, ranked.size());
        double y = frame.y(axis, p.difference(), turned);
        interval(svg, "place-interval", frame, axis, turned, x, p);
        svg.diamond("place", x, y, 6.5);
        boolean late = x > (frame.left + frame.right) / 2;
        svg.text(
            "name",
            late ? x - 12 : x + 12,
            Math.max(frame.top + 2, y + 4),
            late ? "end" : "start",
            Svg.shorten(p.name(), 34));
      }
    }
    svg.text("note", frame.left + 4, zero - 5, "start", "as expected");
    svg.line("axis", frame.left, frame.bottom, frame.right, frame.bottom);
    String all = Numbers.whole(ranked.size()) + " places, from furthest behind to furthest ahead";
    String some = every > 1 ? all + "; every " + every + "th is drawn" : all;
    svg.text("tick", (frame.left + frame.right) / 2, frame.bottom + 18, "middle", some);
    return svg.finish();
  }

  private static String unit(Scale scale) {
    if (scale.ratio()) {
      return "% from expected";
    }
    return (scale.proportion() ? "percentage points" : scale.unit().orElse("difference"))
        + " from expected";
  }

  private static void interval(
      Svg svg, String style, Frame frame, Axis axis, boolean turned, double x, Peer p) {
    if (p.low().isPresent() && p.high().isPresent()) {
      double a = frame.y(axis, clamp(p.low().getAsDouble(), axis), turned);
      double b = frame.y(axis, clamp(p.high().getAsDouble(), axis), turned);
      svg.line(style, x, Math.min(a, b), x, Math.max(a, b));
    }
  }

  private static double clamp(double value, Axis axis) {
    return Math.min(axis.high(), Math.max(axis.low(), value));
  }

  /**
   * Spans every dot, the place's interval, and those of its peers as far as a third of the dots'
   * range beyond them; an odd wide one is cut at the edge.
   */
  private static Axis axis(List<Peer> peers, String placeId) {
    double low = peers.stream().mapToDouble(Peer::difference).min().orElse(0);
    double high = peers.stream().mapToDouble(Peer::difference).max().orElse(0);
    double air = (high - low) / 3;
    DoubleStream ends =
        peers.stream()
            .flatMapToDouble(
                p -> {
                  boolean own = p.placeId().equals(placeId);
                  return DoubleStream.concat(p.low().stream(), p.high().stream())
                      .map(v -> own ? v : Math.min(high + air, Math.max(low - air, v)));
                });
    return Axis.around(DoubleStream.concat(DoubleStream.of(0, low, high), ends).toArray(), 4);
  }

  private static double x(Frame frame, int rank, int count) {
    return frame.left
        + 10
        + (count < 2 ? 0.5 : rank / (count - 1.0)) * (frame.right - frame.left - 22);
  }

  private static String describe(List<Peer> ranked, String placeId, Scale scale, int every) {
    for (int i = 0; i < ranked.size(); i++) {
      Peer p = ranked.get(i);
      if (p.placeId().equals(placeId)) {
        return p.name()
            + " is number "
            + (ranked.size() - i)
            + " of "
            + ranked.size()
            + " places, "
            + scale.differenceInWords(p.difference())
            + "."
            + (every > 1 ? " Not every peer is drawn." : "");
      }
    }
    return ranked.size() + " places.";
  }
}
