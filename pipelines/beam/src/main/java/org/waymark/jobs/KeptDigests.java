package org.waymark.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waymark.disclosure.DisclosureRule;
import org.waymark.io.WorkspaceSecret;
import org.waymark.publish.OutputFolder;
import org.waymark.publish.RunFailure;
import org.waymark.publish.RunFiles;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.Delivery;

/**
 * What is published of delivered files while a disclosure rule holds: keyed digests in place of
 * plain ones, and sizes rounded up. A plain digest would let a reader try out what a file holds.
 */
final class KeptDigests {
  private static final String KEYED = "hmac-sha256:";

  private final WorkspaceSecret secret;

  private KeptDigests(WorkspaceSecret secret) {
    this.secret = secret;
  }

  /**
   * Keys digests with the secret of the workspace, which is made where there is none.
   *
   * @return empty without a rule
   */
  static Optional<KeptDigests> of(Path folder, Workspace workspace, OutputFolder out)
      throws IOException, RunFailure {
    if (!DisclosureRule.of(workspace.settings().disclosure()).applies()) {
      return Optional.empty();
    }
    Path file = folder.resolve(WorkspaceSecret.FILE).toAbsolutePath().normalize();
    if (file.startsWith(out.root().toAbsolutePath().normalize())) {
      throw new RunFailure(
          RunFailure.Kind.OUTPUT,
          "the output folder "
              + out.root()
              + " contains the workspace and its secret, which must not be published",
          List.of("publish into a folder inside the workspace, or next to it"));
    }
    return Optional.of(new KeptDigests(WorkspaceSecret.of(folder, System.getenv())));
  }

  /** As {@link #of}, but writes nothing: empty where there is no secret yet either. */
  static Optional<KeptDigests> existing(Path folder, Workspace workspace) throws IOException {
    return DisclosureRule.of(workspace.settings().disclosure()).applies()
        ? WorkspaceSecret.existing(folder, System.getenv()).map(KeptDigests::new)
        : Optional.empty();
  }

  /** A keyed digest. */
  String keyed(String text) {
    return secret.keyed(text);
  }

  /** The keyed digest that is published of a file. */
  String ofFile(String sha256) {
    return keyed("file " + sha256);
  }

  /** The keyed digest, with a word that says so. */
  String marked(String sha256) {
    return KEYED + ofFile(sha256);
  }

  /** A row of {@code delivery} of this run, or of one that had no rule, as it may be published. */
  Delivery publishable(Delivery row) {
    return row.getSha256().startsWith(KEYED)
        ? row
        : Delivery.newBuilder(row)
            .setSha256(marked(row.getSha256()))
            .setBytes(RunFiles.rounded(row.getBytes()))
            .build();
  }
}
