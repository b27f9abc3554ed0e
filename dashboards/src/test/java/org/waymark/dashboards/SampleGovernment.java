package org.waymark.dashboards;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A government that was made up: missions, places, two years of months, findings of every state and
 * tier. The same seed gives the same rows.
 */
public final class SampleGovernment {
  public static final LocalDate AS_OF = LocalDate.of(2026, 11, 15);
  private static final String RUN = "r-3f9a1c0be77d";
  private static final int MONTHS = 24;
  private static final String[] NAMES = {
    "Ashby",
    "Barrowdale",
    "Calder Valley",
    "Dunmere",
    "Easterby",
    "Fenwick",
    "Glaisdale",
    "Harrowgate",
    "Ingleby",
    "Jarrowside",
    "Kelham",
    "Lowick",
    "Marsden",
    "Northolme",
    "Oakley",
    "Penrose",
    "Quarrington",
    "Rushmoor",
    "Stanhope",
    "Thornaby"
  };

  /** What is planted. */
  public record Plan(int places, int findings, String nasty, boolean empty, boolean leading) {
    /** With what is nasty at the end of texts. */
    public Plan(int places, int findings, String nasty, boolean empty) {
      this(places, findings, nasty, empty, false);
    }

    public static Plan usual() {
      return new Plan(40, 12, "", false);
    }
  }

  private record Kind(
      String id,
      String title,
      String measure,
      @Nullable String unit,
      String better,
      String role,
      double per,
      double level,
      @Nullable String counterpart) {}

  private record Aim(String id, String title, String owner, List<Kind> kinds) {}

  private static final List<Aim> AIMS =
      List.of(
          new Aim(
              "health-waits",
              "An NHS fit for the future",
              "Elective and Urgent Care Unit",
              List.of(
                  new Kind(
                      "ae-within-4h",
                      "A&E patients seen within four hours",
                      "proportion",
                      "%",
                      "higher",
                      "outcome",
                      1,
                      0.74,
                      "ae-reattendance"),
                  new Kind(
                      "ae-reattendance",
                      "A&E patients back within seven days",
                      "proportion",
                      "%",
                      "lower",
                      "guardrail",
                      1,
                      0.08,
                      null),
                  new Kind(
                      "wait-days",
                      "Mean wait for a first appointment",
                      "mean",
                      "days",
                      "lower",
                      "outcome",
                      1,
                      46,
                      null))),
          new Aim(
              "safer-streets",
              "Safer streets",
              "Neighbourhood Policing Unit",
              List.of(
                  new Kind(
                      "knife-crime",
                      "Knife crime offences",
                      "rate",
                      null,
                      "lower",
                      "outcome",
                      100000,
                      62,
                      null),
                  new Kind(
                      "charged",
                      "Offences that lead to a charge",
                      "proportion",
                      "%",
                      "higher",
                      "outcome",
                      1,
                      0.11,
                      null))),
          new Aim(
              "opportunity",
              "Break down barriers to opportunity",
              "Early Years Directorate",
              List.of(
                  new Kind(
                      "good-development",
                      "Children at a good level of development at five",
                      "proportion",
                      "%",
                      "higher",
                      "outcome",
                      1,
                      0.67,
                      null),
                  new Kind(
                      "family-hubs",
                      "Families seen by a family hub",
                      "count",
                      "families",
                      "higher",
                      "output",
                      1,
                      310,
                      null))));

  private final Random random = new Random(20261115);
  private final PublishedFolder folder;
  private final Plan plan;

