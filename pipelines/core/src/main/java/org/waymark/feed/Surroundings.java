package org.waymark.feed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;
import org.waymark.registry.Mission;
import org.waymark.registry.Workspace;

/** What a feed's rows refer to: the workspace's places and indicators, and the day of the run. */
final class Surroundings {
  /** An indicator and its position in the workspace. */
  record Known(int index, Indicator indicator) {
    boolean standardised() {
      return indicator.standardised();
    }
  }

  private final PlaceText places;
  private final Map<String, Known> indicators = new HashMap<>();
  private final List<String> indicatorIds = new ArrayList<>();
  private final LocalDate asOf;
  private final String key;

  Surroundings(Workspace workspace, LocalDate asOf) {
    this.places = new PlaceText(workspace.places());
    for (Indicator indicator : workspace.indicators()) {
      indicators.put(indicator.id(), new Known(indicatorIds.size(), indicator));
      indicatorIds.add(indicator.id());
    }
    this.asOf = asOf;
    this.key =
        workspace.missions().stream().map(Mission::id).collect(Collectors.joining("\n"))
            + workspace.feeds().stream().map(Feed::id).collect(Collectors.joining("\n"));
  }

  /** What names of people are hashed with, so that they are other numbers elsewhere. */
  String key() {
    return key;
  }

  PlaceText places() {
    return places;
  }

  LocalDate asOf() {
    return asOf;
  }

  Optional<Known> indicator(String id) {
    return Optional.ofNullable(indicators.get(id));
  }

  /** The indicator that a mapping names; a checked workspace has it. */
  Known mapped(String id) {
    return indicator(id)
        .orElseThrow(() -> new IllegalArgumentException("the workspace has no indicator " + id));
  }

  /** What to say of an indicator that the workspace lacks. */
  String unknownIndicator(String id) {
    return id.isEmpty()
        ? "no indicator is named"
        : "no indicator " + RowText.quoted(id) + RowText.question(id, indicatorIds);
  }
}
