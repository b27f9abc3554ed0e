package org.waymark.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.waymark.quality.RowAccount;
import org.waymark.registry.Feed;
import org.waymark.registry.RecordField;
import org.waymark.registry.TableShape;
import org.waymark.registry.Workspace;

/**
 * Reads the rows of a feed's files as columns.
 *
 * <p>A row is rejected if anything that is mapped of it was refused (its other values stand),
 * accepted if nothing was refused and at least one value taken, and skipped otherwise: no mapping
 * selects it, it holds no value, or it is not yet to be seen. Rows not yet to be seen are not
 * checked further, nor are rows without a value. An observation is seen once its period has ended
 * by the day of the run and its revision, where that is a date, is not later.
 *
 * <p>Immutable and free to be used by many threads.
 */
public final class FeedParser {
  private static final int MOST_REJECTED = 20_000;
  private static final int MOST_ROOM = 1 << 16;

  private final Feed feed;
  private final int feedIndex;
  private final Surroundings surroundings;
  private final LocalDate asOf;
  private final String runId;
  private final int shards;
  private final int[] shardOf;
  private final Submissions submissions;

  private FeedParser(
      Workspace workspace,
      Feed feed,
      int feedIndex,
      LocalDate asOf,
      String runId,
      int shards,
      Submissions submissions) {
    this.feed = feed;
    this.submissions = submissions;
    this.feedIndex = feedIndex;
    this.surroundings = new Surroundings(workspace, asOf);
    this.asOf = asOf;
    this.runId = runId;
    this.shards = shards;
    this.shardOf = workspace.shards(shards);
  }

  /**
   * A parser of a workspace's feed.
   *
   * @param feed position of the feed in the workspace
   * @param asOf the day of the run
   * @param runId the run that records of what was refused belong to
   * @param shards how many batches observations are dealt to, as {@link Workspace#shards} says
   * @throws IllegalArgumentException where the feed names an indicator or a pattern that does not
   *     exist; a workspace that was checked does not
   */
  public static FeedParser of(
      Workspace workspace, int feed, LocalDate asOf, String runId, int shards) {
    return of(workspace, feed, asOf, runId, shards, Submissions.NONE);
  }

  /**
   * A parser of a workspace's feed whose rows belong to submissions in other files; see the other
   * method.
   *
   * @param submissions as {@link #submissions} gives them
   */
  public static FeedParser of(
      Workspace workspace,
      int feed,
      LocalDate asOf,
      String runId,
      int shards,
      Submissions submissions) {
    Feed declared = workspace.feeds().get(feed);
    FeedParser parser = new FeedParser(workspace, declared, feed, asOf, runId, shards, submissions);
    parser.mapping(
        "",
        declared.reading(),
        Columns.of(parser.feed, Layout.NONE),
        NumberEvidence.NONE,
        ',',
        new Refusals(),
        new Collected(feed, 0, shards, parser.shardOf, 0));
    return parser;
  }

  /** A parser of the submissions that the rows of a feed belong to, where they belong to any. */
  public static Optional<FeedParser> ofParent(
      Workspace workspace, int feed, LocalDate asOf, String runId) {
    return workspace.feeds().get(feed) instanceof Feed.SurveyFeed survey
        ? survey
            .parent()
            .map(
                parent ->
                    new FeedParser(
                        workspace, parent.submissions(), feed, asOf, runId, 1, Submissions.NONE))
        : Optional.empty();
  }

  /** The feed whose files are read. */
  public Feed feed() {
    return feed;
  }

  /**
   * The submissions of some files.
   *
   * @param files as {@link #checked} by this parser, which is one {@link #ofParent}, in order of
   *     name
   * @param rows what {@link #parse} has given of each, in order of line
   */
  public Submissions submissions(List<InspectedFile> files, List<List<Submission>> rows) {
    if (!(feed instanceof Feed.SubmissionsFeed of)) {
      throw new IllegalStateException("the files of " + feed.id() + " are no submissions");
    }
    List<Submissions.Held> held = new ArrayList<>();
    for (int f = 0; f < files.size(); f++) {
      held.add(new Submissions.Held(files.get(f), rows.get(f)));
    }
    return Submissions.of(of, held);
  }

