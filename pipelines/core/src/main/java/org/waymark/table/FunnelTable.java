package org.waymark.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.waymark.deviance.PlaceFunnels.Point;
import org.waymark.registry.FunnelConvention;
import org.waymark.registry.Indicator;
import org.waymark.registry.Workspace;
import org.waymark.schema.PublishedTable;
import org.waymark.statistics.Funnel;

/** Funnels as rows of the published table {@code funnel_point}. */
public final class FunnelTable {
  private static final List<FunnelConvention> CONVENTIONS = List.of(FunnelConvention.values());
  private static final Column.Dictionary WORDS =
      new Column.Dictionary.Texts(
          CONVENTIONS.stream().map(FunnelConvention::word).toArray(String[]::new));
  private static final Column.Dictionary POSITIONS =
      new Column.Dictionary.Texts(
          new String[] {"far-below", "below", "within", "above", "far-above"});

  private final List<Indicator> indicators;
  private final List<Integer> of = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final Labels labels;

  /** A table without rows yet. */
  public FunnelTable(Workspace workspace, Labels labels) {
    this.indicators = workspace.indicators();
    this.labels = labels;
  }

  /**
   * Adds the funnels of an indicator.
   *
   * @param indicator its position in the workspace
   */
  public void add(int indicator, List<Point> funnels) {
    for (Point point : funnels) {
      of.add(indicator);
      points.add(point);
    }
  }

  /** The rows in the order in which they were added. */
  public ColumnTable table() {
    int[] indicator = of.stream().mapToInt(i -> i).toArray();
    int[] convention =
        of.stream().mapToInt(i -> CONVENTIONS.indexOf(indicators.get(i).funnel())).toArray();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Coded(indicator, new Column.Dictionary.Texts(labels.indicators())));
    columns.add(
        new Column.Coded(codes(Point::place), new Column.Dictionary.Texts(labels.places())));
    columns.add(days(Point::firstDay));
    columns.add(days(Point::lastDay));
    columns.add(numbers(Point::numerator));
    columns.add(numbers(Point::denominator));
    columns.add(numbers(Point::value));
    columns.add(numbers(p -> p.interval().low()));
    columns.add(numbers(p -> p.interval().high()));
    columns.add(numbers(Point::centre));
    columns.add(numbers(p -> p.inner().low()));
    columns.add(numbers(p -> p.inner().high()));
    columns.add(numbers(p -> p.outer().low()));
    columns.add(numbers(p -> p.outer().high()));
    columns.add(new Column.Coded(codes(p -> code(p.position())), POSITIONS));
    columns.add(numbers(p -> p.sampling().low()));
    columns.add(numbers(p -> p.sampling().high()));
    columns.add(numbers(p -> p.samplingOuter().low()));
    columns.add(numbers(p -> p.samplingOuter().high()));
    columns.add(numbers(p -> finite(p.z())));
    columns.add(numbers(p -> finite(p.zAdjusted())));
    columns.add(numbers(Point::phi));
    columns.add(numbers(Point::tau2));
    columns.add(new Column.Longs(points.stream().mapToLong(Point::places).toArray()));
    columns.add(new Column.Coded(convention, WORDS));
    columns.add(labels.asOfColumn());
    columns.add(labels.runIdColumn());
    return new ColumnTable(PublishedTable.named("funnel_point"), points.size(), columns);
  }

  private Column numbers(ToDoubleFunction<Point> of) {
    return new Column.Doubles(points.stream().mapToDouble(of).toArray());
  }

  private int[] codes(ToIntFunction<Point> of) {
    return points.stream().mapToInt(of).toArray();
  }

  private Column days(ToIntFunction<Point> of) {
    int[] all = codes(of);
    int[] distinct = Arrays.stream(all).sorted().distinct().toArray();
    int[] codes = Arrays.stream(all).map(day -> Arrays.binarySearch(distinct, day)).toArray();
    return new Column.Coded(codes, new Column.Dictionary.Days(distinct));
  }

  private static double finite(double z) {
    return Double.isFinite(z) ? z : Double.NaN;
  }

  private static int code(Funnel.Position position) {
    return switch (position) {
      case FAR_BELOW -> 0;
      case BELOW -> 1;
      case WITHIN -> 2;
      case ABOVE -> 3;
      case FAR_ABOVE -> 4;
    };
  }
}
