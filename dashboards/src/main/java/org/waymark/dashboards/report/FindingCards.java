package org.waymark.dashboards.report;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.waymark.dashboards.chart.PeersChart;
import org.waymark.dashboards.chart.SmallControl;
import org.waymark.dashboards.chart.SpcChart;
import org.waymark.dashboards.page.DataTable;
import org.waymark.dashboards.page.DataTable.Cell;
import org.waymark.dashboards.page.Figure;
import org.waymark.dashboards.table.PublishedTables;
import org.waymark.dashboards.words.ChartWords;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.dashboards.words.Scale;
import org.waymark.dashboards.words.Verdicts;

/** Findings told in full: numbers, charts with their tables, voices, who could learn. */
final class FindingCards {
  /** Peers in the table beside a chart: more would make a page of thousands of places too large. */
  static final int LISTED = 100;

  private static final int QUOTES = 3;

  private final List<EvidenceTables.PlacePoint> points;
  private final List<EvidenceTables.Score> scores;
  private final List<EvidenceTables.Part> parts;
  private final List<EvidenceTables.Voice> voices;
  private final List<EvidenceTables.Excerpt> excerpts;
  private final List<EvidenceTables.Candidate> candidates;
  private final Map<String, String> losses;
  private final Map<String, String> practised;
  private final String owner;
  private final Ways ways;

  /**
   * Reads, in a few queries, what stands behind the findings that will be told.
   *
   * @param practised see {@link PracticeTables#practised}
   * @param ways from the page of a finding
   */
  FindingCards(
      PublishedTables tables,
      LocalDate asOf,
      String missionId,
      List<Finding> told,
      Map<String, String> practised,
      String owner,
      Ways ways)
      throws SQLException {
    EvidenceTables evidence = new EvidenceTables(tables, asOf);
    List<String> places = told.stream().map(Finding::placeId).distinct().toList();
    List<Finding> single = told.stream().filter(f -> !f.isWholePlace()).toList();
    this.points = evidence.controlCharts(single);
    this.scores = evidence.scores(missionId, single);
    this.parts = evidence.parts(told.stream().filter(Finding::isWholePlace).toList());
    this.voices = evidence.voices(missionId, places);
    this.excerpts = evidence.excerpts(missionId, places);
    this.candidates = evidence.candidates(told);
    this.losses = evidence.losses(told);
    this.practised = practised;
    this.owner = owner;
    this.ways = ways;
  }

  /** The finding in full. */
  MissionPage.Card card(Finding f) {
    String anchor = Ways.findingAnchor(f.id());
    List<Figure> figures = new ArrayList<>();
    List<EvidenceTables.Score> alike = alike(f);
    peers(f, anchor, alike).ifPresent(figures::add);
    controlChart(f, anchor).ifPresent(figures::add);
    FunnelFigure.of(f, anchor, alike).ifPresent(figures::add);
    return new MissionPage.Card(
        anchor,
        f.placeName(),
        f.indicatorTitle(),
        mark(f),
        strength(f),
        strengthMeaning(f),
        f.evidence(),
        f.robustness(),
        warning(f),
        facts(f),
        parts(f),
        figures,
        voices(f),
        quotes(f),
        f.isDoubtful() ? Optional.empty() : candidates(f),
        "Go and ask " + f.placeName() + ": " + question(f, practised) + owner);
  }

  /**
   * The finding as the page of its mission shows it.
   *
   * @param from ways from that page
   */
  MissionPage.Teaser teaser(Finding f, Ways from) {
    Scale scale = f.scale();
    return new MissionPage.Teaser(
        Ways.findingAnchor(f.id()),
        from.finding(f.id()),
        f.placeName(),
        from.place(f.placeId()),
        f.indicatorTitle(),
        from.indicator(f.indicatorId()),
        mark(f),
        Numbers.sentence(f.differenceInWords())
            + partsOf(f).inWords()
            + f.onset().map(o -> ", since about " + Dates.period(o)).orElse(""),
        f.isWholePlace()
            ? ""
            : "Seen "
                + scale.value(f.observed())
                + ", expected "
                + scale.value(f.expected())
                + ", "
                + Dates.span(f.periodStart(), f.periodEnd()),
        strength(f),
        f.doubt(),
        line(f));
  }