  /** The file with the faults that this feed finds in its header. */
  public InspectedFile checked(InspectedFile file) {
    if (json() || !file.readable()) {
      return file;
    }
    HeaderCheck check = new HeaderCheck(feed, file, columns(file));
    List<FileFault> faults = check.faults();
    return (faults.isEmpty() ? file : file.with(faults)).noted(check.notes());
  }

  private Columns columns(InspectedFile file) {
    boolean repeats = feed instanceof Feed.SurveyFeed survey && survey.parent().isPresent();
    Optional<Submissions> parents = repeats ? Optional.of(submissions) : Optional.empty();
    return Columns.of(feed, json() ? Layout.NONE : layout(file, reading(file).table(), parents));
  }

  /** Where the columns of a file stand that is no repeat. */
  static Layout layout(InspectedFile file) {
    return layout(file, TableShape.PLAIN, Optional.empty());
  }

  private static Layout layout(
      InspectedFile file, TableShape table, Optional<Submissions> parents) {
    ExportFormat format = ExportFormat.of(file.format(), file.header());
    List<String> columns =
        format == ExportFormat.EUROSTAT
            ? EurostatTable.of(file.header()).columns()
            : table
                .across()
                .map(across -> AcrossTable.of(file.header(), across).columns())
                .orElse(file.header());
    return new Layout(format, columns, table.names(), parents);
  }

