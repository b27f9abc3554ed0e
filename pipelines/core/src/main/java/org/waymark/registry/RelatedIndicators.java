package org.waymark.registry;

import java.util.List;

/**
 * Indicators of a mission that one effort would move together, such as those of waiting.
 *
 * @param id unique in the mission
 * @param title for readers, as in "indicators of waiting": here "waiting"
 * @param indicatorIds ids of the mission's indicators, in the order of the file
 */
public record RelatedIndicators(String id, String title, List<String> indicatorIds) {}
