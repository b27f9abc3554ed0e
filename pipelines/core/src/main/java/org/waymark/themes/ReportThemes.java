package org.waymark.themes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.waymark.period.Period;
import org.waymark.period.PeriodKind;
import org.waymark.redaction.FeedRedactions;
import org.waymark.redaction.Redacted;
import org.waymark.redaction.Redaction;
import org.waymark.registry.Mission;
import org.waymark.registry.Theme;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportExcerpt;
import org.waymark.text.Excerpt;
import org.waymark.text.Report;
import org.waymark.text.Sentence;
import org.waymark.text.ThemeMatch;
import org.waymark.text.ThemeMatcher;

/**
 * Reads reports for the themes of all missions.
 *
 * <p>Two steps that need not run in one place. Per report: {@link #read} finds themes in the
 * redacted text and keeps redacted excerpts; {@link #counts} and {@link #excerpts} turn the reading
 * into numbers and rows. Per mission: {@link ThemeShares} makes the table from the sums of counts.
 * Reports must stand once: see {@link StandingReports}.
 *
 * <p>Every report is read for every mission that has themes: reports belong to places, not to
 * missions. Safe for use by many threads.
 */
public final class ReportThemes {

  private record Position(int mission, int theme) {}

  private final Workspace workspace;
  private final ThemeMatcher matcher;

  private final FeedRedactions redactions;

  /** By position in the matcher, in order of mission, then theme. */
  private final List<Position> positions;

  /** By position of the mission in the workspace. */
  private final List<ThemeModel> models;

  private final boolean someLearned;

  private ReportThemes(
      Workspace workspace, List<ThemeModel> models, List<Theme> themes, List<Position> positions) {
    this.workspace = workspace;
    this.models = List.copyOf(models);
    this.someLearned = models.stream().anyMatch(model -> !model.learned().isEmpty());
    this.matcher = ThemeMatcher.of(themes);
    this.positions = positions;
    this.redactions = FeedRedactions.of(workspace);
  }

  /** A reader that finds the themes of the workspace's missions by their phrases. */
  public static ReportThemes of(Workspace workspace) {
    return of(
        workspace,
        workspace.missions().stream()
            .map(mission -> ThemeModel.byPhrases(mission.themes().size()))
            .toList());
  }

  /**
   * A reader for the themes of the workspace's missions.
   *
   * @param models how the themes of each mission are found, in the order of the missions
   */
  public static ReportThemes of(Workspace workspace, List<ThemeModel> models) {
    List<Theme> themes = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    for (int mission = 0; mission < workspace.missions().size(); mission++) {
      List<Theme> ofMission = workspace.missions().get(mission).themes();
      for (int theme = 0; theme < ofMission.size(); theme++) {
        themes.add(ofMission.get(theme));
        positions.add(new Position(mission, theme));
      }
    }
    return new ReportThemes(workspace, models, themes, positions);
  }

  /**
   * A report that was read, and looked through for what no theme covers.
   *
   * @param unread for each mission that has themes, by its position: the text, and where it speaks
   *     of a theme; none where the report is not in the sample
   */
  public record Heard(ReportReading reading, Map<Integer, SampledText> unread) {}

  /** The themes that a report speaks of, with an excerpt for each. */
  public ReportReading read(Report report) {
    return hear(report, false).reading();
  }

  /**
   * The same.
   *
   * @param sampled whether what no theme covers is looked for
   */
  public Heard hear(Report report, boolean sampled) {
    // Redacted before anything is cut out, so that no cut hides what a detail is known by.
    Redaction redaction = redactions.ofTexts(report.feed());
    Redacted redacted = redaction.apply(report.text());
    ReportReading reading =
        new ReportReading(
            new ReportSource(
                report.feed(),
                report.id(),
                report.place(),
                Period.containing(PeriodKind.WEEK, report.date()).code(),
                report.role().map(role -> redaction.apply(role).text()).orElse("")),
            redacted.doubts(),
            mentions(report.feed(), redacted.text(), report.question()));
    return new Heard(
        reading, sampled ? unread(reading.source(), report.question(), redacted.text()) : Map.of());
  }

  private Map<Integer, SampledText> unread(ReportSource source, String question, String text) {
    List<ThemeMatch> matches = matcher.matches(text);
    List<Sentence> sentences = Sentence.of(text);
    Map<Integer, SampledText> unread = new TreeMap<>();
    for (int mission = 0; mission < models.size(); mission++) {
      if (!workspace.missions().get(mission).themes().isEmpty() && reads(mission, source.feed())) {
        SeenText seen = new SeenText(text, sentences, of(mission, matches), question);
        ThemeModel model = models.get(mission);
        unread.put(mission, new SampledText(source, text, model.themes(seen), model.covered(seen)));
      }
    }
    return unread;
  }

