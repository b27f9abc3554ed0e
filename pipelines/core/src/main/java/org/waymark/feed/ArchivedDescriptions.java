package org.waymark.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What members of an archive say of others in it: a Data Package, or metadata of CSV on the Web.
 *
 * @param archive path of the archive, as the workspace names it
 * @param contents of the members that describe others, by their names
 */
public record ArchivedDescriptions(String archive, Map<String, byte[]> contents) {
  /** Nothing is said. */
  public static final ArchivedDescriptions NONE = new ArchivedDescriptions("", Map.of());

  /** What is said of a member: the nearest description that speaks of it counts. */
  Described of(String member) {
    if (contents.isEmpty()) {
      return Described.NONE;
    }
    String folder = member.substring(0, member.lastIndexOf('/') + 1);
    String name = member.substring(folder.length());
    for (int above = 0; ; above++) {
      for (String by : names(name, above)) {
        byte[] content = contents.get(folder + by);
        Optional<Described> said =
            content == null
                ? Optional.empty()
                : Descriptions.of(
                    archive + "/" + folder + by, content, member.substring(folder.length()));
        if (said.isPresent()) {
          return said.get();
        }
      }
      if (folder.isEmpty()) {
        return Described.NONE;
      }
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }
  }

  private static List<String> names(String name, int above) {
    return above == 0 ? Descriptions.beside(name) : List.of(Descriptions.DATA_PACKAGE);
  }
}