  /** The series of the finding as a small chart; empty where there is none. */
  private String line(Finding f) {
    List<SpcChart.Point> own = series(f);
    if (own.isEmpty()) {
      return "";
    }
    SpcChart.Point last = own.get(own.size() - 1);
    return SmallControl.draw(
        Ways.findingAnchor(f.id()) + "-line",
        f.indicatorTitle() + " at " + f.placeName(),
        "From "
            + f.scale().value(own.get(0).value())
            + " in "
            + Dates.period(own.get(0).period())
            + " to "
            + f.scale().value(last.value())
            + " in "
            + Dates.period(last.period())
            + ".",
        own.stream()
            .map(
                p ->
                    new SmallControl.Point(
                        (p.first().toEpochDay() + p.last().toEpochDay()) / 2.0,
                        p.value(),
                        OptionalDouble.of(p.mean()),
                        p.lower(),
                        p.upper(),
                        p.variation(),
                        true))
            .toList());
  }

  private List<SpcChart.Point> series(Finding f) {
    return points.stream()
        .filter(p -> p.indicatorId().equals(f.indicatorId()) && p.placeId().equals(f.placeId()))
        .map(EvidenceTables.PlacePoint::point)
        .toList();
  }

  /** How long a finding stands, in words. */
  static String mark(Finding f) {
    if (f.isNew()) {
      return "New this week";
    }
    if (f.isOnOldData()) {
      return "On old data, to " + Dates.day(f.periodEnd());
    }
    return f.weeksStanding() <= 1
        ? "Still standing"
        : "Standing for " + f.weeksStanding() + " weeks";
  }

  private static String strength(Finding f) {
    if (f.countedDifferentlySince().isPresent()) {
      return "Counted differently since " + Dates.period(f.countedDifferentlySince().get());
    }
    if (f.isCounting()) {
      return "A different number of cases";
    }
    return f.isWholePlace() ? "Good evidence of a change of several" : Verdicts.strength(f.tier());
  }

  private static String strengthMeaning(Finding f) {
    if (f.isCounting()) {
      return "the figures moved, and a change of what is counted may be the reason";
    }
    return f.isWholePlace()
        ? "its related indicators moved together by more than those of similar places"
        : Verdicts.strengthMeaning(f.tier());
  }

  /** Why a finding is to be taken with care. */
  private Optional<String> warning(Finding f) {
    if (!f.counterpartWorse() && f.isCounting()) {
      return Optional.of(
          "Find out first whether people there count as they did before. If not, this is no"
              + " difference in how well they do.");
    }
    if (!f.counterpartWorse()) {
      return Optional.empty();
    }
    String counterpart = f.counterpartTitle().orElse("its counterpart indicator");
    return Optional.of(
        "While this improved, “"
            + counterpart
            + "” significantly worsened here"
            + losses.getOrDefault(f.id(), "")
            + ". One may have been bought with the other: do not copy this before it is"
            + " understood.");
  }

  /** What to ask: after the practice, not after a hero. */
  static String question(Finding f, Map<String, String> practised) {
    if (f.isCounting() && !f.counterpartWorse()) {
      return f.onset()
              .map(o -> "What changed around " + Dates.period(o) + " in ")
              .orElse("What is different in ")
          + "who is counted and how, and what is left of the difference if that is allowed for?";
    }
    if (f.counterpartWorse()) {
      String why = "hy did “" + f.counterpartTitle().orElse("the counterpart") + "” get worse?";
      return f.onset()
          .map(o -> "What changed around " + Dates.period(o) + ", and w" + why)
          .orElse("W" + why);
    }
    String practice = practised.get(f.placeId());
    if (practice != null) {
      return f.onset().map(o -> "What changed around " + Dates.period(o) + "? ").orElse("")
          + "Reports from there speak of “"
          + practice
          + "” more than those of its peers: how is it done, what did it take to begin, and what"
          + " would another place need?";
    }
    return f.onset()
        .map(
            o ->
                "What changed around "
                    + Dates.period(o)
                    + ", and what do people there do now that they did not do before?")
        .orElse("What do people there do, day by day, that similar places do not?");
  }

