package org.waymark.jobs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a run would do, found out without writing anything.
 *
 * @param feeds in the order of the workspace
 * @param unclaimed files in {@code landing/} that no feed names
 * @param replaces the published run of the date that would be replaced; empty: none does
 * @param follows the published date whose findings and goals it would be compared with
 * @param later published dates after this one; they were judged without it
 * @param nothingNew true where the same inputs are already published for this date
 */
public record RunPlan(
    String runId,
    LocalDate asOf,
    List<FeedFiles> feeds,
    List<String> unclaimed,
    Optional<String> replaces,
    Optional<LocalDate> follows,
    List<LocalDate> later,
    boolean nothingNew) {

  /**
   * The delivered files of a feed.
   *
   * @param glob as the feed names them
   */
  public record FeedFiles(String feedId, String glob, List<DeliveredFile> files) {
    public FeedFiles {
      files = List.copyOf(files);
    }
  }

  /**
   * A delivered file.
   *
   * @param name relative to the workspace, or the URI
   * @param rows behind the header, readable or not
   * @param faults what is wrong with the file as a whole, in words
   */
  public record DeliveredFile(String name, long bytes, long rows, List<String> faults) {
    public DeliveredFile {
      faults = List.copyOf(faults);
    }
  }

  public RunPlan {
    feeds = List.copyOf(feeds);
    unclaimed = List.copyOf(unclaimed);
    later = List.copyOf(later);
  }

  /** All files of all feeds. */
  public List<DeliveredFile> files() {
    return feeds.stream().flatMap(feed -> feed.files().stream()).toList();
  }
}
