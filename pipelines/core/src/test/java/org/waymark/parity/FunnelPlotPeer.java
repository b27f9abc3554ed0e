package org.waymark.parity;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.statistics.Funnel;
import org.waymark.statistics.Funnel.Spread;
import org.waymark.statistics.FunnelScale;
import org.waymark.statistics.Interval;
import org.waymark.statistics.Reference;

/** FunnelPlotR: dispersion, units, limits and outliers of every case. */
public final class FunnelPlotPeer implements Peer {

  private static final String NAME = "FunnelPlotR 0.6.0";

  /** The peer's normal quantiles, to six decimals. */
  private static final double Z95 = 1.959964;

  private static final double Z998 = 3.090232;

  private final Comparison dispersion =
      new Comparison(
          NAME, "φ and τ²", 1e-9, "truncated (SHMI), winsorised (CQC, others), at 5, 10 and 20%");
  private final Comparison scores =
      new Comparison(NAME, "z-score of each unit", 1e-9, "difference relative to at least 1");
  private final Comparison limits =
      new Comparison(
          NAME,
          "limits, proportions and SHMI",
          1e-6,
          "the peer's normal quantiles have six decimals; its arcsine limits turn up again below 0,"
              + " ours end there");
  private final Comparison roots =
      new Comparison(
          NAME,
          "limits, CQC, corrected",
          1e-6,
          "the peer leaves them on the square-root scale; compared after squaring, and ended at 0");
  private final Comparison counts =
      new Comparison(
          NAME,
          "limits, ratio of counts, corrected",
          1e-6,
          "the peer's z-scores use the error of a log ratio, its limits that of an arcsine;"
              + " compared with limits rebuilt from its own z-scores");
  private final Comparison exact =
      new Comparison(NAME, "unadjusted limits", 1e-6, "exact Poisson for standardised ratios");
  private final Comparison curves =
      new Comparison(
          NAME, "limits along the denominator", 1e-6, "proportion, SHMI, CQC (corrected)");
  private final Comparison outliers =
      new Comparison(
          NAME, "outliers", 0, "each case's set of names; CQC's follow from the corrected limits");

  @Override
  public List<Comparison> compare() {
    Path folder = Reference.folder("funnelplotr");
    for (NamedCsvRecord index : Reference.rows(folder.resolve("INDEX.csv"))) {
      compare(folder, index);
    }
    return List.of(dispersion, scores, limits, roots, counts, exact, curves, outliers);
  }

  private void compare(Path folder, NamedCsvRecord index) {
    String name = index.getField("case");
    String args = index.getField("args");
    FunnelScale scale =
        switch (index.getField("data_type")) {
          case "PR" -> FunnelScale.PROPORTION;
          case "RC" -> FunnelScale.RATIO_OF_COUNTS;
          default ->
              args.contains("CQC") ? FunnelScale.STANDARDISED_ROOT : FunnelScale.STANDARDISED_LOG;
        };
    boolean adjusted = index.getField("adjusted").equals("TRUE");
    // NHS Digital publishes expected deaths to two decimals and computes from those.
    boolean rounded =
        scale == FunnelScale.STANDARDISED_LOG && !args.contains("SHMI_rounding=FALSE");
    Map<String, double[]> units = units(folder, index, rounded);
    double[] numerator = units.values().stream().mapToDouble(u -> u[0]).toArray();
    double[] denominator = units.values().stream().mapToDouble(u -> u[1]).toArray();
    Spread spread = spread(args, scale, adjusted);
    Funnel funnel = Funnel.of(scale, numerator, denominator, spread);
    if (adjusted) {
      dispersion.number(Reference.number(index, "phi"), funnel.phi(), name + " phi");
      dispersion.number(Reference.number(index, "tau2"), funnel.tau2(), name + " tau2");
    }
    List<String> names = List.copyOf(units.keySet());
    double confidence = args.contains("limit=99") ? 0.998 : 0.95;
    Set<String> ours = new TreeSet<>();
    for (int i = 0; i < names.size(); i++) {
      Interval limit =
          adjusted ? funnel.limits(i, confidence) : funnel.unadjusted(denominator[i], confidence);
      if (funnel.ratio()[i] < limit.low() || funnel.ratio()[i] > limit.high()) {
        ours.add(names.get(i));
      }
    }
    Path file = folder.resolve(name + "__units.csv");
    Set<String> theirs = new TreeSet<>(List.of(index.getField("outliers").split(" ")));
    theirs.remove("");
    if (Files.exists(file)) {
      if (scale == FunnelScale.STANDARDISED_ROOT) {
        theirs = squaredBack(file, confidence);
      }
      compareUnits(name, file, names, funnel, multiplier(args));
    }
    if (Files.exists(file) || scale != FunnelScale.STANDARDISED_ROOT) {
      outliers.verdict(theirs, ours, name);
    }
    Path curve = folder.resolve(name + "__limits_lookup.csv");
    if (Files.exists(curve) && scale != FunnelScale.RATIO_OF_COUNTS) {
      compareCurve(name, curve, funnel);
    }
  }

  private static Spread spread(String args, FunnelScale scale, boolean adjusted) {
    double share = args.contains("trim_by=0.05") ? 0.05 : args.contains("trim_by=0.2") ? 0.2 : 0.1;
    if (!adjusted) {
      return new Spread.None();
    }
    return scale == FunnelScale.STANDARDISED_LOG
        ? new Spread.Truncated(share)
        : new Spread.Winsorised(share);
  }

