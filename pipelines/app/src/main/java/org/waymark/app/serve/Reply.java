package org.waymark.app.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer to a request.
 *
 * @param status of HTTP
 * @param type of the content
 * @param policy what the page may load and run
 * @param further headers
 */
record Reply(
    int status, String type, byte[] body, String policy, SortedMap<String, String> further) {
  private static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  static Reply of(int status, String type, byte[] body, String policy) {
    return new Reply(status, type, body, policy, new TreeMap<>());
  }

  /** A page whose one style and, where there is one, script are known by their digests. */
  static Reply page(int status, byte[] body, String style, String script, boolean form) {
    return of(
        status,
        "text/html; charset=utf-8",
        body,
        "default-src 'none'; style-src '"
            + style
            + "'"
            + (script.isEmpty() ? "" : "; script-src '" + script + "'")
            + "; img-src data:; base-uri 'none'; form-action "
            + (form ? "'self'" : "'none'")
            + "; frame-ancestors 'none'");
  }

  /** Data, which no browser shall run or take for a page. */
  static Reply data(int status, String type, String text) {
    return of(status, type, text.getBytes(StandardCharsets.UTF_8), NOTHING);
  }

  /** A sentence. */
  static Reply words(int status, String sentence) {
    return data(status, "text/plain; charset=utf-8", sentence + "\n");
  }

  /** The same with a further header. */
  Reply with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(further);
    more.put(name, value);
    return new Reply(status, type, body, policy, more);
  }

  /** Headers of every reply. */
  Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>(further);
    headers.put("Content-Type", type);
    headers.put("Content-Security-Policy", policy);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    headers.putIfAbsent("Cache-Control", "no-store");
    return headers;
  }

  /** The digest of a style or a script as a content security policy names it. */
  static String digest(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
