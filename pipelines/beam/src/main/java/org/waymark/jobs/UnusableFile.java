package org.waymark.jobs;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** Says why a file cannot be used; the names of Java's exceptions say it to Java's people only. */
public final class UnusableFile {
  private UnusableFile() {}

  /** What cannot be used, and why. */
  public static String words(FileSystemException e) {
    String reason = Objects.toString(e.getReason(), "the system does not allow it");
    if (e instanceof AccessDeniedException) {
      reason = "no permission";
    } else if (e instanceof NoSuchFileException) {
      reason = "it does not exist";
    } else if (e instanceof FileAlreadyExistsException) {
      reason = "a file of that name exists already";
    }
    return "cannot use " + Objects.toString(e.getFile(), "a file") + ": " + reason;
  }
}
