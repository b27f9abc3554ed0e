package org.waymark.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a workspace that make up its registry, as bytes. Whoever calls the reader has read
 * them from wherever they are kept.
 *
 * @param contents path relative to the workspace, with {@code /} between folders, to content
 * @param elsewhere path of a link that leads out of the workspace to where it leads
 * @param schemes schemes of addresses that files can be read from, such as {@code s3}
 * @param roots whole paths of the workspace; an empty one opens every path
 */
public record WorkspaceFiles(
    SortedMap<String, byte[]> contents,
    SortedMap<String, String> elsewhere,
    Collection<String> schemes,
    List<String> roots) {
  static final String SETTINGS = "waymark.yaml";
  static final String PLACES = "places.csv";
  static final String ALIASES = "places_alias.csv";
  private static final String MISSIONS = "missions/";
  private static final String FEEDS = "feeds/";
  private static final String MODELS = "models/";
  private static final String MARGINS = "margins/";
  private static final String LABELS = "labels/";
  private static final String CHOICES = "choices/";

  /** A mission as it was at a date: {@code history/2025-04-01/missions/health.yaml}. */
  private static final Pattern PAST = Pattern.compile("history/([^/]+)/missions/[^/]+[.]yaml");

  public WorkspaceFiles {
    contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
    elsewhere = Collections.unmodifiableSortedMap(new TreeMap<>(elsewhere));
    schemes = List.copyOf(schemes);
    roots = List.copyOf(roots);
  }

  /** Files that were found in order before, wherever they lie: no scheme is unknown. */
  public static WorkspaceFiles foundInOrder(SortedMap<String, byte[]> contents) {
    return new WorkspaceFiles(
        contents, new TreeMap<>(), List.of(FilesNamed.ANY_SCHEME), List.of(""));
  }

  /** The same without models of policy and operations. */
  public WorkspaceFiles withoutModels() {
    SortedMap<String, byte[]> rest = new TreeMap<>(contents);
    rest.keySet().removeIf(WorkspaceFiles::isModel);
    return new WorkspaceFiles(rest, elsewhere, schemes, roots);
  }

  /** Files of a workspace that no whole path leads to. */
  public WorkspaceFiles(
      SortedMap<String, byte[]> contents,
      SortedMap<String, String> elsewhere,
      Collection<String> schemes) {
    this(contents, elsewhere, schemes, List.of());
  }

  /** Files that all lie in the workspace, where nothing is read from afar. */
  public WorkspaceFiles(SortedMap<String, byte[]> contents) {
    this(contents, new TreeMap<>(), List.of(), List.of());
  }

  /**
   * Whether a file at that path belongs to the registry. Files that probably should, such as {@code
   * missions/health.yml}, do too, so that the reader can say so.
   */
  public static boolean belongs(String path) {
    return path.equals(SETTINGS)
        || path.equals(PLACES)
        || path.equals(ALIASES)
        || isMission(path)
        || isFeed(path)
        || isModel(path)
        || isMargin(path)
        || isLabels(path)
        || isChoices(path)
        || historyDate(path).isPresent()
        || misnamed(path).isPresent();
  }

  /** A mission. */
  public static boolean isMission(String path) {
    return isYamlIn(MISSIONS, path);
  }

  static boolean isFeed(String path) {
    return isYamlIn(FEEDS, path);
  }

  /** A file that declares a model of policy and operations. */
  public static boolean isModel(String path) {
    return isYamlIn(MODELS, path);
  }

  /** A file of population counts that a survey's weights are fitted to. */
  static boolean isMargin(String path) {
    return isCsvIn(MARGINS, path);
  }

  /** A file in which people have coded reports. */
  static boolean isLabels(String path) {
    return isCsvIn(LABELS, path);
  }

  /** A file of the names and labels of a form's choices. */
  static boolean isChoices(String path) {
    return isCsvIn(CHOICES, path);
  }

  /** The date in the path of a mission file as it was then. */
  static Optional<String> historyDate(String path) {
    Matcher past = PAST.matcher(path);
    return past.matches() ? Optional.of(past.group(1)) : Optional.empty();
  }

  private static boolean isCsvIn(String folder, String path) {
    return path.startsWith(folder)
        && path.endsWith(".csv")
        && path.indexOf('/', folder.length()) < 0;
  }

  /** The path under which a file would be read that is not read under its own. */
  static Optional<String> misnamed(String path) {
    boolean known =
        path.equals("waymark.yml")
            || (path.endsWith(".yml") && isYamlIn(MISSIONS, yaml(path)))
            || (path.endsWith(".yml") && isYamlIn(FEEDS, yaml(path)))
            || (path.endsWith(".yml") && isYamlIn(MODELS, yaml(path)));
    return known ? Optional.of(yaml(path)) : Optional.empty();
  }

  private static String yaml(String path) {
    return path.substring(0, path.length() - ".yml".length()) + ".yaml";
  }

  private static boolean isYamlIn(String folder, String path) {
    return path.startsWith(folder)
        && path.endsWith(".yaml")
        && path.indexOf('/', folder.length()) < 0;
  }

  Optional<byte[]> content(String path) {
    return Optional.ofNullable(contents.get(path));
  }
}
