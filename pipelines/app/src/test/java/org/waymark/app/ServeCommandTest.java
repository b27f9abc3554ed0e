package org.waymark.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir Path out;

  @Test
  void aTakenPortIsWrongUsageAndSaysWhatToDo() throws IOException {
    Files.writeString(out.resolve("views.sql"), "CREATE VIEW place AS SELECT 1 AS n;");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      Shell.Answer answer = RealCommand.type("serve", "--out", out.toString(), "--port", port);

      assertEquals(2, answer.exitCode());
      assertTrue(answer.err().contains("port " + port + " is not available"), answer.err());
      assertTrue(answer.err().contains("--port 0"), answer.err());
    }
  }

  @Test
  void aPortThatIsNoneIsWrongUsage() {
    assertEquals(
        2, RealCommand.type("serve", "--out", out.toString(), "--port", "65536").exitCode());
  }

  @Test
  void nothingPublishedIsAMissingInput() {
    assertEquals(5, RealCommand.type("serve", "--out", out.toString(), "--port", "0").exitCode());
  }
}
