package org.waymark.feed;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.registry.Feed;

/**
 * The submissions that rows of another file belong to, by key. Of two with one key the later
 * stands, by file and line.
 *
 * <p>All are held at once: a few hundred bytes for each.
 */
public final class Submissions implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The link whose columns the feed names itself. */
  private static final String NAMED = "";

  /** What a later submission with the same key says otherwise, or says again, of one file. */
  public record Again(long superseded, long conflicting) implements Serializable {}

  /** None. */
  public static final Submissions NONE = new Submissions();

  private final LinkedHashMap<String, HashMap<String, Submission>> byLink = new LinkedHashMap<>();
  private final ArrayList<Again> again = new ArrayList<>();

  private Submissions() {}

  /** A file of submissions and what it holds, in order of line. */
  record Held(InspectedFile file, List<Submission> submissions) {}

  /**
   * The submissions of some files.
   *
   * @param files readable ones, in order of name
   */
  static Submissions of(Feed.SubmissionsFeed feed, List<Held> files) {
    Submissions all = new Submissions();
    List<List<String>> links = new ArrayList<>();
    for (Held held : files) {
      links.add(List.copyOf(keys(feed, FeedParser.layout(held.file())).keySet()));
    }
    for (String link : common(links, files.size())) {
      all.byLink.put(link, new HashMap<>());
    }
    Map<String, Integer> lastFile = new HashMap<>();
    for (int f = 0; f < files.size(); f++) {
      all.again.add(new Again(0, 0));
      for (Submission submission : files.get(f).submissions()) {
        all.put(submission, links.get(f), f, lastFile);
      }
    }
    return all;
  }

  /** Columns of a file of submissions that hold keys, by the link that leads there. */
  static Map<String, String> keys(Feed.SubmissionsFeed feed, Layout layout) {
    return feed.key() instanceof Feed.Source.Column column
        ? Map.of(NAMED, column.name())
        : layout.keys();
  }

  /** Links that every file has; where there are several, none that counts rows of one. */
  private static Set<String> common(List<List<String>> links, int files) {
    Set<String> common = new LinkedHashSet<>();
    for (int f = 0; f < files; f++) {
      if (f == 0) {
        common.addAll(links.get(f));
      }
      common.retainAll(links.get(f));
    }
    if (files > 1) {
      common.remove(ExportFormat.ROW_OF_PARENT);
    }
    return common;
  }

  private void put(
      Submission submission, List<String> links, int file, Map<String, Integer> lastFile) {
    boolean first = true;
    for (int i = 0; i < links.size(); i++) {
      HashMap<String, Submission> known = byLink.get(links.get(i));
      String key = submission.keys().get(i);
      if (known == null || key.isEmpty()) {
        continue;
      }
      Submission before = known.put(key, submission);
      if (first) {
        Integer in = lastFile.put(key, file);
        if (before != null && in != null) {
          count(in, before.equals(submission));
        }
        first = false;
      }
    }
  }

  private void count(int file, boolean same) {
    Again so = again.get(file);
    again.set(
        file,
        same
            ? new Again(so.superseded() + 1, so.conflicting())
            : new Again(so.superseded(), so.conflicting() + 1));
  }

  /** Links by which a submission is found. */
  Set<String> links() {
    return byLink.keySet();
  }

  /**
   * The submission that a row belongs to. In a repeat within a repeat the key is that of the row
   * around it, {@code uuid:…/member[2]}; the submission's stands before the first slash.
   *
   * @param link empty where the feed names the columns itself
   */
  Optional<Submission> find(Optional<String> link, String key) {
    HashMap<String, Submission> known = byLink.get(link.orElse(NAMED));
    if (known == null) {
      return Optional.empty();
    }
    Submission exact = known.get(key);
    int slash = key.indexOf('/');
    return Optional.ofNullable(
        exact != null || slash < 0 ? exact : known.get(key.substring(0, slash)));
  }

  /** By position of the file among those that could be read, what a later one replaces. */
  public List<Again> again() {
    return List.copyOf(again);
  }
}
