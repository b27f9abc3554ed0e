package org.waymark.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges by its text which files a feed names: inside the workspace, in a folder that {@code
 * also_read} opens, or at an address of a kind that can be read.
 *
 * @param alsoRead whole paths of folders, that of the workspace among them
 * @param schemes schemes of addresses that files can be read from
 */
record FilesNamed(List<String> alsoRead, Collection<String> schemes) {
  static final String ANY_SCHEME = "*";

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

  /** Whether the path is that of a folder or lies in it. */
  static boolean isIn(String path, List<String> folders) {
    return folders.stream()
        .map(folder -> folder.replaceAll("/+$", ""))
        .anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"));
  }

  /**
   * A glob as it is used.
   *
   * @return empty, with a problem, where it is none or names files that may not be read
   */
  Optional<String> glob(YamlNode.Scalar files, String name, FileProblems problems) {
    String glob = files.text();
    Optional<String> fault = fault(glob);
    if (fault.isPresent()) {
      problems.error(files.at(), name + " " + fault.get(), expected(glob), meant(glob));
      return Optional.empty();
    }
    return Optional.of(glob);
  }

  private Optional<String> fault(String glob) {
    if (glob.indexOf('\\') >= 0) {
      return Optional.of("has backslashes");
    }
    if (glob.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("has a character that no file name has");
    }
    Matcher address = SCHEME.matcher(glob);
    if (address.matches()) {
      String scheme = address.group(1);
      return schemes.contains(scheme) || schemes.contains(ANY_SCHEME)
          ? Optional.empty()
          : Optional.of("names an address that cannot be read: `" + scheme + "://`");
    }
    return brackets(glob).or(() -> isOpened(glob) ? Optional.empty() : outside());
  }

  private static Optional<String> outside() {
    return Optional.of("names files outside the workspace");
  }

  /** By its text alone; a link is followed when the file is there. */
  private boolean isOpened(String glob) {
    boolean whole = glob.startsWith("/") || glob.matches("[A-Za-z]:.*") || glob.startsWith("~/");
    Matcher special = SPECIAL.matcher(glob);
    int end = special.find() ? special.start() : glob.length();
    int depth = 0;
    boolean climbs = false;
    for (String step : glob.split("/")) {
      depth += step.equals("..") ? -1 : step.isEmpty() || step.equals(".") ? 0 : 1;
      climbs |= depth < 0;
    }
    boolean wild =
        glob.indexOf("..", end) >= 0 && glob.substring(end).matches(".*(^|[/{,])\\.\\.([/},].*|$)");
    if (!whole) {
      return !climbs && !wild;
    }
    return !glob.matches("(.*/)?\\.\\.(/.*)?") && !wild && isIn(glob.substring(0, end), alsoRead);
  }

  /** What Java's globs ask of brackets. */
  private static Optional<String> brackets(String glob) {
    boolean choice = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '[') {
        int close = glob.indexOf(']', i + 1);
        String inside = close < 0 ? "" : glob.substring(i + 1, close);
        if (close < 0 || inside.isEmpty() || inside.equals("!") || inside.contains("/")) {
          return Optional.of("has a `[` without what belongs behind it");
        }
        for (int dash = inside.indexOf('-', 1); dash > 0; dash = inside.indexOf('-', dash + 1)) {
          if (dash + 1 < inside.length() && inside.charAt(dash - 1) > inside.charAt(dash + 1)) {
            return Optional.of("has a range between `[` and `]` that runs backwards");
          }
        }
        i = close;
      } else if (c == '{') {
        if (choice) {
          return Optional.of("has a `{` inside another one");
        }
        choice = true;
      } else if (c == '}') {
        choice = false;
      }
    }
    return choice ? Optional.of("has a `{` that is never closed") : Optional.empty();
  }

  private static String expected(String glob) {
    if (glob.indexOf('\\') >= 0) {
      return "folders separated by `/`";
    }
    if (brackets(glob).isPresent()) {
      return "a glob such as `landing/{north,south}/*.csv` or `landing/2026-0[1-6].csv`";
    }
    return "files in the workspace such as `landing/visits/*.csv`, or in a folder that `also_read` of"
        + " waymark.yaml names";
  }

  private static Optional<String> meant(String glob) {
    return glob.indexOf('\\') >= 0 && glob.codePoints().noneMatch(Character::isISOControl)
        ? Optional.of(glob.replace('\\', '/'))
        : Optional.empty();
  }
}
