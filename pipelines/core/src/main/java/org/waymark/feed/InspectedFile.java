package org.waymark.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.waymark.registry.TableShape;
import org.waymark.schema.record.RejectedRecord;

/**
 * What a look at a delivered file has found: all that is needed to read its pieces independently.
 *
 * @param path as the workspace names it
 * @param sha256 of the delivered bytes, in lower-case hexadecimal digits
 * @param size delivered bytes
 * @param wrapping what is to be opened before its text can be read
 * @param gzip true where the delivered bytes are compressed
 * @param byteOrderMark bytes of the mark at the start of the text, 0 where there is none
 * @param charset name of the encoding that the text is in, or must be taken for
 * @param format as the workspace writes it; where a feed leaves it open, what the header shows
 * @param delimiter what separates fields; of no meaning in lines of JSON
 * @param numbers what the numbers of its columns show of their decimal marks
 * @param shaped whether the text holds more than the table, as the feed declares
 * @param header fields of the header, trimmed; empty in lines of JSON
 * @param rows rows behind the header, readable or not; empty lines are no rows. A file that gives
 *     none because it is refused counts as at least one
 * @param splits pieces in order of offset; empty where nothing can be read
 * @param faults what is wrong with the file as a whole
 * @param opening its first rows, the header first, until the header is {@link FeedParser#checked}
 * @param notes what was read otherwise than it is written, in words
 * @param described what a file beside it says of it
 */
public record InspectedFile(
    String path,
    String sha256,
    long size,
    Wrapping wrapping,
    boolean gzip,
    int byteOrderMark,
    String charset,
    String format,
    char delimiter,
    NumberEvidence numbers,
    boolean shaped,
    List<String> header,
    long rows,
    List<Split> splits,
    List<FileFault> faults,
    List<Opening> opening,
    List<String> notes,
    Described described)
    implements Serializable {

  /** False where the file gives no rows. */
  public boolean readable() {
    return faults.stream().noneMatch(FileFault::fatal);
  }

  /**
   * True where splits are positions in the delivered file; else the file is read from its start.
   */
  public boolean splittable() {
    return wrapping.isNone() && !gzip && !reencoded() && !shaped;
  }

  /**
   * The same file with more faults; one that is fatal leaves nothing to be read. Its rows are
   * counted all the same.
   */
  public InspectedFile with(List<FileFault> more) {
    List<FileFault> all = new ArrayList<>(faults);
    all.addAll(more);
    boolean stands = all.stream().noneMatch(FileFault::fatal);
    return new InspectedFile(
        path,
        sha256,
        size,
        wrapping,
        gzip,
        byteOrderMark,
        charset,
        format,
        delimiter,
        numbers,
        shaped,
        header,
        stands ? rows : Math.max(rows, 1),
        stands ? splits : List.of(),
        List.copyOf(all),
        opening,
        notes,
        described);
  }

  /** The same file with more notes, and without its first rows, which then have served. */
  InspectedFile noted(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new InspectedFile(
        path,
        sha256,
        size,
        wrapping,
        gzip,
        byteOrderMark,
        charset,
        format,
        delimiter,
        numbers,
        shaped,
        header,
        rows,
        splits,
        faults,
        List.of(),
        List.copyOf(all),
        described);
  }

  /** The same file with a further note. */
  InspectedFile toldOf(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new InspectedFile(
        path,
        sha256,
        size,
        wrapping,
        gzip,
        byteOrderMark,
        charset,
        format,
        delimiter,
        numbers,
        shaped,
        header,
        rows,
        splits,
        faults,
        opening,
        List.copyOf(all),
        described);
  }

  /** Another part of a file: what is told of the delivered bytes is that of the first. */
  InspectedFile of(InspectedFile first) {
    return new InspectedFile(
        path,
        first.sha256,
        first.size,
        wrapping,
        first.gzip,
        byteOrderMark,
        charset,
        format,
        delimiter,
        numbers,
        shaped,
        header,
        rows,
        splits,
        faults,
        opening,
        notes,
        described);
  }

  /** The same file by another name. */
  InspectedFile called(String name) {
    return new InspectedFile(
        name,
        sha256,
        size,
        wrapping,
        gzip,
        byteOrderMark,
        charset,
        format,
        delimiter,
        numbers,
        shaped,
        header,
        rows,
        splits,
        faults,
        opening,
        notes,
        described);
  }

  /** False where only a second look at every row can tell the decimal marks of its columns. */
  public boolean decimalsSeen() {
    return numbers.complete();
  }

  /** Rows that are lost because the file is refused as a whole. */
  public long refusedRows() {
    return readable() ? 0 : rows;
  }

  /** The faults as rows of the table of what was refused. */
  public List<RejectedRecord> rejections(String feedId, LocalDate asOf, String runId) {
    return faults.stream()
        .map(
            fault ->
                new RejectedRecord(
                    feedId,
                    path,
                    (long) fault.line(),
                    fault.column().orElse(null),
                    fault.reason(),
                    fault.detail(),
                    "",
                    asOf,
                    runId))
        .toList();
  }

  /** The encoding of the text's bytes as {@link #text} gives them. */
  Charset textCharset() {
    return reencoded() ? StandardCharsets.UTF_8 : Charset.forName(charset);
  }

  private boolean reencoded() {
    return !Encodings.readAsTheyAre(Charset.forName(charset));
  }

  /**
   * The text's bytes from the split on.
   *
   * @param delivered at the split's first byte if the file is {@link #splittable()}, else at the
   *     start of the delivered file
   * @param table as the feed declares it
   */
  InputStream text(InputStream delivered, Split split, TableShape table) throws IOException {
    if (splittable()) {
      return delivered;
    }
    InputStream text =
        wrapping.member().isEmpty() ? delivered : Archive.member(delivered, wrapping.member());
    text = gzip ? new TruncatedGzip(new DeliveredBytes(text)) : text;
    if (wrapping.opensFile()) {
      text = wrapping.text(text, table, format, path);
    } else if (reencoded()) {
      text.skipNBytes(byteOrderMark);
      text = new ReencodedText(text, Charset.forName(charset));
    } else if (shaped) {
      text.skipNBytes(byteOrderMark);
    }
    if (shaped) {
      text = new TableText(text, delimiter, table);
    }
    text.skipNBytes(split.offset());
    return text;
  }
}
