package org.waymark.registry;

import java.time.LocalDate;

/**
 * A mission as the registry had it at an earlier date.
 *
 * @param at since when it was like that
 */
public record PastMission(LocalDate at, Mission mission) {}