  private SampleGovernment(PublishedFolder folder, Plan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /** Publishes the government into a folder. */
  public static void publish(Path out, Plan plan) throws SQLException, IOException {
    try (PublishedFolder folder = new PublishedFolder()) {
      new SampleGovernment(folder, plan).fill();
      folder.publish(out);
    }
  }

  private void fill() throws SQLException {
    for (int week = 5; week >= 0; week--) {
      LocalDate date = AS_OF.minusWeeks(week);
      history(date, week);
    }
    for (int i = 0; i < plan.places(); i++) {
      add(
          "place",
          "place_id",
          place(i),
          "name",
          name(i),
          "type",
          i % 5 == 4 ? "county" : "borough",
          "covariates",
          "{\"population\": "
              + (80000 + 1000 * i)
              + ", \"deprivation\": "
              + (10 + 7 * i % 31)
              + "}");
    }
    for (Aim aim : AIMS) {
      mission(aim);
    }
    quality();
  }

  private static String place(int i) {
    return String.format(Locale.ROOT, "E%08d", 6000001 + i);
  }

  private String name(int i) {
    String[] kinds = {"Borough", "District", "City", "Vale", "and Moors", "Coast"};
    String suffix = i < NAMES.length ? "" : " " + kinds[(i / NAMES.length - 1) % kinds.length];
    return NAMES[i % NAMES.length] + suffix + plan.nasty();
  }

  private void add(String table, @Nullable Object... values) throws SQLException {
    addAt(AS_OF, table, values);
  }

  /** What is nasty at the end of a text put at its beginning. */
  private @Nullable Object turned(@Nullable Object value) {
    return value instanceof String text && text.endsWith(plan.nasty())
        ? plan.nasty() + text.substring(0, text.length() - plan.nasty().length())
        : value;
  }

  private void addAt(LocalDate date, String table, @Nullable Object... values) throws SQLException {
    List<@Nullable Object> all = new ArrayList<>(java.util.Arrays.asList(values));
    all.add("as_of");
    all.add(date);
    all.add("run_id");
    all.add(RUN + (date.equals(AS_OF) ? "" : "-" + date));
    if (plan.leading()) {
      all.replaceAll(this::turned);
    }
    folder.add(table, all.toArray());
  }

  private void history(LocalDate date, int week) throws SQLException {
    java.time.OffsetDateTime moment = date.atTime(6, 0).atOffset(java.time.ZoneOffset.UTC);
    addAt(
        date,
        "run",
        "started",
        moment,
        "finished",
        moment.plusMinutes(1),
        "version",
        "0.1.0",
        "runner",
        "flink",
        "inputs",
        14,
        "rows",
        41200 + 310L * (5 - week),
        "findings",
        9,
        "status",
        "published");
    for (String feed : List.of("nhs-ae", "police-recorded", "early-years")) {
      long read = 12000 + 100L * (5 - week);
      long rejected = date.equals(AS_OF) ? 40 : 20L + random.nextInt(30);
      addAt(
          date,
          "data_quality",
          "feed_id",
          feed,
          "source_file",
          "landing/" + feed + "/all.csv",
          "rows_read",
          read,
          "rows_accepted",
          read - rejected - 40,
          "rows_rejected",
          rejected,
          "rows_skipped",
          40L,
          "check",
          "rows",
          "result",
          "pass",
          "count",
          read,
          "detail",
          "Every row is accounted for.");
    }
    if (week > 0) {
      for (Aim aim : AIMS) {
        addAt(
            date,
            "mission",
            "mission_id",
            aim.id(),
            "title",
            aim.title(),
            "starts",
            LocalDate.of(2025, 4, 1),
            "ends",
            LocalDate.of(2029, 3, 31));
        for (int i = 0; i < 3 + (5 - week) % 3; i++) {
          finding(date, aim, aim.kinds().get(0), i, "standing", "standing", 4 - week, null);
        }
        addAt(
            date,
            "mission_progress",
            "mission_id",
            aim.id(),
            "goals",
            2L,
            "on_track",
            1L,
            "score",
            0.70 + 0.02 * (5 - week),
            "coverage",
            1.0,
            "headline",
            "One of two goals is on track.");
      }
    }
  }

  private void mission(Aim aim) throws SQLException {
    String x = plan.nasty();
    add(
        "mission",
        "mission_id",
        aim.id(),
        "title",
        aim.title() + x,
        "owner_name",
        aim.owner() + x,
        "owner_contact",
        "unit@example.gov",
        "starts",
        LocalDate.of(2025, 4, 1),
        "ends",
        LocalDate.of(2029, 3, 31));
    add(
        "mission_progress",
        "mission_id",
        aim.id(),
        "goals",
        2L,
        "on_track",
        1L,
        "score",
        0.81,
        "p_all_committed",
        aim.id().equals("opportunity") ? null : 0.34,
        "coverage",
        1.0,
        "weakest_goal",
        aim.id() + "-b",
        "headline",
        "One of two goals is on track; the other needs to go faster.");
    for (Kind kind : aim.kinds()) {
      add(
          "indicator",
          "indicator_id",
          kind.id(),
          "mission_id",
          aim.id(),
          "title",
          kind.title() + x,
          "measure",
          kind.measure(),
          "unit",
          kind.unit(),
          "better",
          kind.better(),
          "role",
          kind.role(),
          "period",
          "month",
          "per",
          kind.per(),
          "counterpart",
          kind.counterpart());
      for (int i = 0; i < plan.places(); i++) {
        series(aim, kind, i);
      }
      whole(kind);
    }
    goals(aim);
    survey(aim);
    voices(aim);
    if (aim.equals(AIMS.get(0)) && !plan.empty()) {
      practice(aim);
      uncovered(aim);
    }
    if (!plan.empty()) {
      findings(aim);
    } else {
      finding(
          AS_OF,
          aim,
          aim.kinds().get(0),
          2,
          "gone",
          "standing",
          3,
          "reality: not-significant with what has happened since");
    }
  }

  private void findings(Aim aim) throws SQLException {
    String[] tiers = {"confirmed", "changed", "standing", "far-ahead", "standing", "standing"};
    for (int i = 0; i < plan.findings(); i++) {
      Kind kind = aim.kinds().get(i % aim.kinds().size());
      if (kind.role().equals("guardrail")) {
        kind = aim.kinds().get(0);
      }
      finding(
          AS_OF,
          aim,
          kind,
          i,
          i % 4 == 0 ? "new" : "standing",
          tiers[i % tiers.length],
          i % 4 == 0 ? 0 : i,
          null);
    }
    finding(
        AS_OF,
        aim,
        aim.kinds().get(0),
        plan.findings() + 1,
        "gone",
        "standing",
        3,
        "reality: not-significant with what has happened since");
    finding(
        AS_OF,
        aim,
        aim.kinds().get(0),
        plan.findings() + 2,
        "gone",
        "standing",
        2,
        "data: not-tested: fewer than 6 of the last 12 periods");
  }

  /** How far ahead place i is, on the scale of the score. */
  private double ahead(int i) {
    return i <= plan.findings() && !plan.empty()
        ? 0.45 - 0.15 * i / Math.max(1, plan.findings())
        : 0;
  }

  private void finding(
      LocalDate date,
      Aim aim,
      Kind kind,
      int i,
      String state,
      String tier,
      int weeks,
      @Nullable String gone)
      throws SQLException {
    double effect = kind.measure().equals("mean") ? 9 * ahead(i) / 0.4 : Math.max(0.05, ahead(i));
    double expected = kind.level() * (kind.measure().equals("count") ? 12 : 1);
    double observed = shifted(kind, expected, effect);
    boolean worse = i == 3 && kind.counterpart() != null;
    boolean changed = tier.equals("changed") || tier.equals("confirmed");
    addAt(
        date,
        "positive_deviance",
        "finding_id",
        aim.id() + "-" + kind.id() + "-" + place(i) + "-f",
        "mission_id",
        aim.id(),
        "indicator_id",
        kind.id(),
        "place_id",
        place(i),
        "period_start",
        LocalDate.of(2025, 11, 1),
        "period_end",
        LocalDate.of(2026, 10, 31),
        "observed",
        observed,
        "expected",
        expected,
        "effect",
        effect,
        "effect_low",
        effect * 0.55,
        "effect_high",
        effect * 1.45,
        "effect_shrunk",
        effect * 0.85,
        "p_value",
        0.0004 * (i + 1),
        "q_value",
        0.004 * (i + 1),
        "tier",
        tier,
        "onset",
        changed ? "2026-03" : null,
        "peers",
        (long) plan.places() - 1,
        "counterpart_worse",
        worse,
        "weeks_standing",
        (long) Math.max(0, weeks),
        "state",
        state,
        "reason_gone",
        gone,
        "robustness",
        changed
            ? "Also found against the 15 most similar places (9.1%) and without the latest period"
                + " (11%). It holds against 2 of 3 thirds of the places of its type."
            : null,
        "evidence",
        "Expected about "
            + number(expected, kind)
            + ", saw "
            + number(observed, kind)
            + (changed ? " since March 2026" : " over the last 12 months")
            + ": better than similar places, allowing for normal movement."
            + plan.nasty());
    if (date.equals(AS_OF) && !state.equals("gone")) {
      for (int rank = 1; rank <= 5; rank++) {
        int other = (i + 13 + rank) % plan.places();
        addAt(
            date,
            "scaling_candidate",
            "finding_id",
            aim.id() + "-" + kind.id() + "-" + place(i) + "-f",
            "place_id",
            place(other),
            "distance",
            0.2 + 0.11 * rank,
            "rank",
            rank,
            "gap",
            Math.abs(observed - expected) * 1.2,
            "potential_gain",
            kind.measure().equals("mean") ? null : 40.0 * rank);
      }
    }
  }

  private static String number(double value, Kind kind) {
    return kind.measure().equals("proportion")
        ? String.format(Locale.ROOT, "%.1f%%", 100 * value)
        : String.format(Locale.ROOT, "%.0f", value);
  }

  private static double shifted(Kind kind, double expected, double effect) {
    double sign = kind.better().equals("lower") ? -1 : 1;
    return switch (kind.measure()) {
      case "proportion" ->
          1 / (1 + Math.exp(-(Math.log(expected / (1 - expected)) + sign * effect)));
      case "rate", "count" -> expected * Math.exp(sign * effect);
      default -> expected + sign * effect;
    };
  }

  private void series(Aim aim, Kind kind, int i) throws SQLException {
    double own = random.nextGaussian() * (kind.measure().equals("mean") ? 2.5 : 0.09);
    double[] values = new double[MONTHS];
    double sum = 0;
    for (int t = 0; t < MONTHS; t++) {
      double noise = random.nextGaussian() * (kind.measure().equals("mean") ? 1.6 : 0.06);
      double step = t >= 16 ? ahead(i) * (kind.measure().equals("mean") ? 22 : 1) : 0;
      values[t] = shifted(kind, kind.level(), own + noise + step + 0.002 * t);
      if (kind.measure().equals("count")) {
        values[t] = Math.rint(values[t]);
      }
      sum += values[t];
    }
    double mean = sum / MONTHS;
    double moving = 0;
    for (int t = 1; t < MONTHS; t++) {
      moving += Math.abs(values[t] - values[t - 1]) / (MONTHS - 1);
    }
    for (int t = 0; t < MONTHS; t++) {
      point(kind, i, t, values[t], mean, 2.66 * moving);
    }
    score(aim, kind, i, own);
  }

  private void point(Kind kind, int i, int t, double value, double mean, double width)
      throws SQLException {
    YearMonth month = YearMonth.of(2024, 11).plusMonths(t);
    boolean share = kind.measure().equals("proportion") || kind.measure().equals("rate");
    double denominator = 2400 + 35 * i;
    add(
        "observation",
        "indicator_id",
        kind.id(),
        "place_id",
        place(i),
        "period",
        month.toString(),
        "period_start",
        month.atDay(1),
        "period_end",
        month.atEndOfMonth(),
        "value",
        value,
        "numerator",
        share ? value / kind.per() * denominator : null,
        "denominator",
        share ? denominator : null,
        "n",
        kind.measure().equals("mean") ? 140.0 : null,
        "status",
        "normal",
        "feed_id",
        "nhs-ae",
        "source_file",
        "landing/nhs-ae/all.csv",
        "source_line",
        (long) (2 + t + MONTHS * i));
    boolean out = Math.abs(value - mean) > width;
    boolean high = value > mean;
    add(
        "spc_point",
        "indicator_id",
        kind.id(),
        "place_id",
        place(i),
        "period",
        month.toString(),
        "period_start",
        month.atDay(1),
        "period_end",
        month.atEndOfMonth(),
        "value",
        value,
        "mean",
        mean,
        "lower_limit",
        mean - width,
        "upper_limit",
        mean + width,
        "rule",
        out ? "outside-limits" : null,
        "variation",
        !out ? "common-cause" : high == kind.better().equals("higher") ? "improvement" : "concern",
        "provisional",
        false);
  }

  private void score(Aim aim, Kind kind, int i, double own) throws SQLException {
    if (i == plan.places() - 1) {
      add(
          "deviance_score",
          "mission_id",
          aim.id(),
          "indicator_id",
          kind.id(),
          "place_id",
          place(i),
          "peers",
          0L,
          "reason_not_tested",
          "fewer than 10 expected events" + plan.nasty());
      return;
    }
    double scale = kind.measure().equals("mean") ? 22 : 1;
    double effect = own + ahead(i) * scale;
    if (kind.measure().equals("proportion") || kind.measure().equals("rate")) {
      funnel(kind, i, shifted(kind, kind.level(), effect));
    }
    double expected = kind.level() * (kind.measure().equals("count") ? 12 : 1);
    add(
        "deviance_score",
        "mission_id",
        aim.id(),
        "indicator_id",
        kind.id(),
        "place_id",
        place(i),
        "period_start",
        LocalDate.of(2025, 11, 1),
        "period_end",
        LocalDate.of(2026, 10, 31),
        "observed",
        shifted(kind, expected, effect),
        "observed_low",
        shifted(kind, expected, effect) - 0.2 * kind.level(),
        "observed_high",
        shifted(kind, expected, effect) + 0.2 * kind.level(),
        "expected",
        expected,
        "effect",
        effect,
        "effect_se",
        0.04 * scale,
        "tau",
        0.09 * scale,
        "z_level",
        effect / (0.1 * scale),
        "p_level",
        1 / (1 + Math.exp(1.7 * effect / (0.1 * scale))),
        "q_level",
        0.5,
        "peers",
        (long) plan.places() - 1);
  }

  private void funnel(Kind kind, int i, double value) throws SQLException {
    double half = 0.2 * kind.level();
    add(
        "funnel_point",
        "indicator_id",
        kind.id(),
        "place_id",
        place(i),
        "denominator",
        12.0 * (2400 + 35 * i),
        "value",
        value,
        "centre",
        kind.level(),
        "lower_998",
        kind.level() - half,
        "upper_998",
        kind.level() + half,
        "position",
        value > kind.level() + half
            ? "far-above"
            : value < kind.level() - half ? "far-below" : "within");
  }

  private void goals(Aim aim) throws SQLException {
    for (int k = 0; k < 2; k++) {
      Kind kind = aim.kinds().get(k == 0 ? 0 : aim.kinds().size() - 1);
      String id = aim.id() + (k == 0 ? "-a" : "-b");
      double factor = kind.measure().equals("count") ? plan.places() : 1;
      double sign = kind.better().equals("lower") ? -1 : 1;
      double base = kind.level() * factor;
      double target = base * (1 + sign * 0.2);
      add(
          "goal",
          "goal_id",
          id,
          "mission_id",
          aim.id(),
          "indicator_id",
          kind.id(),
          "place_id",
          k == 1 && aim.id().equals("health-waits") ? place(0) : null,
          "ambition",
          k == 0 ? "committed" : "aspirational",
          "baseline_period",
          "2024-11",
          "baseline_value",
          base,
          "target_period",
          "2029-03",
          "target_value",
          target,
          "milestones",
          "[{\"period\":\"2026-03\",\"value\":"
              + (base + (target - base) * 0.3)
              + "},{\"period\":\"2027-09\",\"value\":"
              + (base + (target - base) * 0.65)
              + "}]",
          "version",
          k == 1 ? 2L : 1L,
          "version_since",
          AS_OF,
          "changes",
          k == 1 ? "target moved from 95.0 to 92.0 on 15 November 2026" + plan.nasty() : null);
      for (int t = 0; t < MONTHS; t++) {
        YearMonth month = YearMonth.of(2024, 11).plusMonths(t);
        add(
            "aggregate",
            "indicator_id",
            kind.id(),
            "scope",
            "goal",
            "scope_id",
            id,
            "period",
            month.toString(),
            "period_start",
            month.atDay(1),
            "period_end",
            month.atEndOfMonth(),
            "value",
            base * (1 + sign * 0.06 * t / (MONTHS - 1)),
            "places",
            (long) plan.places(),
            "usual_places",
            (long) plan.places(),
            "coverage",
            1.0,
            "status",
            "complete",
            "settled",
            t < MONTHS - 1);
      }
      String status =
          k == 0
              ? "on-track"
              : aim.id().equals("safer-streets") ? "deterioration" : "acceleration-needed";
      for (String method : List.of("linear-pace", "trajectory", "growth-rate")) {
        boolean linear = method.equals("linear-pace");
        add(
            "goal_progress",
            "goal_id",
            id,
            "mission_id",
            aim.id(),
            "method",
            method,
            "period",
            "2026-10",
            "value",
            base * (1 + sign * 0.06),
            "target",
            target,
            "required_pace",
            (target - base) / 4.33,
            "actual_pace",
            (target - base) / 4.33 * 0.9,
            "ratio",
            k == 0 ? 1.04 : 0.72,
            "status",
            linear ? status : method.equals("trajectory") ? "acceleration-needed" : "limited",
            "projected",
            linear ? base * (1 + sign * (k == 0 ? 0.208 : 0.14)) : null,
            "p_on_track",
            linear && k == 0 ? 0.62 : null,
            "behind_since",
            linear && k == 1 ? "2026-03" : null,
            "evidence",
            linear
                ? "Moved at 0.9 of the pace that leads straight to the target." + plan.nasty()
                : "Short of the milestone of March 2026.",
            "changed",
            linear && k == 1 ? "Was limited progress last week; revised data for August." : null);
      }
    }
  }

  /** The value of all places together; the last month may still change. */
  private void whole(Kind kind) throws SQLException {
    double centre = kind.measure().equals("proportion") ? 0.7 : 40;
    for (int t = 0; t < MONTHS; t++) {
      YearMonth month = YearMonth.of(2024, 11).plusMonths(t);
      boolean settled = t < MONTHS - 1;
      double value = centre * (1 + 0.01 * Math.sin(t) + (t > 16 ? 0.05 : 0));
      add(
          "aggregate",
          "indicator_id",
          kind.id(),
          "scope",
          "all",
          "scope_id",
          "all",
          "period",
          month.toString(),
          "period_start",
          month.atDay(1),
          "period_end",
          month.atEndOfMonth(),
          "value",
          settled ? value : 0.8 * value,
          "places",
          (long) plan.places(),
          "usual_places",
          (long) plan.places(),
          "coverage",
          1.0,
          "status",
          "complete",
          "settled",
          settled,
          "mean",
          settled ? centre * 1.02 : null,
          "lower_limit",
          settled ? centre * 0.98 : null,
          "upper_limit",
          settled ? centre * 1.06 : null,
          "variation",
          settled ? t > 16 ? "improvement" : "common-cause" : null,
          "assurance",
          settled ? "fail" : null,
          "chart",
          settled ? "xmr" : null);
    }
  }

  private void voices(Aim aim) throws SQLException {
    String[] themes = {"handover", "care-package", "weekend"};
    String[] titles = {"Handover between teams", "Waiting for a care package", "Weekend cover"};
    for (int k = 0; k < themes.length; k++) {
      add(
          "theme",
          "theme_id",
          themes[k],
          "mission_id",
          aim.id(),
          "title",
          titles[k] + plan.nasty(),
          "phrases",
          "[\"handover\"]");
      heard(aim, k, themes[k], "2026-W45", LocalDate.of(2026, 11, 2), true);
      heard(aim, k, themes[k], "2026-W37", LocalDate.of(2026, 9, 7), false);
      heard(aim, k, themes[k], "2026-W23", LocalDate.of(2026, 6, 1), false);
    }
  }

  /** What the codebook does not cover. */
  private void uncovered(Aim aim) throws SQLException {
    add(
        "theme_suggestion",
        "mission_id",
        aim.id(),
        "kind",
        "theme",
        "rank",
        1L,
        "theme_id",
        "handover",
        "words",
        "parking, car park",
        "reports",
        42L,
        "places",
        7L,
        "share",
        0.031,
        "overlap",
        0.25,
        "excerpt",
        "The car park was full" + plan.nasty(),
        "looked_through",
        400L);
    add(
        "theme_suggestion",
        "mission_id",
        aim.id(),
        "kind",
        "phrase",
        "rank",
        1L,
        "theme_id",
        "weekend",
        "words",
        "on a saturday",
        "reports",
        6L,
        "share",
        0.1,
        "precision",
        0.83,
        "looked_through",
        120L);
  }

  /** A practice that three places share, one of them since it took it up from the register. */
  private void practice(Aim aim) throws SQLException {
    add(
        "practice",
        "practice_id",
        "huddle",
        "mission_id",
        aim.id(),
        "theme_id",
        "handover",
        "kind",
        "theme",
        "deviants",
        "found",
        "odds_ratio",
        12.4,
        "ci_low",
        3.1,
        "ci_high",
        49.6,
        "q_value",
        0.002,
        "sites",
        3L,
        "excerpts",
        9L,
        "places",
        "[\"" + place(0) + "\",\"" + place(1) + "\",\"" + place(2) + "\"]",
        "period_start",
        LocalDate.of(2025, 11, 17),
        "period_end",
        AS_OF);
    add(
        "practice",
        "practice_id",
        "word:whiteboard",
        "mission_id",
        aim.id(),
        "theme_id",
        "word:whiteboard",
        "kind",
        "word",
        "deviants",
        "found",
        "odds_ratio",
        4.2,
        "q_value",
        0.02,
        "sites",
        3L,
        "excerpts",
        14L,
        "places",
        "[\"" + place(0) + "\",\"" + place(1) + "\",\"" + place(2) + "\"]",
        "period_start",
        LocalDate.of(2025, 11, 17),
        "period_end",
        AS_OF);
    add(
        "registered_practice",
        "practice_id",
        "huddle",
        "mission_id",
        aim.id(),
        "title",
        "A huddle at ten" + plan.nasty(),
        "theme_id",
        "handover",
        "evidence_level",
        3,
        "components",
        "[]",
        "indicators",
        "[]",
        "adopters",
        1);
    add(
        "practice_adoption",
        "mission_id",
        aim.id(),
        "practice_id",
        "huddle",
        "place_id",
        place(3),
        "since",
        LocalDate.of(2026, 1, 1),
        "indicator_id",
        aim.kinds().get(0).id(),
        "matched",
        8L,
        "matched_places",
        "[]",
        "placebos",
        20L,
        "periods_before",
        12L,
        "periods_after",
        2L,
        "verdict",
        "too early",
        "reason",
        "too-few-periods: 2 of at least 3 periods since" + plan.nasty());
  }

  /** The role that writes most of a theme. */
  private @Nullable String role(int theme) {
    return theme == 0 ? "ward sister" + plan.nasty() : theme == 1 ? "social worker" : null;
  }

  private void heard(Aim aim, int k, String theme, String week, LocalDate monday, boolean latest)
      throws SQLException {
    for (int role = 0; role < 3; role++) {
      boolean own = role == k;
      add(
          "report_theme_role",
          "mission_id",
          aim.id(),
          "role",
          role(role),
          "theme_id",
          theme,
          "period",
          week,
          "period_start",
          monday,
          "period_end",
          monday.plusDays(6),
          "reports",
          30 + 10L * role,
          "mentions",
          own ? 14L : 3L + k,
          "share",
          (own ? 14 : 3.0 + k) / (30 + 10 * role),
          "expected_share",
          latest ? 0.2 : null,
          "log_odds",
          latest && own ? 0.8 : null,
          "q_value",
          latest && own ? 0.03 + 0.06 * k : null);
    }
    for (int i = 0; i < Math.min(6, plan.places()); i++) {
      long reports = 12 + 3L * i;
      add(
          "report_theme",
          "mission_id",
          aim.id(),
          "place_id",
          place(i),
          "theme_id",
          theme,
          "period",
          week,
          "period_start",
          monday,
          "period_end",
          monday.plusDays(6),
          "reports",
          reports,
          "mentions",
          2L + (i + k) % 5,
          "share",
          0.2,
          "expected_share",
          latest ? 0.1 : null,
          "log_odds",
          latest && i == 0 ? 1.2 : null,
          "q_value",
          latest && i == 0 ? 0.04 : null);
      add(
          "report_excerpt",
          "report_id",
          "n-" + k + "-" + i + (latest ? "" : "-" + week),
          "mission_id",
          aim.id(),
          "theme_id",
          theme,
          "place_id",
          place(i),
          "period",
          week,
          "period_start",
          monday,
          "period_end",
          monday.plusDays(6),
          "role",
          role(k),
          "excerpt",
          "…we do the huddle at ten and at two, the care package is asked for on the first day,"
              + " call [name] on [phone] if it is late…"
              + plan.nasty(),
          "score",
          1.0 + k,
          "feed_id",
          "ward-notes");
    }
  }

  private void survey(Aim aim) throws SQLException {
    Kind kind = aim.kinds().get(0);
    for (int i = 0; i < Math.min(6, plan.places()); i++) {
      double estimate = kind.level() + 0.01 * i;
      add(
          "survey_estimate",
          "indicator_id",
          kind.id(),
          "place_id",
          place(i),
          "period",
          "2026-Q3",
          "period_start",
          LocalDate.of(2026, 7, 1),
          "period_end",
          LocalDate.of(2026, 9, 30),
          "estimate",
          estimate,
          "standard_error",
          i == 5 ? null : 0.02,
          "ci_low",
          i == 5 ? null : estimate - 0.04,
          "ci_high",
          i == 5 ? null : estimate + 0.04,
          "n",
          40L + i,
          "reason",
          i == 5 ? "every answer is the same" + plan.nasty() : null,
          "feed_id",
          "staff-survey");
    }
  }

  private void quality() throws SQLException {
    String[][] checks = {
      {
        "rejected: unknown-place",
        "warn",
        "31",
        "Place codes that are not in places.csv; most were abolished in 2025."
      },
      {
        "conflict",
        "note",
        "4",
        "Two rows for one place and period with different values and no revision; the later stands."
      },
      {"not-yet-known", "note", "40", "The period had not ended, or the revision was later."},
      {"encoding", "note", "1", "Read as Latin-1."}
    };
    for (String[] check : checks) {
      add(
          "data_quality",
          "feed_id",
          "nhs-ae",
          "source_file",
          "landing/nhs-ae/all.csv" + plan.nasty(),
          "rows_read",
          12500L,
          "rows_accepted",
          12420L,
          "rows_rejected",
          40L,
          "rows_skipped",
          40L,
          "check",
          check[0],
          "result",
          check[1],
          "count",
          Long.parseLong(check[2]),
          "detail",
          check[3] + plan.nasty());
    }
    for (int i = 0; i < 40; i++) {
      add(
          "rejected_record",
          "feed_id",
          "nhs-ae",
          "source_file",
          "landing/nhs-ae/all.csv" + plan.nasty(),
          "line",
          100L + i,
          "field",
          "org_code",
          "reason",
          i % 4 == 0 ? "numerator-above-denominator" : "unknown-place",
          "detail",
          "no place `E0600" + i + "`" + plan.nasty(),
          "raw",
          "E0600" + i + ",2026-10,12,9" + plan.nasty());
    }
  }
}
