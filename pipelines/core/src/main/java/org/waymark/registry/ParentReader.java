package org.waymark.registry;

import java.util.List;
import java.util.Optional;

/** Reads which submissions, in files of their own, the rows of a survey belong to. */
final class ParentReader {
  private final Sources sources;
  private final FileProblems problems;
  private final Feed.Reading reading;
  private final Optional<Fields> parent;
  private final FilesNamed named;

  ParentReader(
      Sources sources, FileProblems problems, Fields feed, Feed.Reading reading, FilesNamed named) {
    this.named = named;
    this.sources = sources;
    this.problems = problems;
    this.reading = reading;
    parent = feed.fields("parent", Keys.PARENT);
  }

  /** When the answers were given: what is mapped, else when the submission was sent. */
  Optional<Feed.DatedSource> date(Fields map) {
    Optional<Feed.DatedSource> date = sources.datedOrUsual(map, "date", Keys.SURVEY_MAP, reading);
    return parent.isEmpty() || map.has("date")
        ? date
        : date.map(
            usual ->
                new Feed.DatedSource(new Feed.Source.OfParent(usual.source()), Optional.empty()));
  }

  /** Rows of one submission were drawn together. */
  Optional<Feed.Source> cluster() {
    return parent.map(fields -> new Feed.Source.ParentKey());
  }

  /**
   * The submissions.
   *
   * @param mapped all that the survey maps
   */
  Optional<Feed.Parent> parent(String id, List<Feed.Source> mapped) {
    List<Feed.Source> fields =
        mapped.stream()
            .filter(Feed.Source.OfParent.class::isInstance)
            .map(source -> ((Feed.Source.OfParent) source).field())
            .distinct()
            .toList();
    return parent.flatMap(given -> parent(given, id, fields));
  }

  private Optional<Feed.Parent> parent(Fields given, String id, List<Feed.Source> fields) {
    Optional<String> files =
        given.scalar("files").flatMap(text -> named.glob(text, "`files` of `parent`", problems));
    boolean both = given.has("key") && given.has("link");
    if (given.has("key") != given.has("link")) {
      problems.error(
          given.at(given.has("key") ? "key" : "link"),
          "`key` and `link` belong together: a submission's key in its own file, and in this one",
          "both of them");
    } else if (!both && !Words.EXPORT_FORMATS.contains(reading.format())) {
      problems.error(
          given.at(),
          "nothing says by which columns rows and submissions belong together",
          "`key`, the column of the submissions, and `link`, the column of this feed's files");
    }
    Feed.Source key = source(given, "key");
    Feed.Source link = source(given, "link");
    return files.map(
        glob -> new Feed.Parent(new Feed.SubmissionsFeed(id, reading.of(glob), key, fields), link));
  }

  private static Feed.Source source(Fields given, String name) {
    return given
        .text(name)
        .<Feed.Source>map(Feed.Source.Column::new)
        .orElse(new Feed.Source.Usual(name));
  }
}
