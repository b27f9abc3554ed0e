package org.waymark.themes;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The reports of one mission, counted twice: by place and by role.
 *
 * @param byRole over all places: as many reports in all
 * @param voices reports of which it is not yet known how many count, because parts are still to
 *     come; see {@link #heard}
 */
public record MissionCounts(
    List<ReportCount> byPlace, List<RoleCount> byRole, List<VoiceCount> voices) {

  /** Reports that all count. */
  public MissionCounts(List<ReportCount> byPlace, List<RoleCount> byRole) {
    this(byPlace, byRole, List.of());
  }

  /** Adds up as reports are read. */
  public static final class Sums {
    private final TreeMap<ReportCount, ReportCount> byPlace = new TreeMap<>(ReportCount.BY_KEY);
    private final TreeMap<RoleCount, RoleCount> byRole = new TreeMap<>(RoleCount.BY_KEY);
    private final TreeMap<VoiceCount, VoiceCount> voices = new TreeMap<>(VoiceCount.BY_KEY);

    /**
     * Adds reports that were written in a role.
     *
     * @param role redacted; "" where the feed does not say
     */
    public void add(String role, ReportCount count) {
      byPlace.merge(count, count, ReportCount::plus);
      RoleCount ofRole = RoleCount.of(role, count);
      byRole.merge(ofRole, ofRole, RoleCount::plus);
    }

    /** Adds reports of a voice, of which others may be in other parts. */
    public void add(String role, long voice, ReportCount count) {
      VoiceCount of = new VoiceCount(role, voice, count);
      voices.merge(of, of, VoiceCount::plus);
    }

    /** The sums so far, each key once, in order. */
    public MissionCounts counts() {
      return new MissionCounts(
          List.copyOf(byPlace.values()),
          List.copyOf(byRole.values()),
          List.copyOf(voices.values()));
    }
  }

  /** The counts of all parts, one after the other. */
  public static MissionCounts of(Collection<MissionCounts> parts) {
    return new MissionCounts(
        parts.stream().flatMap(part -> part.byPlace.stream()).toList(),
        parts.stream().flatMap(part -> part.byRole.stream()).toList(),
        parts.stream().flatMap(part -> part.voices.stream()).toList());
  }

  /** The same with every voice heard as often as it counts; see {@link VoiceCount}. */
  public MissionCounts heard() {
    if (voices.isEmpty()) {
      return this;
    }
    Sums sums = new Sums();
    VoiceCount.hear(voices, sums);
    return of(List.of(new MissionCounts(byPlace, byRole), sums.counts()));
  }
}