  /** The text of a report as people may see it. */
  public String redacted(Report report) {
    return redactions.ofTexts(report.feed()).apply(report.text()).text();
  }

  /** Whether a mission reads the reports of a feed, by their positions. */
  private boolean reads(int mission, int feed) {
    return workspace.missions().get(mission).reads(workspace.feeds().get(feed).id());
  }

  private List<ReportMention> mentions(int feed, String text, String question) {
    List<ThemeMatch> matches = matcher.matches(text);
    if (matches.isEmpty() && !someLearned) {
      return List.of();
    }
    List<Sentence> sentences = Sentence.of(text);
    List<ReportMention> mentions = new ArrayList<>();
    for (int mission = 0; mission < models.size(); mission++) {
      if (reads(mission, feed)) {
        SeenText seen = new SeenText(text, sentences, of(mission, matches), question);
        mentions.addAll(mentions(mission, seen, text));
      }
    }
    return mentions;
  }

  private List<ThemeMatch> of(int mission, List<ThemeMatch> matches) {
    List<ThemeMatch> own = new ArrayList<>();
    for (ThemeMatch match : matches) {
      Position position = positions.get(match.theme());
      if (position.mission() == mission) {
        own.add(new ThemeMatch(position.theme(), match.phrase(), match.start(), match.end()));
      }
    }
    return own;
  }

  private List<ReportMention> mentions(int mission, SeenText seen, String text) {
    ThemeModel model = models.get(mission);
    List<ReportMention> mentions = new ArrayList<>();
    BitSet byPhrases = seen.phrases();
    byPhrases.andNot(model.learned());
    for (int i = byPhrases.nextSetBit(0); i >= 0; i = byPhrases.nextSetBit(i + 1)) {
      int theme = i;
      List<ThemeMatch> own = seen.matches().stream().filter(m -> m.theme() == theme).toList();
      ThemeMatch first = own.get(0);
      mentions.add(
          new ReportMention(
              mission,
              theme,
              CodingMethod.PHRASES,
              own.stream().mapToInt(ThemeMatch::phrase).distinct().count(),
              model.polarity(seen, holding(seen.sentences(), first.start())),
              Excerpt.around(text, first.start(), first.end())));
    }
    for (ThemeModel.Found found : model.found(seen)) {
      Sentence telling = seen.sentences().get(found.sentence());
      mentions.add(
          new ReportMention(
              mission,
              found.theme(),
              CodingMethod.LEARNED,
              found.score(),
              model.polarity(seen, telling),
              Excerpt.around(text, telling.start(), telling.end())));
    }
    mentions.sort(Comparator.comparingInt(ReportMention::theme));
    return mentions;
  }

  private static Sentence holding(List<Sentence> sentences, int at) {
    int i = 0;
    while (sentences.get(i).end() <= at) {
      i++;
    }
    return sentences.get(i);
  }

  /** What a report adds to the counts of every mission that has themes. */
  public List<ReportCount> counts(ReportReading reading) {
    List<ReportCount> counts = new ArrayList<>();
    for (int mission = 0; mission < workspace.missions().size(); mission++) {
      if (!workspace.missions().get(mission).themes().isEmpty()
          && reads(mission, reading.source().feed())) {
        counts.add(ReportCount.one(mission, reading.source().place(), reading.source().week()));
      }
    }
    for (ReportMention mention : reading.mentions()) {
      counts.add(
          ReportCount.one(
              mention.mission(),
              reading.source().place(),
              reading.source().week(),
              mention.theme(),
              mention.polarity()));
    }
    return counts;
  }

  /** The rows of the published table that a report gives: one for each theme it speaks of. */
  public List<ReportExcerpt> excerpts(ReportReading reading, LocalDate asOf, String runId) {
    ExcerptRows begun = new ExcerptRows(workspace, asOf, runId);
    List<ReportExcerpt> rows = new ArrayList<>();
    for (ReportMention mention : reading.mentions()) {
      Mission mission = workspace.missions().get(mention.mission());
      rows.add(
          begun
              .of(reading.source())
              .setMissionId(mission.id())
              .setThemeId(mission.themes().get(mention.theme()).id())
              .setExcerpt(mention.excerpt())
              .setScore(mention.score())
              .setMethod(mention.method().published())
              .setPolarity(mention.polarity().published())
              .build());
    }
    return rows;
  }
}