  private static double multiplier(String args) {
    return args.contains("multiplier=100") ? 100 : 1;
  }

  /** Numerator and denominator of each unit: the sums over its rows. */
  private static Map<String, double[]> units(Path folder, NamedCsvRecord index, boolean rounded) {
    String file =
        switch (index.getField("input")) {
          case "t1" -> "input_ae_type1_by_org.csv";
          case "m18" -> "input_ae_type1_2018-01.csv";
          case "medpar" -> "input_medpar_with_expected.csv";
          case "cdi" -> "input_hospital_cdi.csv";
          default -> "input_small_units.csv";
        };
    Map<String, double[]> units = new LinkedHashMap<>();
    for (NamedCsvRecord row : Reference.rows(folder.resolve(file))) {
      double[] unit =
          units.computeIfAbsent(row.getField(index.getField("group")), k -> new double[2]);
      unit[0] += Reference.number(row, index.getField("numerator"));
      unit[1] += Reference.number(row, index.getField("denominator"));
    }
    if (rounded) {
      units.values().forEach(unit -> unit[1] = Math.rint(unit[1] * 100) / 100);
    }
    return units;
  }

  private static Set<String> squaredBack(Path file, double confidence) {
    String od = confidence == 0.95 ? "OD95" : "OD99";
    Set<String> outside = new TreeSet<>();
    for (NamedCsvRecord row : Reference.rows(file)) {
      double ratio = Reference.number(row, "rr");
      if (ratio < squared(Reference.number(row, od + "LCL"))
          || ratio > squared(Reference.number(row, od + "UCL"))) {
        outside.add(row.getField("group"));
      }
    }
    return outside;
  }

  private void compareUnits(
      String name, Path file, List<String> names, Funnel funnel, double multiplier) {
    for (NamedCsvRecord row : Reference.rows(file)) {
      String unit = row.getField("group");
      int i = names.indexOf(unit);
      String what = name + " " + unit;
      scores.number(Reference.number(row, "Uzscore"), funnel.z()[i], 1, what);
      compareLimits(what, row, funnel, i, 0.95, multiplier);
      compareLimits(what, row, funnel, i, 0.998, multiplier);
    }
  }

  private void compareLimits(
      String what, NamedCsvRecord row, Funnel funnel, int i, double confidence, double factor) {
    String level = confidence == 0.95 ? "95" : "99";
    Interval ours = funnel.limits(i, confidence);
    double low = Reference.number(row, "OD" + level + "LCL") / factor;
    double high = Reference.number(row, "OD" + level + "UCL") / factor;
    double z = confidence == 0.95 ? Z95 : Z998;
    double centre = Reference.number(row, "target_transformed");
    switch (funnel.scale()) {
      case STANDARDISED_ROOT -> {
        roots.number(squared(low), ours.low(), what + " low " + level);
        roots.number(squared(high), ours.high(), what + " high " + level);
      }
      case RATIO_OF_COUNTS -> {
        double error = (Reference.number(row, "Y") - centre) / Reference.number(row, "Uzscore");
        double spread = z * Math.sqrt(error * error + funnel.tau2());
        counts.number(Math.exp(centre - spread), ours.low(), what + " low " + level);
        counts.number(Math.exp(centre + spread), ours.high(), what + " high " + level);
      }
      case PROPORTION -> {
        double angle = z * Math.hypot(Reference.number(row, "s"), Math.sqrt(funnel.tau2()));
        limits.number(angle > centre ? 0 : low, ours.low(), what + " low " + level);
        limits.number(high, ours.high(), what + " high " + level);
      }
      case STANDARDISED_LOG -> {
        limits.number(low, ours.low(), what + " low " + level);
        limits.number(high, ours.high(), what + " high " + level);
      }
    }
    if (funnel.scale() != FunnelScale.RATIO_OF_COUNTS) {
      Interval sampling = funnel.unadjusted(Reference.number(row, "denominator"), confidence);
      exact.number(Reference.number(row, "LCL" + level) / factor, sampling.low(), what);
      exact.number(Reference.number(row, "UCL" + level) / factor, sampling.high(), what);
    }
  }

  private void compareCurve(String name, Path file, Funnel funnel) {
    boolean root = funnel.scale() == FunnelScale.STANDARDISED_ROOT;
    for (NamedCsvRecord row : Reference.rows(file)) {
      double n = Reference.number(row, "number_seq");
      for (String level : List.of("95", "998")) {
        Interval ours = funnel.limitsAt(n, level.equals("95") ? 0.95 : 0.998);
        double z = level.equals("95") ? Z95 : Z998;
        double error = Math.hypot(Reference.number(row, "s"), Math.sqrt(funnel.tau2()));
        boolean reflected = funnel.scale() == FunnelScale.PROPORTION && funnel.target() < z * error;
        double low = Reference.number(row, "odll" + level);
        double high = Reference.number(row, "odul" + level);
        String what = name + " at " + n + ", " + level;
        curves.number(root ? squared(low) : reflected ? 0 : low, ours.low(), what);
        curves.number(root ? squared(high) : high, ours.high(), what);
      }
    }
  }

  private static double squared(double limit) {
    return limit < 0 ? 0 : limit * limit;
  }
}
