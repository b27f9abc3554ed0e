package org.waymark.dashboards.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.waymark.dashboards.chart.FunnelChart;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;

/**
 * Whether a finding is the place, or chance and circumstances: every peer's distance from what its
 * circumstances predict, by how much is known of it, within limits of three standard deviations of
 * sampling and of the ordinary differences between places together.
 */
final class FunnelFigure {
  private FunnelFigure() {}

  /** The figure; empty where no spread between places is known or too few places are. */
  static Optional<Figure> of(Finding f, String anchor, List<EvidenceTables.Score> alike) {
    List<EvidenceTables.Score> known =
        alike.stream()
            .filter(s -> s.tau().isPresent() && s.effectSe().orElse(0) > 0)
            .filter(s -> size(s).isPresent())
            .toList();
    if (known.size() < 5 || known.stream().noneMatch(s -> s.placeId().equals(f.placeId()))) {
      return Optional.empty();
    }
    Scale scale = f.scale();
    double middle =
        known.stream()
            .mapToDouble(EvidenceTables.Score::expected)
            .sorted()
            .skip(known.size() / 2)
            .findFirst()
            .orElse(0);
    List<FunnelChart.Point> points = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (EvidenceTables.Score s : known) {
      double se = s.effectSe().orElse(0);
      double tau = s.tau().orElse(0);
      double width = 3 * Math.sqrt(se * se + tau * tau);
      FunnelChart.Point p =
          new FunnelChart.Point(
              s.placeName(),
              size(s).orElse(0),
              better(scale, middle, s.effect()),
              0,
              better(scale, middle, -width),
              better(scale, middle, width),
              s.placeId().equals(f.placeId()));
      points.add(p);
      if (rows.size() < FindingCards.LISTED || p.marked()) {
        rows.add(
            List.of(
                Cell.text(p.label()),
                Cell.number(p.size(), Numbers.brief(p.size())),
                Cell.number(p.value(), scale.signedNumber(p.value())),
                Cell.number(p.lower(), scale.signedNumber(p.lower())),
                Cell.number(p.upper(), scale.signedNumber(p.upper()))));
      }
    }
    boolean counted = known.get(0).denominator().isPresent();
    String title = "The place, or chance and circumstances? " + f.placeName() + " by size";
    String unit = scale.differenceUnit() + " better than expected";
    return Optional.of(
        new Figure(
            anchor + "-funnel",
            title,
            FunnelChart.draw(
                anchor + "-funnel",
                title,
                points,
                unit.strip(),
                counted ? "size: the denominator" : "precision of the estimate"),
            new DataTable(
                f.indicatorTitle() + ": " + f.placeName() + " and its peers by size",
                DataTable.columns("Place", "#Size", "#Better by", "#Lower limit", "#Upper limit"),
                rows)));
  }

  private static OptionalDouble size(EvidenceTables.Score s) {
    if (s.denominator().isPresent()) {
      return s.denominator();
    }
    double se = s.effectSe().orElse(0);
    return se > 0 ? OptionalDouble.of(1 / (se * se)) : OptionalDouble.empty();
  }

  /** An effect in natural units at one common expectation, so that the limits are smooth. */
  private static double better(Scale scale, double middle, double effect) {
    double difference = scale.difference(middle, effect);
    return scale.lowerIsBetter() ? -difference : difference;
  }
}
