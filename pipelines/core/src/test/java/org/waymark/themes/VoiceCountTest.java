package org.waymark.themes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.waymark.text.Report;

class VoiceCountTest {
  private static final int WEEK = 8;

  private static Report report(String text, long author) {
    return new Report(
        0, 0, 1, "r", 3, LocalDate.of(2026, 3, 23), Optional.empty(), "", text, author);
  }

  /** A report of a place in a week; it speaks of these themes. */
  private static void write(MissionCounts.Sums sums, String role, long voice, int... themes) {
    sums.add(role, voice, ReportCount.one(0, 3, WEEK));
    for (int theme : themes) {
      sums.add(role, voice, ReportCount.one(0, 3, WEEK, theme, Polarity.PROBLEM));
    }
  }

  private static long reports(MissionCounts counts, int theme) {
    return counts.byPlace().stream()
        .filter(count -> count.theme() == theme)
        .mapToLong(ReportCount::reports)
        .sum();
  }

  private static long byRole(MissionCounts counts, int theme) {
    return counts.byRole().stream()
        .filter(count -> count.theme() == theme)
        .mapToLong(RoleCount::reports)
        .sum();
  }

  @Test
  void aSentenceThatIsSentThirtyTimesIsTheFirstAndOneMore() {
    long same = VoiceCount.of(report("There was not enough staff at night.", 0));
    List<MissionCounts> parts = new ArrayList<>();
    for (int shard = 0; shard < 5; shard++) {
      MissionCounts.Sums sums = new MissionCounts.Sums();
      for (int i = 0; i < 6; i++) {
        write(sums, "patient", same, 0);
      }
      sums.add("patient", ReportCount.one(0, 3, WEEK));
      parts.add(sums.counts());
    }
    MissionCounts heard = MissionCounts.of(parts).heard();
    assertEquals(2, reports(heard, 0));
    assertEquals(7, reports(heard, ReportCount.ALL_REPORTS));
    assertEquals(2, byRole(heard, 0));
    assertEquals(7, byRole(heard, ReportCount.ALL_REPORTS));
    assertEquals(
        2,
        heard.byPlace().stream()
            .filter(count -> count.theme() == 0)
            .mapToLong(ReportCount::problems)
            .sum());
  }

  @Test
  void aWriterCountsOnceAndOnceForEachTheme() {
    long writer = VoiceCount.of(report("a", 77));
    MissionCounts.Sums sums = new MissionCounts.Sums();
    write(sums, "nurse", writer, 0);
    write(sums, "nurse", writer, 1);
    write(sums, "", writer, 1);
    write(sums, "nurse", writer);
    write(sums, "nurse", VoiceCount.of(report("a", 99)), 1);
    MissionCounts heard = sums.counts().heard();
    assertEquals(2, reports(heard, ReportCount.ALL_REPORTS));
    assertEquals(1, reports(heard, 0));
    assertEquals(2, reports(heard, 1));
    assertEquals(2, byRole(heard, 1));
  }

  @Test
  void textsOfTheSameWordsAreOneVoiceAndAWriterIsNoText() {
    long text = VoiceCount.of(report("Not enough staff at night!", 0));
    assertEquals(text, VoiceCount.of(report("  not ENOUGH staff, at night \u2026", 0)));
    assertNotEquals(text, VoiceCount.of(report("Not enough staff by day", 0)));
    assertNotEquals(VoiceCount.of(report("!!", 0)), VoiceCount.of(report("??", 0)));
    assertTrue(VoiceCount.isWriter(VoiceCount.of(report("x", 4))));
    assertTrue(!VoiceCount.isWriter(text));
  }

  @Property(seed = "31", tries = 100)
  void inWhateverPartsAndOrderReportsComeNoThemeHasMoreThanThereAreReports(@ForAll long seed) {
    Random random = new Random(seed);
    List<int[]> written = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      written.add(new int[] {random.nextInt(6), random.nextInt(3), random.nextInt(2)});
    }
    MissionCounts whole = heard(written, 1);
    Collections.shuffle(written, random);
    MissionCounts parts = heard(written, 4);
    assertEquals(whole, parts);
    for (int theme = 0; theme < 2; theme++) {
      assertTrue(reports(whole, theme) <= reports(whole, ReportCount.ALL_REPORTS));
      assertEquals(reports(whole, theme), byRole(whole, theme));
    }
  }

  private static MissionCounts heard(List<int[]> written, int shards) {
    List<MissionCounts.Sums> sums = new ArrayList<>();
    for (int s = 0; s < shards; s++) {
      sums.add(new MissionCounts.Sums());
    }
    for (int i = 0; i < written.size(); i++) {
      int[] one = written.get(i);
      write(sums.get(i % shards), "role " + one[1], 100 + one[0], one[2]);
    }
    return MissionCounts.of(sums.stream().map(MissionCounts.Sums::counts).toList()).heard();
  }
}
