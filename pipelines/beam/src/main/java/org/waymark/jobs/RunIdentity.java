package org.waymark.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.waymark.feed.InspectedFile;
import org.waymark.publish.Catalog;
import org.waymark.registry.WorkspaceFiles;

/**
 * What a run is known by.
 *
 * <p>Without a disclosure rule the id follows from all that shapes the tables, delivered files
 * included. With one, an id made of delivered files would let a reader try out what hidden numbers
 * are. It then follows from the registry, the names of the files, the version, the date, and how
 * many other runs were published at that date before. A keyed digest says whether deliveries are
 * new.
 *
 * @param runId sixteen hexadecimal digits
 * @param deliveries keyed digest of all that shapes the tables; empty without a rule
 */
record RunIdentity(String runId, Optional<String> deliveries) {
  private static final int DIGITS = 16;

  /** More runs than anybody publishes at one date. */
  private static final int MOST_RUNS = 100_000;

  /** The same inputs, workspace, version and date give the same id; for a run without a rule. */
  static RunIdentity of(
      WorkspaceFiles registry, List<InspectedFile> inputs, String version, LocalDate asOf) {
    return new RunIdentity(content(registry, inputs, version, asOf, true), Optional.empty());
  }

  /**
   * The identity of a run with a rule.
   *
   * @param published the run that is published at the date, if there is one
   * @param kept keys the digests; empty where there is no secret yet
   */
  static RunIdentity withRule(
      WorkspaceFiles registry,
      List<InspectedFile> inputs,
      String version,
      LocalDate asOf,
      Optional<Catalog.Standing> published,
      Optional<KeptDigests> kept) {
    Optional<String> deliveries =
        kept.map(of -> of.keyed("deliveries " + content(registry, inputs, version, asOf, true)));
    String shown = content(registry, inputs, version, asOf, false);
    int run = 1;
    for (int k = 1; published.isPresent() && k < MOST_RUNS; k++) {
      if (published.get().runId().equals(numbered(shown, k))) {
        boolean same = published.get().deliveries().equals(deliveries);
        run = same ? k : k + 1;
        break;
      }
    }
    return new RunIdentity(numbered(shown, run), deliveries);
  }

  private static String numbered(String shown, int run) {
    MessageDigest digest = sha256();
    add(digest, shown);
    add(digest, "run " + run);
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static String content(
      WorkspaceFiles registry,
      List<InspectedFile> inputs,
      String version,
      LocalDate asOf,
      boolean delivered) {
    MessageDigest digest = sha256();
    add(digest, "waymark " + version);
    add(digest, "as of " + asOf);
    registry
        .contents()
        .forEach(
            (name, content) -> {
              add(digest, "registry " + name);
              digest.update(sha256().digest(content));
            });
    for (InspectedFile input : inputs) {
      add(digest, "input " + input.path());
      if (delivered) {
        add(digest, input.sha256());
        if (!input.described().isNone()) {
          add(digest, "described " + input.described().digest());
        }
      }
    }
    String whole = HexFormat.of().formatHex(digest.digest());
    return delivered ? whole.substring(0, DIGITS) : whole;
  }

  /** Digest of some bytes, in lower-case hexadecimal digits. */
  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static void add(MessageDigest digest, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update((byte) (utf8.length >>> 8));
    digest.update((byte) utf8.length);
    digest.update(utf8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