  private JointMovement partsOf(Finding f) {
    return JointMovement.of(
        parts.stream().filter(part -> part.findingId().equals(f.id())).toList());
  }

  /** The indicators that moved together, each with its step. */
  private Optional<DataTable> parts(Finding f) {
    List<List<Cell>> rows = new ArrayList<>();
    for (EvidenceTables.Part part : parts) {
      if (!part.findingId().equals(f.id())) {
        continue;
      }
      Scale scale = part.scale();
      Optional<Double> difference =
          part.expected().isPresent()
              ? Optional.of(scale.difference(part.expected().getAsDouble(), part.effect()))
              : Optional.empty();
      rows.add(
          List.of(
              Cell.text(part.title()),
              optional(part.observed(), scale),
              optional(part.expected(), scale),
              difference
                  .map(d -> Cell.number(d, scale.signedDifference(d)))
                  .orElse(new Cell("not known", "")),
              Cell.number(part.share(), Numbers.percent(part.share(), 0)),
              Cell.text(part.foundAlone() ? "also found alone" : "not found alone")));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataTable(
                "Indicators of " + f.placeName() + " that moved together",
                DataTable.columns(
                    "Indicator", "#Seen", "#Without the step", "#Difference", "#Share", "Alone"),
                rows));
  }

  private List<MissionPage.Fact> wholePlaceFacts(Finding f) {
    return List.of(
        partsOf(f).fact(),
        new MissionPage.Fact(
            "Since",
            f.onset().map(Dates::period).orElse(""),
            "the likeliest first period, roughly"),
        new MissionPage.Fact(
            "Compared with", Numbers.of(f.peers(), "place", "places"), "on the same indicators"),
        sustained(f));
  }

  private static MissionPage.Fact sustained(Finding f) {
    return new MissionPage.Fact(
        "Sustained",
        f.isNew() ? "New" : Numbers.of(f.weeksStanding(), "week", "weeks"),
        f.isNew() ? "first found this week" : "found at every published date that had new data");
  }

  private List<MissionPage.Fact> facts(Finding f) {
    if (f.isWholePlace()) {
      return wholePlaceFacts(f);
    }
    Scale scale = f.scale();
    String interval =
        scale.signedNumber(f.differenceLow()) + " to " + scale.signedDifference(f.differenceHigh());
    List<MissionPage.Fact> facts = new ArrayList<>();
    facts.add(
        new MissionPage.Fact(
            "Seen", scale.value(f.observed()), Dates.span(f.periodStart(), f.periodEnd())));
    facts.add(
        new MissionPage.Fact(
            "Expected",
            scale.value(f.expected()),
            f.moved() ? "had it moved as others did" : "of a place in its circumstances"));
    facts.add(
        new MissionPage.Fact(
            "Difference",
            scale.signedDifference(f.difference()),
            "95% interval " + interval + (scale.lowerIsBetter() ? "; lower is better" : "")));
    if (f.moved()) {
      facts.add(
          new MissionPage.Fact(
              "Since", f.onset().map(Dates::period).orElse(""), "the likeliest first period"));
    } else {
      facts.add(
          new MissionPage.Fact(
              "Likely to last",
              scale.signedDifference(f.lastingDifference()),
              "best estimate, drawn towards zero"));
    }
    facts.add(
        new MissionPage.Fact(
            "Compared with",
            Numbers.of(f.peers(), "place", "places"),
            f.placeType()
                .map(t -> "of the kind " + t.replace('-', ' '))
                .orElse("in the registry")));
    facts.add(sustained(f));
    return facts;
  }

