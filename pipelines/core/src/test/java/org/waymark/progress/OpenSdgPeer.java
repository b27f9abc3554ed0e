package org.waymark.progress;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.OptionalDouble;
import org.waymark.parity.Comparison;
import org.waymark.parity.Peer;
import org.waymark.statistics.CompoundGrowth;
import org.waymark.statistics.Reference;

/** Open SDG's progress: its growth rates, ratios and labels from our growth rates. */
public final class OpenSdgPeer implements Peer {

  private static final String NAME = "Open SDG, sdg-build 27c0bf0";

  @Override
  public List<Comparison> compare() {
    Comparison rates =
        new Comparison(
            NAME,
            "growth rate since the baseline",
            1e-12,
            "where it has a complex number (values of unlike sign) ours has none");
    Comparison ratios =
        new Comparison(
            NAME,
            "rate over the rate required",
            1e-12,
            "a target of zero taken as 0.001; relative to at least 0.001");
    Comparison labels =
        new Comparison(
            NAME,
            "label of each case",
            0,
            "with and without a target; its faults included: a series through its floor on track,"
                + " division by zero where the target is the baseline");
    for (NamedCsvRecord row : cases()) {
      String name = row.getField("case");
      double base = number(row, "base_value");
      double latest = number(row, "current_value");
      double from = number(row, "base_year_used");
      double elapsed = number(row, "current_year") - from;
      double target = number(row, "target");
      rates.number(
          number(row, "cagr_observed"),
          CompoundGrowth.rate(base, latest, elapsed).orElse(Double.NaN),
          1e-3,
          name);
      if (!Double.isNaN(number(row, "ratio"))) {
        double available = number(row, "target_year") - from;
        ratios.number(
            number(row, "ratio"),
            CompoundGrowth.ratio(base, latest, elapsed, target, available).orElse(Double.NaN),
            1e-3,
            name);
      }
      labels.verdict(row.getField("status_from_open_sdg"), label(row), name);
    }
    return List.of(rates, ratios, labels);
  }

  static List<NamedCsvRecord> cases() {
    return Reference.rows(Reference.folder("open_sdg_progress").resolve("progress.csv"));
  }

  /** NaN where the peer has none, or a complex one. */
  static double number(NamedCsvRecord row, String field) {
    return row.getField(field).equals("complex") ? Double.NaN : Reference.number(row, field);
  }

  /** Open SDG's label, faults included, from growth rates. */
  private static String label(NamedCsvRecord row) {
    boolean falling = row.getField("direction").equals("negative");
    double base = number(row, "base_value");
    double latest = number(row, "current_value");
    double target = number(row, "target");
    double elapsed = number(row, "current_year") - number(row, "base_year_used");
    OptionalDouble rate = CompoundGrowth.rate(base, latest, elapsed);
    if (!(elapsed >= 1) || rate.isEmpty()) {
      return "";
    }
    if (Double.isNaN(target)) {
      double growth = falling ? -rate.getAsDouble() : rate.getAsDouble();
      return label(growth, 0.015, 0.005);
    }
    if (falling ? latest <= target : latest >= target) {
      return "target_achieved";
    }
    double available = number(row, "target_year") - number(row, "base_year_used");
    if (target == base) {
      return rate.getAsDouble() >= 0 ? "on_track" : "deterioration"; // it divides by zero
    }
    OptionalDouble ratio = CompoundGrowth.ratio(base, latest, elapsed, target, available);
    return ratio.isEmpty() ? "" : label(ratio.getAsDouble(), 0.95, 0.6);
  }

  private static String label(double value, double high, double middle) {
    if (value >= high) {
      return "on_track";
    }
    if (value >= middle) {
      return "progress_needs_acceleration";
    }
    return value >= 0 ? "limited_progress" : "deterioration";
  }
}
