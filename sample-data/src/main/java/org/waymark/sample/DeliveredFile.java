package org.waymark.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** A delimited file in the making: writes rows, blemishes some, and keeps count of both. */
final class DeliveredFile {

  /** How the file is written. */
  record Style(char delimiter, String lineEnd, Charset charset, boolean mark, boolean gzip) {
    static final Style PLAIN = new Style(',', "\n", StandardCharsets.UTF_8, false, false);
    static final Style WINDOWS = new Style(',', "\r\n", StandardCharsets.UTF_8, true, false);
    static final Style LATIN = new Style(',', "\n", StandardCharsets.ISO_8859_1, false, false);
    static final Style CONTINENTAL = new Style(';', "\n", StandardCharsets.UTF_8, false, false);
    static final Style ZIPPED = new Style(',', "\n", StandardCharsets.UTF_8, false, true);
  }

  private final Delivery delivery;
  private final String path;
  private final Style style;
  private final List<String> header;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, Long> counts = new TreeMap<>();
  private long line = 1;

  DeliveredFile(Delivery delivery, String path, Style style, String... header) {
    this.delivery = delivery;
    this.path = path;
    this.style = style;
    this.header = List.of(header);
    write(List.of(header), Optional.empty());
  }

  /** A row that a run takes, unless a blemish is planted at its place and period. */
  void row(String place, String period, String... cells) {
    Optional<Blemish> planted = delivery.blemish(path, place, period);
    if (planted.isEmpty()) {
      accept(Arrays.asList(cells));
      return;
    }
    Blemish blemish = planted.get();
    List<String> spoiled = spoiled(blemish, Arrays.asList(cells));
    if (blemish.isRefused()) {
      refuse(place, blemish, spoiled);
    } else if (blemish.reason().equals("no-value")) {
      skip("no-value", spoiled.toArray(String[]::new));
    } else if (blemish.reason().equals("missing-cell") || blemish.reason().equals("footnote")) {
      delivery
          .planted()
          .inFile("tolerated", place, path, line, blemish.reason(), described(blemish));
      accept(spoiled);
    } else if (blemish.reason().equals("contradiction")) {
      contradict(place, blemish, spoiled, Arrays.asList(cells));
    } else {
      count(blemish.reason().equals("repeat") ? "repeat" : "conflict");
      count("superseded");
      delivery
          .planted()
          .inFile("duplicate", place, path, line, blemish.reason(), "the row after it counts");
      accept(spoiled);
      accept(Arrays.asList(cells));
    }
  }

  /** Two rows of one file for the same place and period with other numbers: neither is taken. */
  private void contradict(String place, Blemish blemish, List<String> one, List<String> other) {
    for (List<String> cells : List.of(one, other)) {
      count("read");
      count("rejected");
      count("rejected: conflict");
      String seen = blemish.column() + " " + cells.get(header.indexOf(blemish.column()));
      delivery.planted().inFile("dirt", place, path, line, "conflict", seen);
      write(cells, Optional.empty());
    }
  }

  /** A row that a run leaves out without finding fault, and why. */
  void skip(String why, String... cells) {
    count("read");
    count("skipped");
    count(why);
    write(Arrays.asList(cells), Optional.empty());
  }

  /** Notes a row of this file that a later one replaces. */
  void superseded() {
    count("superseded");
  }

  /** The line on which the next row starts. */
  long line() {
    return line;
  }

  private void accept(List<String> cells) {
    count("read");
    count("accepted");
    write(cells, Optional.empty());
  }

  private void refuse(String place, Blemish blemish, List<String> cells) {
    count("read");
    count("rejected");
    count("rejected: " + blemish.reason());
    delivery.planted().inFile("dirt", place, path, line, blemish.reason(), described(blemish));
    write(cells, Optional.of(blemish));
  }

  private static String described(Blemish blemish) {
    return (blemish.column() + " " + blemish.text().replace("\\q", "\"")).strip();
  }

  private List<String> spoiled(Blemish blemish, List<String> cells) {
    List<String> spoiled = new ArrayList<>(cells);
    switch (blemish.column()) {
      case "(drop)" -> spoiled.remove(spoiled.size() - 1);
      case "(extra)" -> spoiled.add(blemish.text());
      case "(cut)" -> {
        while (spoiled.size() > 2) {
          spoiled.remove(spoiled.size() - 1);
        }
      }
      default -> {
        for (String column : blemish.column().split("\\+")) {
          spoiled.set(header.indexOf(column), blemish.text().replace("\\q", "\""));
        }
      }
    }
    return spoiled;
  }

  private void write(List<String> cells, Optional<Blemish> blemish) {
    boolean raw = blemish.isPresent() && blemish.get().isRaw();
    int spoiled = raw ? header.indexOf(blemish.get().column()) : -1;
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(style.delimiter());
      }
      String cell = cells.get(i);
      text.append(i == spoiled ? cell : Csv.quoted(cell, style.delimiter()));
      line += cell.chars().filter(c -> c == '\n').count();
    }
    if (blemish.isPresent() && blemish.get().column().equals("(cut)")) {
      text.append(style.delimiter()).append(blemish.get().text().replace("\\q", "\""));
      return;
    }
    text.append(style.lineEnd());
    line++;
  }

  private void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /** Hands the finished file over. */
  void close() {
    for (String check : List.of("read", "accepted", "rejected", "skipped")) {
      counts.putIfAbsent(check, 0L);
    }
    counts.forEach((check, count) -> delivery.planted().rows(path, check, count));
    byte[] content = ((style.mark() ? "\uFEFF" : "") + text).getBytes(style.charset());
    delivery.put(path, style.gzip() ? zipped(content) : content);
  }

  private static byte[] zipped(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
