package org.waymark.themes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.waymark.text.Report;
import org.waymark.text.SameText;

/**
 * Reports of one voice, before it is known how often that voice spoke: one person may write the
 * same thirty times in a week, and a test that takes reports for people would find a sign in it.
 *
 * <p>Where the feed names authors a voice is a writer, who counts once in a place and week, for a
 * theme too, however many reports speak of it. Elsewhere a voice is a text that speaks of a theme:
 * of a place's reports of a week that read the same (the same words, whatever their order, capitals
 * and marks) the first counts and, however often it is repeated, one more. Two people may well
 * write the same; thirty do not.
 *
 * @param role redacted; "" where the feed does not say
 * @param voice what tells voices apart; see {@link #of}
 * @param count the reports
 */
public record VoiceCount(String role, long voice, ReportCount count) {

  /** Reports that read the same and count. */
  private static final long MOST = 2;

  /** By what is counted, whatever the numbers. */
  static final Comparator<VoiceCount> BY_KEY =
      Comparator.<VoiceCount, ReportCount>comparing(voice -> voice.count(), ReportCount.BY_KEY)
          .thenComparingLong(VoiceCount::voice)
          .thenComparing(VoiceCount::role);

  private static final Comparator<VoiceCount> BY_VOICE =
      Comparator.<VoiceCount>comparingInt(voice -> voice.count().mission())
          .thenComparingInt(voice -> voice.count().place())
          .thenComparingInt(voice -> voice.count().week())
          .thenComparingLong(VoiceCount::voice);

  /** The voice of a report: odd where it is a writer, even where it is a text. */
  public static long of(Report report) {
    return report.author() == Report.UNKNOWN_AUTHOR
        ? hash(report.text()) & ~1L
        : report.author() | 1L;
  }

  /** Whether a voice is a writer. */
  public static boolean isWriter(long voice) {
    return (voice & 1) == 1;
  }

  /** FNV-1a of the text's different words in order, mixed (SplitMix64's finaliser). */
  private static long hash(String text) {
    TreeSet<String> words = new TreeSet<>();
    String key = SameText.key(text);
    int from = -1;
    for (int i = 0; i <= key.length(); i++) {
      boolean inWord = i < key.length() && Character.isLetterOrDigit(key.charAt(i));
      if (inWord && from < 0) {
        from = i;
      } else if (!inWord && from >= 0) {
        words.add(key.substring(from, i));
        from = -1;
      }
    }
    if (words.isEmpty()) {
      words.add(key);
    }
    long bits = 0xcbf29ce484222325L;
    for (String word : words) {
      for (int i = 0; i <= word.length(); i++) {
        bits = (bits ^ (i < word.length() ? word.charAt(i) : ' ')) * 0x100000001b3L;
      }
    }
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }

  VoiceCount plus(VoiceCount other) {
    return new VoiceCount(role, voice, count.plus(other.count));
  }

  /** Adds what counts of these reports, in any order, to sums. */
  static void hear(Collection<VoiceCount> voices, MissionCounts.Sums sums) {
    TreeMap<VoiceCount, VoiceCount> summed = new TreeMap<>(BY_KEY);
    voices.forEach(voice -> summed.merge(voice, voice, VoiceCount::plus));
    TreeMap<VoiceCount, List<VoiceCount>> byVoice = new TreeMap<>(BY_VOICE);
    summed.values().forEach(v -> byVoice.computeIfAbsent(v, fresh -> new ArrayList<>()).add(v));
    byVoice.forEach((one, parts) -> hear(parts, isWriter(one.voice()) ? 1 : MOST, sums));
  }

  /**
   * Adds at most so many reports of one voice: in order of role, and for a theme no more of each.
   */
  private static void hear(List<VoiceCount> parts, long most, MissionCounts.Sums sums) {
    TreeMap<String, Long> kept = new TreeMap<>();
    long left = most;
    for (VoiceCount part : parts) {
      if (part.count().theme() == ReportCount.ALL_REPORTS && left > 0) {
        long own = Math.min(left, part.count().reports());
        kept.put(part.role(), own);
        sums.add(part.role(), part.count().atMost(own));
        left -= own;
      }
    }
    if (most > 1) {
      for (VoiceCount part : parts) {
        long own = Math.min(kept.getOrDefault(part.role(), 0L), part.count().reports());
        if (part.count().theme() != ReportCount.ALL_REPORTS && own > 0) {
          sums.add(part.role(), part.count().atMost(own));
        }
      }
      return;
    }
    // A writer speaks of a theme where any of the reports does, in whatever role it was.
    TreeMap<Integer, ReportCount> themes = new TreeMap<>();
    for (VoiceCount part : parts) {
      if (part.count().theme() != ReportCount.ALL_REPORTS) {
        themes.merge(part.count().theme(), part.count(), ReportCount::plus);
      }
    }
    themes.values().forEach(theme -> sums.add(kept.firstKey(), theme.atMost(1)));
  }
}
