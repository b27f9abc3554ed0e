package org.waymark.registry;

import java.util.List;

/**
 * What a mission says for its own watch. All of it may be empty.
 *
 * @param orgs names of the owner's organisation, as money and people files write it
 * @param interventions in the order of the file
 * @param roles that a mission's team has
 * @param opposition ids of themes that show opposition
 * @param support ids of indicators that show support
 */
public record Watched(
    List<String> orgs,
    List<Intervention> interventions,
    List<String> roles,
    List<String> opposition,
    List<String> support) {

  /** Roles of a team where a mission names none. */
  public static final List<String> ROLES =
      List.of("sro", "policy", "operations", "data", "finance");

  /** A mission that says nothing. */
  public static final Watched NOTHING =
      new Watched(List.of(), List.of(), ROLES, List.of(), List.of());

  public Watched {
    orgs = List.copyOf(orgs);
    interventions = List.copyOf(interventions);
    roles = List.copyOf(roles);
    opposition = List.copyOf(opposition);
    support = List.copyOf(support);
  }
}