  private Optional<Figure> controlChart(Finding f, String anchor) {
    List<SpcChart.Point> own = series(f);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Scale scale = f.scale();
    // A count is summed over its periods, so its expectation is not on the scale of one period.
    Optional<SpcChart.Expectation> expectation =
        scale.measure().equals("count")
            ? Optional.empty()
            : Optional.of(new SpcChart.Expectation(f.expected(), f.periodStart(), f.periodEnd()));
    ChartWords chart = own.get(own.size() - 1).chart();
    String title = "Since when? " + f.placeName() + ", period by period" + chart.afterTitle();
    List<List<Cell>> rows = new ArrayList<>();
    for (SpcChart.Point p : own) {
      String variation = p.told();
      String rule = Verdicts.rule(p.rule());
      rows.add(
          List.of(
              new Cell(Dates.period(p.period()), p.period()),
              Cell.number(p.value(), scale.value(p.value())),
              Cell.number(p.mean(), scale.value(p.mean())),
              optional(p.lower(), scale),
              optional(p.upper(), scale),
              Cell.text(rule.isEmpty() ? variation : variation + ": " + rule)));
    }
    DataTable table =
        new DataTable(
            f.indicatorTitle() + " at " + f.placeName(),
            DataTable.columns(
                "Period",
                "#Value",
                "#" + Numbers.sentence(chart.centre()),
                "#Lower limit",
                "#Upper limit",
                "Variation"),
            rows);
    String svg = SpcChart.draw(anchor + "-spc", title, own, scale, expectation, f.onset());
    return Optional.of(new Figure(anchor + "-spc", title, svg, table));
  }

  private static Cell optional(OptionalDouble value, Scale scale) {
    return value.isPresent()
        ? Cell.number(value.getAsDouble(), scale.value(value.getAsDouble()))
        : new Cell("none", "");
  }

  /** Peers are places of the same type that were tested on the same indicator. */
  private List<EvidenceTables.Score> alike(Finding f) {
    return scores.stream()
        .filter(s -> s.indicatorId().equals(f.indicatorId()))
        .filter(s -> f.placeType().equals(s.placeType()) || f.placeType().isEmpty())
        .toList();
  }

  private Optional<Figure> peers(Finding f, String anchor, List<EvidenceTables.Score> alike) {
    Scale scale = f.scale();
    if (alike.stream().noneMatch(s -> s.placeId().equals(f.placeId())) || alike.size() < 2) {
      return Optional.empty();
    }
    List<PeersChart.Peer> peers = new ArrayList<>();
    for (EvidenceTables.Score s : alike) {
      double middle = scale.difference(s.expected(), s.effect());
      OptionalDouble low = OptionalDouble.empty();
      OptionalDouble high = OptionalDouble.empty();
      if (s.observedLow().isPresent() && s.observedHigh().isPresent()) {
        low = OptionalDouble.of(scale.apart(s.expected(), s.observedLow().getAsDouble()));
        high = OptionalDouble.of(scale.apart(s.expected(), s.observedHigh().getAsDouble()));
      }
      peers.add(new PeersChart.Peer(s.placeId(), s.placeName(), middle, low, high));
    }
    String title = "How far from expected? " + f.placeName() + " among its peers";
    String svg = PeersChart.draw(anchor + "-peers", title, peers, f.placeId(), scale);
    return Optional.of(new Figure(anchor + "-peers", title, svg, peerTable(f, alike)));
  }

