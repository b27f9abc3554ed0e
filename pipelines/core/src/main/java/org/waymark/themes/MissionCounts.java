package org.waymark.themes;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The reports of one mission, counted twice: by place and by role.
 *
 * @param byRole over all places: as many reports in all
 */
public record MissionCounts(List<ReportCount> byPlace, List<RoleCount> byRole) {

  /** Adds up as reports are read. */
  public static final class Sums {
    private final TreeMap<ReportCount, ReportCount> byPlace = new TreeMap<>(ReportCount.BY_KEY);
    private final TreeMap<RoleCount, RoleCount> byRole = new TreeMap<>(RoleCount.BY_KEY);

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

    /** The sums so far, each key once, in order. */
    public MissionCounts counts() {
      return new MissionCounts(List.copyOf(byPlace.values()), List.copyOf(byRole.values()));
    }
  }

  /** The counts of all parts, one after the other. */
  public static MissionCounts of(Collection<MissionCounts> parts) {
    return new MissionCounts(
        parts.stream().flatMap(part -> part.byPlace.stream()).toList(),
        parts.stream().flatMap(part -> part.byRole.stream()).toList());
  }
}
