package org.waymark.dashboards.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;

/** Sentences of the page of a model, with at most two figures in a number. */
final class ModelWords {
  private static final double HUNDRED = 100;
  private static final double GOOD_ENOUGH = 0.5;
  private static final double WORTH = 0.005;
  private static final int TOLD = 3;
  private static final int WEAK = 2;

  private ModelWords() {}

  /** "41 of 100"; never none and never all. */
  static String of100(double share) {
    long rounded = Math.round(HUNDRED * share);
    return rounded < 1 ? "under 1 of 100" : rounded > 99 ? "over 99 of 100" : rounded + " of 100";
  }

  /** A label in words. */
  static String label(String label) {
    return switch (label) {
      case "validated" -> "Confirmed at past dates";
      case "promising" -> "Promising at past dates";
      case "given-drivers" -> "Good only with the drivers as they turned out";
      default -> "Not confirmed at past dates";
    };
  }

  /** Which way something moves, without a number. */
  static String direction(ModelTables.Point end, Scale scale) {
    double low = end.difference10();
    double high = end.difference90();
    if (low == 0 && high == 0) {
      return "changes nothing";
    }
    if (low > 0 || high < 0) {
      return "goes " + (low > 0 ? "up" : "down") + " in nearly all of the model’s futures";
    }
    return end.difference50() == 0
        ? "may go either way"
        : "goes "
            + (end.difference50() > 0 ? "up" : "down")
            + " in most of the model’s futures"
            + (scale.better().equals("neither") ? ", for better or worse" : "");
  }

  /** An id in words. */
  static String plain(String id) {
    return Numbers.sentence(id.replace('-', ' '));
  }

  static String requirement(ModelTables.Requirement r) {
    String with = r.with().isEmpty() ? "" : ", with the rest of “" + r.with() + "”,";
    return r.smallest().isPresent()
        ? plain(r.lever())
            + " at "
            + Numbers.fixed(r.smallest().getAsDouble(), 1)
            + with
            + " reaches it in "
            + of100(r.probability())
            + " of the model’s futures."
        : "No setting of “"
            + plain(r.lever())
            + "”"
            + with
            + " is enough: the best reaches it in "
            + of100(r.best())
            + " of the model’s futures.";
  }

  static String affected(ModelTables.Affected a) {
    boolean worse = a.harm() >= GOOD_ENOUGH;
    String size =
        a.natural().isPresent() && a.natural().getAsDouble() != 0
            ? ", by about " + natural(a.scale(), Math.abs(a.natural().getAsDouble()))
            : "";
    String limit =
        a.holds().isPresent() && a.held().isPresent()
            ? " Its limit holds in "
                + of100(a.holds().getAsDouble())
                + "; without, in "
                + of100(a.held().getAsDouble())
                + "."
            : "";
    return a.indicator()
        + (a.mission().isEmpty() ? "" : " (" + a.mission() + ")")
        + ": "
        + (worse ? "worse" : a.harm() == 0 ? "better or the same" : "worse")
        + " in "
        + of100(a.harm() == 0 ? 1 : a.harm())
        + " of the model’s futures by "
        + Dates.period(a.period())
        + size
        + ", with “"
        + a.title()
        + "” through "
        + a.via().replace('-', ' ')
        + "."
        + limit
        + (a.evidence() <= WEAK ? " Evidence is weak: read it as “if the effect is real”." : "");
  }

  private static String natural(Scale scale, double size) {
    return scale.proportion()
        ? Numbers.fixed(HUNDRED * size, HUNDRED * size < 1 ? 2 : 1) + " percentage points"
        : scale.value(size);
  }

  static String shortage(ModelTables.Shortage s) {
    return plain(s.capacity())
        + " are short from "
        + Dates.period(s.period())
        + ": "
        + Numbers.whole(Math.round(s.needed()))
        + " needed in 80 of 100 futures, "
        + Numbers.whole(Math.round(s.declared()))
        + " declared. "
        + (s.orderBy().isEmpty() ? "" : "Order by " + Dates.period(s.orderBy()) + ". ")
        + (s.owner().isEmpty() ? "Nobody is named for it." : "Who: " + s.owner() + ".");
  }

  static List<String> hangs(List<ModelTables.Input> inputs) {
    List<String> lines = new ArrayList<>();
    List<String> most = new ArrayList<>();
    for (ModelTables.Input i : inputs) {
      if (i.first().isPresent() && most.size() < TOLD && i.first().getAsDouble() > 0.05) {
        most.add(
            plain(i.input()).toLowerCase(java.util.Locale.ROOT)
                + " ("
                + Numbers.percent(i.first().getAsDouble(), 0)
                + ")");
      }
    }
    if (!most.isEmpty()) {
      lines.add("Mostly on " + String.join(", ", most) + " of the spread of its futures.");
    }
    inputs.stream()
        .filter(i -> i.worth() >= WORTH)
        .max(java.util.Comparator.comparingDouble(ModelTables.Input::worth))
        .ifPresentOrElse(
            i ->
                lines.add(
                    "Evidence on "
                        + plain(i.input()).toLowerCase(java.util.Locale.ROOT)
                        + " is worth buying first: knowing it adds "
                        + Numbers.fixed(HUNDRED * i.worth(), 1)
                        + " points."),
            () -> lines.add("No single piece of evidence would change which scenario is best."));
    return lines;
  }

  /** How a scenario does in worlds without a probability. */
  static List<String> worlds(List<ModelTables.World> worlds, String scenario) {
    Set<String> all = new TreeSet<>();
    Set<String> good = new TreeSet<>();
    for (ModelTables.World w : worlds) {
      all.add(w.world());
      if (w.scenario().equals(scenario) && w.share() >= GOOD_ENOUGH) {
        good.add(w.world());
      }
    }
    return all.isEmpty()
        ? List.of()
        : List.of(
            "Reaches the goal in half of the futures in "
                + good.size()
                + " of "
                + all.size()
                + (all.size() == 1 ? " other world: " : " other worlds: ")
                + String.join("; ", all)
                + ". Nobody gives a world a probability.");
  }
}
