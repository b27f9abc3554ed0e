package org.waymark.app.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sends exact bytes to a port, as no well-behaved client would. */
record RawHttp(int port) {

  /** An answer as it came; names of headers in lower case. */
  record Response(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).orElse("");
    }

    /** The whole answer but what was asked, which a page repeats. */
    String withoutQuestion() {
      return headers + body.replaceAll("(?s)<textarea.*?</textarea>", "");
    }
  }

  Response get(String target) throws IOException {
    return send("GET " + target + " HTTP/1.1\nHost: 127.0.0.1:" + port + "\n");
  }

  Response sql(String question) throws IOException {
    return get("/sql?q=" + encoded(question));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Sends these lines, an empty one, and reads to the end. */
  Response send(String lines) throws IOException {
    return raw((lines + "Connection: close\n\n").replace("\n", "\r\n"));
  }

  Response raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = all.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new IOException("no answer but: " + all);
      }
      String[] head = all.substring(0, end).split("\r\n", -1);
      Map<String, String> headers = new TreeMap<>();
      for (int i = 1; i < head.length; i++) {
        int colon = head[i].indexOf(':');
        headers.put(
            head[i].substring(0, colon).toLowerCase(Locale.ROOT),
            head[i].substring(colon + 1).strip());
      }
      return new Response(
          Integer.parseInt(head[0].split(" ", 3)[1]), headers, all.substring(end + 4));
    }
  }
}
