package org.waymark.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceSecretTest {
  @TempDir Path workspace;

  @Test
  void theFirstRunMakesASecretThatOnlyItsOwnerCanReadAndGitLeavesOut() throws IOException {
    assertTrue(WorkspaceSecret.existing(workspace, Map.of()).isEmpty());
    String keyed = WorkspaceSecret.of(workspace, Map.of()).keyed("a");
    assertEquals(keyed, WorkspaceSecret.of(workspace, Map.of()).keyed("a"));
    Path file = workspace.resolve(WorkspaceSecret.FILE);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals("*\n", Files.readString(file.resolveSibling(".gitignore")));
    try (var files = Files.list(workspace.resolve(".waymark"))) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void twoWorkspacesKeyTheSameTextDifferently(@TempDir Path other) throws IOException {
    assertNotEquals(
        WorkspaceSecret.of(workspace, Map.of()).keyed("a"),
        WorkspaceSecret.of(other, Map.of()).keyed("a"));
  }

  @Test
  void theEnvironmentComesFirstAndLeavesTheWorkspaceAlone() throws IOException {
    Map<String, String> environment = Map.of(WorkspaceSecret.VARIABLE, "0123456789abcdef");
    // HMAC-SHA256 of "a" under that key, by `openssl dgst -sha256 -hmac 0123456789abcdef`.
    assertEquals(
        "0c806ca38a87cad91ed9f55abcb2a45358586aff964a56d422066dc2b6c0e0ff",
        WorkspaceSecret.of(workspace, environment).keyed("a"));
    assertFalse(Files.exists(workspace.resolve(".waymark")));
  }

  @Test
  void aShortSecretIsRefused() {
    IOException refused =
        assertThrows(
            IOException.class,
            () -> WorkspaceSecret.of(workspace, Map.of(WorkspaceSecret.VARIABLE, "secret")));
    assertTrue(String.valueOf(refused.getMessage()).contains("at least 16"));
  }
}