  /** What the rows of a split give; {@code chunk} holds the split's bytes. */
  public ParsedChunk parse(InspectedFile file, int fileIndex, byte[] chunk, Split split) {
    try {
      return parse(file, fileIndex, new ByteArrayInputStream(chunk), split);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What the rows of a split give, at once; see the other method for the stream. */
  public ParsedChunk parse(InspectedFile file, int fileIndex, InputStream in, Split split)
      throws IOException {
    List<ParsedChunk> chunks = new ArrayList<>(1);
    parse(file, fileIndex, in, split, Integer.MAX_VALUE, Integer.MAX_VALUE, chunks::add);
    return chunks.get(0);
  }

  /**
   * What the rows of a split give, in pieces: for splits too large to be held, such as a compressed
   * file, which is one.
   *
   * @param file as {@link #checked}
   * @param fileIndex position of the file in the run's inventory
   * @param in at the split's first byte if the file is {@link InspectedFile#splittable()}, else at
   *     the start of the delivered file; not closed
   * @param rowsPerChunk rows after which a piece is handed over, about
   * @param out takes at least one piece
   */
  public void parse(
      InspectedFile file,
      int fileIndex,
      InputStream in,
      Split split,
      int rowsPerChunk,
      Consumer<ParsedChunk> out)
      throws IOException {
    parse(file, fileIndex, in, split, rowsPerChunk, MOST_REJECTED, out);
  }

  private void parse(
      InspectedFile file,
      int fileIndex,
      InputStream in,
      Split split,
      int valuesPerChunk,
      int rejectedPerChunk,
      Consumer<ParsedChunk> out)
      throws IOException {
    Refusals refusals = new Refusals();
    long rows = Math.min(split.rows(), valuesPerChunk);
    // A shard holds more than its share: indicators do not go into shards without rest.
    int room = (int) Math.min(rows * valuesPerRow() / shards * 9 / 8 + 16, MOST_ROOM);
    Collected collected = new Collected(feedIndex, fileIndex, shards, shardOf, room);
    Columns columns = columns(file);
    Optional<AcrossTable> across = across(file);
    NumberEvidence numbers =
        across.map(table -> file.numbers().over(table.sources())).orElse(file.numbers());
    RowMapping mapping =
        mapping(
            file.path(), reading(file), columns, numbers, file.delimiter(), refusals, collected);
    Predicate<Row> refused = Actions.refusing(columns, refusals);
    LeftOut leftOut = new LeftOut(columns);
    int rowsPerChunk = valuesPerChunk;
    if (feed instanceof Feed.SurveyFeed survey && survey.parent().isPresent()) {
      mapping =
          new JoinedToParent(
              mapping,
              survey,
              survey.parent().get(),
              columns,
              file.textCharset(),
              submissions,
              refusals);
    }
    if (columns.layout().format() == ExportFormat.EUROSTAT) {
      EurostatTable table = EurostatTable.of(file.header());
      mapping = new CellsOfTable(mapping, table, columns.inHeader(), file.textCharset());
      rowsPerChunk = Math.max(valuesPerChunk / Math.max(table.periods().size(), 1), 1);
    }
    if (across.isPresent()) {
      mapping = new CellsAcross(mapping, across.get(), columns.inHeader(), file.textCharset());
      rowsPerChunk = Math.max(valuesPerChunk / Math.max(across.get().cells().size(), 1), 1);
    }
    RowSource source = rows(file, columns, in, split);
    Rejections rejections = new Rejections(feed.id(), file.path(), asOf, runId);
    Count count = new Count();
    while (source.next()) {
      Optional<Refusal> broken = source.refusal();
      if (broken.isPresent()) {
        rejections.add(source.line(), broken.get(), source.raw());
        count.rejected++;
      } else {
        refusals.clear();
        count.add(outcome(source.row(), refused, leftOut, mapping), refusals);
        if (!refusals.isEmpty()) {
          collected.refusedElsewhere(source.line());
          String raw = source.raw();
          for (Refusal refusal : refusals.all()) {
            rejections.add(source.line(), refusal, raw);
          }
        }
      }
      if (count.rows() >= rowsPerChunk || rejections.size() >= rejectedPerChunk) {
        out.accept(collected.take(rejections, count.take()));
      }
    }
    if (source instanceof JsonRows objects) {
      objects.lacking().forEach((key, n) -> collected.note(RowAccount.missingKey(key), n));
      objects.notes().forEach(words -> collected.note(RowAccount.note(words)));
    }
    out.accept(collected.take(rejections, count.take()));
  }

  private static RowMapping.Outcome outcome(
      Row row, Predicate<Row> refused, LeftOut leftOut, RowMapping mapping) {
    if (isEmpty(row)) {
      return RowMapping.Outcome.NO_VALUE;
    }
    if (refused.test(row)) {
      return RowMapping.Outcome.TAKEN;
    }
    if (leftOut.names(row)) {
      mapping.leftOut(row);
      return RowMapping.Outcome.LEFT_OUT;
    }
    return mapping.map(row);
  }

  private static boolean isEmpty(Row row) {
    for (int c = 0; c < row.from.length; c++) {
      if (row.from[c] < row.to[c]) {
        return false;
      }
    }
    return true;
  }

  private int valuesPerRow() {
    if (feed instanceof Feed.WideFeed wide) {
      return wide.indicators().size();
    }
    return feed instanceof Feed.SurveyFeed survey ? survey.questions().size() : 1;
  }

  private Optional<AcrossTable> across(InspectedFile file) {
    return reading(file).table().across().map(across -> AcrossTable.of(file.header(), across));
  }

  private boolean json() {
    return feed.reading().linesOfJson();
  }

  private RowSource rows(InspectedFile file, Columns columns, InputStream in, Split split)
      throws IOException {
    InputStream text =
        new LimitedBytes(file.text(in, split, reading(file).table()), split.length());
    boolean table = columns.layout().format() == ExportFormat.EUROSTAT;
    boolean allColumns = table || across(file).isPresent();
    RowScanner scanner =
        new RowScanner(
            text, (byte) file.delimiter(), !json() && !table, split.offset(), split.firstLine());
    if (json()) {
      return new JsonRows(
          scanner,
          file.textCharset(),
          guessed(file),
          columns.names(),
          new JsonKeys(columns.names(), feed.reading().table().names()),
          aboutPeople());
    }
    int width = file.header().size();
    return new CsvRows(
        scanner,
        file.delimiter(),
        file.textCharset(),
        width,
        allColumns ? IntStream.range(0, width).toArray() : columns.inHeader(),
        named(columns),
        withheld(columns),
        guessed(file));
  }

  /** Whether the encoding of a file is what its bytes allow, and nobody's word. */
  private boolean guessed(InspectedFile file) {
    return reading(file).encoding().isEmpty() && file.textCharset().equals(Encodings.WINDOWS_1252);
  }

  /**
   * SDMX-CSV may write names behind codes, and says so in the header, with a blank behind the colon
   * or without. A time is no code, and may hold colons.
   */
  private static boolean[] named(Columns columns) {
    Layout layout = columns.layout();
    if (layout.format() != ExportFormat.SDMX) {
      return new boolean[0];
    }
    int[] positions = columns.inHeader();
    boolean[] named = new boolean[positions.length];
    for (int c = 0; c < named.length; c++) {
      String column = layout.header().get(positions[c]);
      named[c] = column.indexOf(':') >= 0 && !column.startsWith("TIME_PERIOD:");
    }
    return named;
  }

  /** Positions of what tells of people and is not asked for. */
  private Set<Integer> withheld(Columns columns) {
    if (!aboutPeople()) {
      return Set.of();
    }
    if (feed instanceof Feed.RecordFeed records && records.kind().ofPersons()) {
      return PersonalColumns.allBut(shown(records, columns), columns.layout().header());
    }
    Set<Integer> withheld = new TreeSet<>(PersonalColumns.in(columns.layout().header()));
    for (int mapped : columns.inHeader()) {
      withheld.remove(mapped);
    }
    return withheld;
  }

  /** Positions of mapped columns that name no person, in rows that are about persons. */
  private static Set<Integer> shown(Feed.RecordFeed records, Columns columns) {
    Set<Integer> shown = new TreeSet<>();
    Set<Integer> persons = new TreeSet<>();
    records
        .fields()
        .forEach(
            (name, dated) ->
                (records.kind().field(name).type() == RecordField.Type.PERSON ? persons : shown)
                    .addAll(columns.inHeader(dated.source())));
    shown.removeAll(persons);
    return shown;
  }

  private boolean aboutPeople() {
    return !(feed instanceof Feed.WideFeed || feed instanceof Feed.LongFeed);
  }

  /** How that file is read: as the feed says, and where it says nothing as is described. */
  private Feed.Reading reading(InspectedFile file) {
    return file.described().under(feed.reading());
  }

  private RowMapping mapping(
      String path,
      Feed.Reading reading,
      Columns columns,
      NumberEvidence evidence,
      char delimiter,
      Refusals refusals,
      Collected collected) {
    ColumnNumbers numbers = ColumnNumbers.of(reading, columns, evidence, delimiter, json());
    if (feed instanceof Feed.WideFeed wide) {
      return new WideMapping(wide, columns, surroundings, numbers, refusals, collected);
    }
    if (feed instanceof Feed.LongFeed tall) {
      return new LongMapping(tall, columns, surroundings, numbers, refusals, collected);
    }
    if (feed instanceof Feed.SurveyFeed survey) {
      return new SurveyMapping(survey, columns, surroundings, numbers, refusals, collected);
    }
    if (feed instanceof Feed.SubmissionsFeed of) {
      return new SubmissionMapping(of, columns, refusals, collected);
    }
    if (feed instanceof Feed.RecordFeed records) {
      return new RecordMapping(
          records.ofFile(path), columns, surroundings, numbers, refusals, collected);
    }
    return new ReportsMapping(
        (Feed.ReportsFeed) feed, columns, surroundings, numbers, refusals, collected);
  }

  /** Counts rows until a tally is taken. */
  private static final class Count {
    private long taken;
    private long rejected;
    private long notYetKnown;
    private long notSelected;
    private long noValue;
    private long leftOut;

    void add(RowMapping.Outcome outcome, Refusals refusals) {
      if (!refusals.isEmpty()) {
        rejected++;
        return;
      }
      switch (outcome) {
        case TAKEN -> taken++;
        case NOT_YET_KNOWN -> notYetKnown++;
        case LEFT_OUT -> leftOut++;
        case NOT_SELECTED -> notSelected++;
        case NO_VALUE -> noValue++;
      }
    }

    long rows() {
      return taken + rejected + notYetKnown + notSelected + noValue + leftOut;
    }

    FileTally take() {
      FileTally tally =
          new FileTally(
              rows(),
              taken,
              rejected,
              notYetKnown + notSelected + noValue + leftOut,
              notYetKnown,
              notSelected,
              noValue,
              leftOut);
      taken = 0;
      rejected = 0;
      notYetKnown = 0;
      notSelected = 0;
      noValue = 0;
      leftOut = 0;
      return tally;
    }
  }
}
