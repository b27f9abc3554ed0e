package org.waymark.registry;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the map of a feed of reports. */
final class ReportsMapReader {
  private final Sources sources;
  private final FileProblems problems;
  private final Declared declared;

  ReportsMapReader(Sources sources, FileProblems problems, Declared declared) {
    this.sources = sources;
    this.problems = problems;
    this.declared = declared;
  }

  Optional<Feed> read(String id, Feed.Reading reading, Fields feed) {
    Optional<Fields> found = feed.fields("map", Keys.REPORTS_MAP);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fields map = found.get();
    Optional<Feed.Source> report = sources.sourceOrUsual(map, "report", Keys.REPORTS_MAP, reading);
    if (report.isPresent() && report.get() instanceof Feed.Source.Constant) {
      problems.error(map.at("report"), "every report would have the same id", "a column");
    }
    Optional<Sources.Mapped> place = sources.source(map, "place");
    place
        .flatMap(Sources.Mapped::constant)
        .ifPresent(constant -> declared.checkPlace(constant, problems));
    Optional<Feed.DatedSource> date = sources.datedOrUsual(map, "date", Keys.REPORTS_MAP, reading);
    Optional<Feed.Source> role = sources.source(map, "role").map(Sources.Mapped::source);
    Optional<Feed.Source> question = sources.source(map, "question").map(Sources.Mapped::source);
    Optional<Sources.Mapped> author = sources.source(map, "author");
    author
        .flatMap(Sources.Mapped::constant)
        .ifPresent(
            constant ->
                problems.error(
                    constant.at(), "every report would be by the same author", "a column"));
    Optional<Feed.Source> text = sources.source(map, "text").map(Sources.Mapped::source);
    if (report.isEmpty() || place.isEmpty() || date.isEmpty() || text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Feed.ReportsFeed(
            id,
            reading,
            report.get(),
            place.get().source(),
            date.get(),
            role,
            question,
            text.get(),
            rooms(feed),
            placeholders(feed),
            author.map(Sources.Mapped::source)));
  }

  private static Set<String> placeholders(Fields feed) {
    if (!feed.has("placeholders")) {
      return Feed.ReportsFeed.USUAL_PLACEHOLDERS;
    }
    Set<String> placeholders = new TreeSet<>();
    for (YamlNode.Scalar text : feed.texts("placeholders")) {
      placeholders.add(text.text());
    }
    return Collections.unmodifiableSet(placeholders);
  }

  private boolean rooms(Fields feed) {
    boolean rooms = false;
    for (YamlNode.Scalar kind : feed.texts("redact")) {
      if (kind.text().equals("rooms")) {
        rooms = true;
      } else {
        problems.error(
            kind.at(),
            "there is no kind of detail " + Wording.quoted(kind.text()) + " to ask for",
            "`rooms`; all other kinds are always redacted");
      }
    }
    return rooms;
  }
}
