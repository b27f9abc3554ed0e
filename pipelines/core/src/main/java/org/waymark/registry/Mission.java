package org.waymark.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.period.PeriodKind;

/**
 * A bold, measurable, time-bound aim. Lists are in the order of the file.
 *
 * @param coded reports in which people have found its themes
 * @param related indicators that are read together; empty: those of the same length of period
 * @param trials experiments, pilots and learning loops
 * @param watched what the mission says for its own watch
 * @param reports ids of the feeds whose reports are read for its themes; empty: of all feeds
 */
public record Mission(
    String id,
    String title,
    Optional<String> ownerName,
    Optional<String> ownerContact,
    LocalDate starts,
    LocalDate ends,
    List<Indicator> indicators,
    List<Goal> goals,
    List<Theme> themes,
    CodedReports coded,
    List<RegisteredPractice> practices,
    List<RelatedIndicators> related,
    Trials trials,
    Watched watched,
    List<String> reports) {

  private static final int LEAST_READ_TOGETHER = 3;
  private static final int MOST_READ_TOGETHER = 12;

  /** A mission that reads the reports of all feeds. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes,
      CodedReports coded,
      List<RegisteredPractice> practices,
      List<RelatedIndicators> related,
      Trials trials,
      Watched watched) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        coded,
        practices,
        related,
        trials,
        watched,
        List.of());
  }

  /** The same mission, which reads the reports of these feeds alone. */
  public Mission reading(List<String> feeds) {
    return new Mission(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        coded,
        practices,
        related,
        trials,
        watched,
        List.copyOf(feeds));
  }

  /** Whether the mission reads the reports of that feed. */
  public boolean reads(String feed) {
    return reports.isEmpty() || reports.contains(feed);
  }

  /** A mission that says nothing for its own watch. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes,
      CodedReports coded,
      List<RegisteredPractice> practices,
      List<RelatedIndicators> related,
      Trials trials) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        coded,
        practices,
        related,
        trials,
        Watched.NOTHING);
  }

  /** A mission that does not say which of its indicators are related. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes,
      CodedReports coded,
      List<RegisteredPractice> practices) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        coded,
        practices,
        List.of());
  }

  /** A mission that tries nothing out. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes,
      CodedReports coded,
      List<RegisteredPractice> practices,
      List<RelatedIndicators> related) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        coded,
        practices,
        related,
        Trials.NONE);
  }

  /** A mission of whose themes nobody has coded any report, and that registers no practice. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        CodedReports.NONE,
        List.of());
  }

  /** A mission that registers no practice. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes,
      CodedReports coded) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        coded,
        List.of());
  }

  /** A mission of whose themes nobody has coded any report. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes,
      List<RegisteredPractice> practices) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        CodedReports.NONE,
        practices);
  }

  /**
   * Indicators that are read together at each place: those that the mission declares as related,
   * else its outcomes and outputs of one length of period, where they are {@value
   * #LEAST_READ_TOGETHER} to {@value #MOST_READ_TOGETHER}. More are rarely about one thing.
   */
  public List<RelatedIndicators> readTogether() {
    if (!related.isEmpty()) {
      return related;
    }
    Map<PeriodKind, List<String>> byLength = new TreeMap<>();
    for (Indicator indicator : indicators) {
      if (indicator.better() != Better.NEITHER
          && (indicator.role() == Role.OUTCOME || indicator.role() == Role.OUTPUT)) {
        byLength.computeIfAbsent(indicator.period(), k -> new ArrayList<>()).add(indicator.id());
      }
    }
    return byLength.entrySet().stream()
        .filter(of -> of.getValue().size() >= LEAST_READ_TOGETHER)
        .filter(of -> of.getValue().size() <= MOST_READ_TOGETHER)
        .map(
            of ->
                new RelatedIndicators(
                    of.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "this mission",
                    List.copyOf(of.getValue())))
        .toList();
  }

  /** Whether an indicator is read together with others. */
  public boolean isReadTogether(String indicatorId) {
    return readTogether().stream().anyMatch(group -> group.indicatorIds().contains(indicatorId));
  }
}
