package org.waymark.app.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns away what no browser of this machine's user asks for on purpose: methods that change,
 * requests without end, names that only look like this machine, other sites.
 */
record Gate(int port) {
  private static final int LONGEST_ADDRESS = 64 << 10;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** The refusal; empty where the request may pass. */
  Optional<Reply> refusal(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return Optional.of(
          Reply.words(405, "This server is read-only. Use GET or HEAD.")
              .with("Allow", "GET, HEAD"));
    }
    if (exchange.getRequestURI().toString().length() > LONGEST_ADDRESS) {
      return Optional.of(
          Reply.words(
              414, "The address is longer than 64 KB. Use `waymark query -` for a longer query."));
    }
    Headers headers = exchange.getRequestHeaders();
    if (headers.containsKey("Transfer-Encoding")
        || !List.of("0").containsAll(headers.getOrDefault("Content-Length", List.of()))) {
      return Optional.of(Reply.words(413, "A request must not have a body here."));
    }
    List<String> hosts = headers.getOrDefault("Host", List.of());
    if (hosts.size() != 1 || !isHere(hosts.get(0))) {
      return Optional.of(
          Reply.words(403, "Only requests to localhost on the right port are allowed."));
    }
    return fromElsewhere(exchange, hosts.get(0))
        ? Optional.of(Reply.words(403, "Requests from other sites are not allowed."))
        : Optional.empty();
  }

  private boolean isHere(String host) {
    String end = ":" + port;
    return host.endsWith(end) && LOOPBACK.contains(host.substring(0, host.length() - end.length()));
  }

  /** A link from elsewhere may lead to a page; nothing else of other sites may come in. */
  private static boolean fromElsewhere(HttpExchange exchange, String host) {
    Headers headers = exchange.getRequestHeaders();
    for (String origin : headers.getOrDefault("Origin", List.of())) {
      if (!origin.equals("http://" + host)) {
        return true;
      }
    }
    boolean followed =
        headers.getOrDefault("Sec-Fetch-Mode", List.of()).equals(List.of("navigate"))
            && headers.getOrDefault("Sec-Fetch-Dest", List.of()).equals(List.of("document"))
            && !exchange.getRequestURI().getRawPath().startsWith("/sql")
            && !exchange.getRequestURI().getRawPath().startsWith("/explore");
    for (String site : headers.getOrDefault("Sec-Fetch-Site", List.of())) {
      if (!Set.of("same-origin", "none").contains(site) && !followed) {
        return true;
      }
    }
    return false;
  }
}
