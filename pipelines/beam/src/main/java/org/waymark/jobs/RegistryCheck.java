package org.waymark.jobs;

import java.io.IOException;
import java.nio.file.Path;
import org.waymark.io.WorkspaceFolder;
import org.waymark.registry.RegistryReader;
import org.waymark.registry.RegistryReading;

/** Reads the registry of a workspace on disk, without running anything. */
public final class RegistryCheck {

  private RegistryCheck() {}

  /**
   * The workspace, if it can be used, and everything that is wrong with it.
   *
   * @throws IOException if a file cannot be read
   */
  public static RegistryReading of(Path workspace) throws IOException {
    return RegistryReader.read(WorkspaceFolder.read(workspace));
  }
}
