package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.registry.Feed;
import org.waymark.registry.SurveyPlan;
import org.waymark.registry.Workspace;
import org.waymark.survey.RespondentBatch;

class RepeatedRowsTest {
  private static final String HOUSEHOLDS =
      """
      SubmissionDate,meta-instanceID,site,weight,KEY,SubmitterName,ReviewState
      2026-09-01T10:00:00Z,uuid:h1,RA,2,uuid:h1,Ann,
      2026-09-02T10:00:00Z,uuid:h2,RÉ,3,uuid:h2,Ben,approved
      2026-09-03T10:00:00Z,uuid:h3,RA,1,uuid:h3,Cat,rejected
      """;

  private static final String MEMBERS =
      """
      hours,PARENT_KEY,KEY
      4,uuid:h1,uuid:h1/member[1]
      5,uuid:h1,uuid:h1/member[2]
      6,uuid:h2,uuid:h2/member[1]
      7,uuid:h3,uuid:h3/member[1]
      8,uuid:h9,uuid:h9/member[1]
      """;

  private static Feed.Source ofParent(String column) {
    return new Feed.Source.OfParent(Fixture.column(column));
  }

  private static Feed.SurveyFeed members(String format, Feed.Source key, Feed.Source link) {
    Feed.Source submitted = new Feed.Source.OfParent(new Feed.Source.Usual("date"));
    List<Feed.Source> read =
        List.of(Fixture.column("site"), new Feed.Source.Usual("date"), Fixture.column("weight"));
    return new Feed.SurveyFeed(
        "members",
        Fixture.reading(format, "-"),
        new Feed.Source.Usual("respondent"),
        ofParent("site"),
        new Feed.DatedSource(submitted, Optional.empty()),
        Optional.of(ofParent("weight")),
        Optional.empty(),
        Optional.of(new Feed.Source.ParentKey()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        SurveyPlan.plain(),
        List.of(new Feed.Question("wait", "hours", Map.of())),
        Optional.of(
            new Feed.Parent(
                new Feed.SubmissionsFeed("members", Fixture.reading(format), key, read), link)));
  }

  private static Feed.SurveyFeed members(String format) {
    return members(format, new Feed.Source.Usual("key"), new Feed.Source.Usual("link"));
  }

  /** What rows gave: place, day, respondent, household, weight and answer. */
  private record Read(
      List<String> taken,
      List<String> refused,
      FileTally tally,
      InspectedFile file,
      Submissions submissions,
      List<FileTally> parents) {}

  private static Read read(Feed.SurveyFeed feed, String members, String... households) {
    return read(feed, StandardCharsets.UTF_8, members, households);
  }

  private static Read read(
      Feed.SurveyFeed feed, Charset charset, String members, String... households) {
    try {
      Workspace workspace = Fixture.workspace(feed);
      FeedParser parents = FeedParser.ofParent(workspace, 0, Fixture.AS_OF, "run").orElseThrow();
      List<InspectedFile> files = new ArrayList<>();
      List<List<Submission>> rows = new ArrayList<>();
      List<FileTally> tallies = new ArrayList<>();
      for (int f = 0; f < households.length; f++) {
        byte[] bytes = households[f].getBytes(charset);
        InspectedFile file = inspected(parents, "landing/h" + f, feed, bytes);
        List<Submission> found = new ArrayList<>();
        FileTally tally = FileTally.NONE;
        for (Split split : file.splits()) {
          ParsedChunk chunk = parents.parse(file, f, at(bytes, split), split);
          found.addAll(chunk.submissions());
          tally = tally.plus(chunk.tally());
        }
        tallies.add(tally);
        if (file.readable()) {
          files.add(file);
          rows.add(found);
        }
      }
      Submissions known = parents.submissions(files, rows);
      FeedParser parser = FeedParser.of(workspace, 0, Fixture.AS_OF, "run", Fixture.SHARDS, known);
      byte[] bytes = members.getBytes(charset);
      InspectedFile file = inspected(parser, "landing/m", feed, bytes);
      List<String> taken = new ArrayList<>();
      List<String> refused = new ArrayList<>();
      FileTally tally = FileTally.NONE;
      for (Split split : file.splits()) {
        ParsedChunk chunk = parser.parse(file, 7, at(bytes, split), split);
        tally = tally.plus(chunk.tally());
        for (RespondentBatch batch : chunk.respondents()) {
          for (int i = 0; i < batch.size(); i++) {
            taken.add(
                "p%d %s %s w%.0f %.0f"
                    .formatted(
                        batch.place()[i],
                        batch.respondent()[i],
                        batch.cluster()[i],
                        batch.weight()[i],
                        batch.answer()[i]));
          }
        }
        chunk.rejected().forEach(r -> refused.add(r.getLine() + " " + r.getReason()));
      }
      return new Read(taken, refused, tally, file, known, tallies);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static InspectedFile inspected(FeedParser parser, String name, Feed feed, byte[] bytes)
      throws IOException {
    return parser.checked(
        FileInspection.inspect(new ByteArrayInputStream(bytes), name, feed.reading(), 40));
  }

  private static ByteArrayInputStream at(byte[] bytes, Split split) {
    return new ByteArrayInputStream(bytes, (int) split.offset(), bytes.length);
  }

  @ParameterizedTest
  @CsvSource({"odk-csv,UTF-8", "auto,UTF-8", "auto,windows-1252"})
  void membersTakeWhatTheirHouseholdSays(String format, String charset) {
    Read read = read(members(format), Charset.forName(charset), MEMBERS, HOUSEHOLDS);
    assertEquals(
        List.of(
            "p0 uuid:h1/member[1] uuid:h1 w2 4",
            "p0 uuid:h1/member[2] uuid:h1 w2 5",
            "p3 uuid:h2/member[1] uuid:h2 w3 6"),
        read.taken());
    assertEquals(new FileTally(5, 3, 1, 1, 0, 0, 0, 1), read.tally());
    assertEquals(List.of("6 no-parent"), read.refused());
    assertEquals(List.of(new FileTally(3, 2, 0, 1, 0, 0, 0, 1)), read.parents());
  }

  @ParameterizedTest
  @CsvSource({
    "auto,_submission__uuid,a,b",
    "kobo-csv,_submission__id,71,72",
    "auto,_parent_index,1,2"
  })
  void koboJoinsByWhateverKeyTheExportHas(String format, String link, String first, String second) {
    Read read =
        read(
            members(format),
            "hours,_index,_submission__validation_status,%s\n4,1,,%s\n5,2,,%s\n"
                .formatted(link, first, second),
            """
            site,weight,_id,_uuid,_submission_time,_validation_status,_index
            RA,2,71,a,2026-09-01T10:00:00,,1
            RA,1,72,b,2026-09-01T10:00:00,,2
            """);
    assertEquals(List.of("p0 a/1 a w2 4", "p0 b/2 b w1 5"), read.taken());
  }

  @Test
  void aRowOfAFileIsNoKeyWhereSeveralFilesCountTheirRows() {
    String household = "site,weight,_uuid,_submission_time,_index\nRA,2,%s,2026-09-01T10:00:00,1\n";
    Read read =
        read(
            members("kobo-csv"),
            "hours,_index,_parent_index\n4,1,1\n",
            household.formatted("a"),
            household.formatted("b"));
    assertFalse(read.file().readable());
    assertTrue(
        read.file().faults().get(0).detail().contains("a key that the files of submissions have"),
        read.file().faults().toString());
  }

  @Test
  void ofTwoSubmissionsWithOneKeyTheLaterStands() {
    String again = HOUSEHOLDS.replace("RA,2,uuid:h1", "RÉ,5,uuid:h1");
    Read read = read(members("auto"), MEMBERS, HOUSEHOLDS, again);
    assertEquals("p3 uuid:h1/member[1] uuid:h1 w5 4", read.taken().get(0));
    assertEquals(
        List.of(new Submissions.Again(2, 1), new Submissions.Again(0, 0)),
        read.submissions().again());
    assertEquals(
        "p0 uuid:h1/member[1] uuid:h1 w2 4",
        read(members("auto"), MEMBERS, again, HOUSEHOLDS).taken().get(0));
  }

  @Test
  void aRepeatWithinARepeatBelongsToTheSubmissionAroundBoth() {
    Read read =
        read(
            members("auto"),
            "hours,PARENT_KEY,KEY\n4,uuid:h1/member[2],uuid:h1/member[2]/job[1]\n",
            HOUSEHOLDS);
    assertEquals(List.of("p0 uuid:h1/member[2]/job[1] uuid:h1 w2 4"), read.taken());
  }

  @Test
  void filesOfNoToolAreJoinedByTheColumnsThatTheFeedNames() {
    Read read =
        read(
            members("odk-csv", Fixture.column("house no"), Fixture.column("house")),
            "hours,KEY,house\n4,m1,1\n5,m2,2\n6,m3,\n",
            "house no,site,weight,SubmissionDate\n1,RA,2,2026-09-01\n,RA,2,2026-09-01\n");
    assertEquals(List.of("p0 m1 1 w2 4"), read.taken());
    assertEquals(List.of("3 no-parent", "4 no-parent"), read.refused());
    assertEquals(List.of(new FileTally(2, 1, 1, 0, 0, 0, 0)), read.parents());
  }

  @Test
  void aRowIsRefusedForWhatItsSubmissionSaysWrongly() {
    Read read = read(members("auto"), MEMBERS, HOUSEHOLDS.replace("RA,2", "XX,heavy"));
    assertEquals(
        List.of(
            "2 unknown-place", "2 bad-weight", "3 unknown-place", "3 bad-weight", "6 no-parent"),
        read.refused());
  }

  @Test
  void submissionsWithoutAColumnOrAKeySaySo() {
    Read read = read(members("odk-csv"), MEMBERS, "SubmissionDate,site\n2026-09-01,RA\n");
    assertEquals(FileTally.NONE, read.parents().get(0));
    assertFalse(read.file().readable());
  }
}
