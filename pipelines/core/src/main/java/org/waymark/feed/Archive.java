package org.waymark.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.waymark.feed.format.Wrapped;
import org.waymark.registry.Feed;
import org.waymark.registry.TableShape;

/** A ZIP archive of delivered files, read member by member in flat memory. */
final class Archive {
  /** Members that are looked at. */
  static final int MOST_MEMBERS = 10_000;

  private static final Set<String> TABLES =
      Set.of(
          "csv", "tsv", "tab", "txt", "dat", "json", "jsonl", "ndjson", "xlsx", "xlsm", "xls",
          "ods", "html", "htm", "px", "sav", "parquet");

  private static final Set<String> TEXTS = Set.of("csv", "tsv", "tab", "txt", "dat");

  private final Delivered delivered;
  private final ZipInputStream zip;

  private Archive(InputStream bytes) {
    delivered = new Delivered(bytes);
    // Names are read byte by byte where an archive does not say that they are UTF-8.
    zip = new ZipInputStream(delivered, StandardCharsets.ISO_8859_1);
  }

  /** The archive whose bytes begin there; they are not closed. */
  static Archive of(InputStream bytes) {
    return new Archive(bytes);
  }

  /** True of the start of a ZIP archive that is no workbook. */
  static boolean recognised(byte[] opening, Feed.Reading reading, String path) {
    return opening.length > 3
        && opening[0] == 'P'
        && opening[1] == 'K'
        && opening[2] == 3
        && opening[3] == 4
        && Wrapped.of(opening, reading.format(), path)
            .filter(kind -> kind == Wrapped.Kind.XLSX || kind == Wrapped.Kind.ODS)
            .isEmpty();
  }

  /** A member: its name, and its bytes until the next is asked for. */
  record Member(String name, Content content) {}

  /** The next member that is a file; null where there is none. */
  @org.jspecify.annotations.Nullable
  Member next() throws IOException {
    while (true) {
      ZipEntry entry = entry();
      if (entry == null) {
        return null;
      }
      if (!entry.isDirectory()) {
        return new Member(entry.getName(), new Content(zip));
      }
    }
  }

  private @org.jspecify.annotations.Nullable ZipEntry entry() throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException | IOException broken) {
      if (delivered.failed) {
        throw broken;
      }
      // What the reader of archives says of damage is not always that.
      throw new ZipException(broken.getMessage());
    }
  }

  /** The bytes of the archive, and whether it is they that cannot be read. */
  private static final class Delivered extends FilterInputStream {
    private boolean failed;

    Delivered(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return in.read(into, offset, length);
      } catch (IOException lost) {
        failed = true;
        throw lost;
      }
    }
  }

  /** The bytes of a member. */
  static InputStream member(InputStream archive, String name) throws IOException {
    Archive of = of(archive);
    for (Member member = of.next(); member != null; member = of.next()) {
      if (member.name().equals(name)) {
        return member.content();
      }
    }
    throw new IOException("the archive no longer has the member " + name);
  }

  /** True of a member that a feed asks for; unless it says which, of one that may hold a table. */
  static boolean meant(String name, TableShape table) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    if (!table.members().isEmpty()) {
      return table.members().stream()
          .anyMatch(wanted -> Wrapped.matches(wanted, name) || Wrapped.matches(wanted, last));
    }
    String extension = last.substring(last.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TABLES.contains(extension)
        && !last.startsWith(".")
        && !name.startsWith("__MACOSX/")
        && !Descriptions.isDescription(name);
  }

  /** True of a member whose writing another may describe: delimited text. */
  static boolean isText(String name) {
    return TEXTS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  /** Bytes of a member, with an honest end where the archive is damaged. */
  static final class Content extends FilterInputStream {
    private boolean damaged;

    Content(InputStream in) {
      super(in);
    }

    /** True where the archive ended or was found damaged within the member. */
    boolean damaged() {
      return damaged;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (damaged) {
        return -1;
      }
      try {
        return in.read(into, offset, length);
      } catch (IOException broken) {
        damaged = true;
        return -1;
      }
    }

    @Override
    public void close() {
      // The archive goes on behind the member.
    }
  }
}
