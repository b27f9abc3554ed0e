package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.registry.Feed;

class FeedParserTest {
  private static final Feed FEED = Fixture.wideFeed(Fixture.CSV, Fixture.value("calls", "calls"));
  private static final String TEXT =
      "place,period,calls\n" + "RA,2026-09,1\n".repeat(50) + "RX,2026-09,1\n".repeat(50);

  private static FeedParser parser() {
    return FeedParser.of(Fixture.workspace(FEED), 0, Fixture.AS_OF, "run-1", Fixture.SHARDS);
  }

  private static InspectedFile inspected(long splitBytes) throws IOException {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    return parser()
        .checked(
            FileInspection.inspect(
                new ByteArrayInputStream(bytes), "landing/f", FEED.reading(), splitBytes));
  }

  @Test
  void readsASplitFromItsBytesAlone() throws IOException {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    InspectedFile file = inspected(200);
    assertTrue(file.splits().size() > 5);
    FileTally tally = FileTally.NONE;
    for (Split split : file.splits()) {
      int from = (int) split.offset();
      byte[] chunk = Arrays.copyOfRange(bytes, from, from + (int) split.length());
      ParsedChunk parsed = parser().parse(file, 0, chunk, split);
      assertEquals(split.rows(), parsed.tally().rowsRead());
      tally = tally.plus(parsed.tally());
    }
    assertEquals(new FileTally(100, 50, 50, 0, 0, 0, 0), tally);
  }

  @Test
  void handsALargeSplitOverInPieces() throws IOException {
    InspectedFile file = inspected(Long.MAX_VALUE);
    Split split = file.splits().get(0);
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    in.skipNBytes(split.offset());
    List<ParsedChunk> chunks = new ArrayList<>();
    parser().parse(file, 0, in, split, 30, chunks::add);
    assertEquals(
        List.of(30L, 30L, 30L, 10L), chunks.stream().map(c -> c.tally().rowsRead()).toList());
    assertEquals(20, chunks.get(1).observations()[0].size());
    assertEquals(
        List.of(32, 33),
        List.of(
            chunks.get(1).observations()[0].line()[0], chunks.get(1).observations()[0].line()[1]));
    assertEquals(List.of(0, 10, 30, 10), chunks.stream().map(c -> c.rejected().size()).toList());
  }

  @Test
  void namesFeedFileRunAndDayInWhatIsRejected() throws IOException {
    InspectedFile file = inspected(Long.MAX_VALUE);
    Fixture.Outcome outcome = Fixture.read(FEED, TEXT);
    assertEquals("wide", outcome.rejected().get(0).getFeedId());
    assertEquals("landing/f", outcome.rejected().get(0).getSourceFile());
    assertEquals(Fixture.AS_OF, outcome.rejected().get(0).getAsOf());
    assertEquals("place", outcome.rejected().get(0).getField());
    assertEquals(52L, outcome.rejected().get(0).getLine());
    assertArrayEquals(new long[] {100}, new long[] {file.rows()});
  }

  @Test
  void doesNotCompileAFeedOfAnIndicatorThatDoesNotExist() {
    Feed feed = Fixture.wideFeed(Fixture.CSV, Fixture.value("nothing", "calls"));
    assertThrows(
        IllegalArgumentException.class,
        () -> FeedParser.of(Fixture.workspace(feed), 0, Fixture.AS_OF, "run", 1));
  }
}