  /**
   * The furthest ahead and the place itself; of thousands the CSV would be long. The rank is by the
   * difference that is shown, so that a better rank never has a smaller difference.
   */
  private DataTable peerTable(Finding f, List<EvidenceTables.Score> alike) {
    Scale scale = f.scale();
    List<EvidenceTables.Score> ranked = new ArrayList<>(alike);
    double up = scale.lowerIsBetter() ? -1 : 1;
    ranked.sort(
        Comparator.<EvidenceTables.Score>comparingDouble(
                s -> -up * scale.difference(s.expected(), s.effect()))
            .thenComparing(EvidenceTables.Score::placeId));
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < ranked.size(); i++) {
      EvidenceTables.Score s = ranked.get(i);
      if (i >= LISTED && !s.placeId().equals(f.placeId())) {
        continue;
      }
      double difference = scale.difference(s.expected(), s.effect());
      rows.add(
          List.of(
              Cell.text(s.placeName()).to(ways.place(s.placeId())),
              Cell.number(i + 1, Numbers.whole(i + 1)),
              optional(s.observed(), scale),
              Cell.number(s.expected(), scale.value(s.expected())),
              Cell.number(difference, scale.signedDifference(difference))));
    }
    String first = rows.size() < ranked.size() ? ", the first " + LISTED : "";
    return new DataTable(
        f.indicatorTitle() + ": " + f.placeName() + " and its peers" + first,
        DataTable.columns("Place", "#Rank", "#Seen", "#Expected", "#Difference"),
        rows);
  }

  private Optional<DataTable> voices(Finding f) {
    List<EvidenceTables.Voice> own =
        voices.stream().filter(v -> v.placeId().equals(f.placeId())).limit(5).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (EvidenceTables.Voice v : own) {
      double share = (double) v.mentions() / v.reports();
      rows.add(
          List.of(
              Cell.text(v.themeTitle()),
              new Cell(v.mentions() + " of " + v.reports(), Long.toString(v.mentions())),
              Cell.number(share, Numbers.percent(share, 0)),
              v.elsewhere().isPresent()
                  ? Cell.number(
                      v.elsewhere().getAsDouble(), Numbers.percent(v.elsewhere().getAsDouble(), 0))
                  : new Cell("none", "")));
    }
    return Optional.of(
        new DataTable(
            "Reports from " + f.placeName() + " in the last 13 weeks",
            DataTable.columns("Theme", "#Reports", "#Share", "#Elsewhere"),
            rows));
  }

  /**
   * What was written in the time that the finding is about; a report that speaks of two themes in
   * the same words is quoted once.
   */
  private List<MissionPage.Quote> quotes(Finding f) {
    Set<String> quoted = new HashSet<>();
    return excerpts.stream()
        .filter(e -> e.placeId().equals(f.placeId()) && !e.first().isBefore(f.periodStart()))
        .filter(e -> quoted.add(e.words()))
        .limit(QUOTES)
        .map(
            e ->
                new MissionPage.Quote(
                    e.words(),
                    e.role().map(Numbers::sentence).orElse("Role not given")
                        + ", "
                        + Dates.period(e.period())
                        + ", on “"
                        + e.themeTitle()
                        + "”"))
        .toList();
  }

  private Optional<DataTable> candidates(Finding f) {
    List<EvidenceTables.Candidate> own =
        candidates.stream().filter(c -> c.findingId().equals(f.id())).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Scale scale = f.scale();
    String unit = scale.proportion() ? "in percentage points" : scale.axisUnit();
    List<List<Cell>> rows = new ArrayList<>();
    for (EvidenceTables.Candidate c : own) {
      String gap = Numbers.brief(scale.axis(c.gap()));
      rows.add(
          List.of(
              Cell.text(c.placeName()).to(ways.place(c.placeId())),
              Cell.number(c.distance(), Numbers.fixed(c.distance(), 2)),
              Cell.number(c.gap(), gap),
              c.potentialGain().isPresent()
                  ? Cell.number(
                      c.potentialGain().getAsDouble(),
                      "about " + Numbers.brief(Math.rint(c.potentialGain().getAsDouble())))
                  : new Cell("not known", "")));
    }
    return Optional.of(
        new DataTable(
            "Places most like "
                + f.placeName()
                + "; how far they are behind on “"
                + f.indicatorTitle()
                + "”"
                + (unit.isEmpty() ? "" : ", " + unit)
                + ", and how many cases closing half of the gap would change",
            DataTable.columns("Place", "#Distance", "#Behind by", "#Half the gap"),
            rows));
  }
}
