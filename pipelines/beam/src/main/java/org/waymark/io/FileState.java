package org.waymark.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a file lies on its disk: two states are equal as long as nobody has written to it or put
 * another in its place, whatever the file says of its own age.
 *
 * @param attributes by name; empty of what lies elsewhere, where objects are replaced as a whole
 */
public record FileState(Map<String, String> attributes) {
  private static final String OF_UNIX = "unix:ino,dev,size,ctime,lastModifiedTime";
  private static final String OF_ANY = "fileKey,size,lastModifiedTime";

  /** The state of the file at that location now; one that is not there has a state of its own. */
  public static FileState of(String location) {
    if (location.contains("://")) {
      return new FileState(Map.of());
    }
    Path file = Path.of(location);
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    try {
      Map<String, String> attributes = new TreeMap<>();
      Files.readAttributes(file, unix ? OF_UNIX : OF_ANY)
          .forEach((name, value) -> attributes.put(name, String.valueOf(value)));
      return new FileState(attributes);
    } catch (IOException notThere) {
      return new FileState(Map.of("missing", "yes"));
    }
  }
}
