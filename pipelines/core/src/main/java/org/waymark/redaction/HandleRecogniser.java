package org.waymark.redaction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.waymark.text.Characters;

/**
 * The name by which somebody goes on a network: "@name", or a name with a digit, point, hyphen or
 * underscore behind "username", "Instagram" and the like.
 */
final class HandleRecogniser implements Recogniser {

  private static final int LONGEST = 40;
  private static final int FEWEST = 3;

  /** By their first letter, so that most words are none of them at once. */
  private static final String[][] NETWORKS =
      byLetter(
          "username user handle insta instagram ig snapchat snap twitter tiktok telegram discord"
              + " facebook fb skype xbox gamertag psn twitch reddit signal linkedin youtube threads"
              + " bluesky mastodon");

  private static final Set<String> LEADING =
      Set.of(
          "twitter",
          "insta",
          "instagram",
          "follow",
          "follows",
          "tag",
          "tagged",
          "dm",
          "posts",
          "posted",
          "handle",
          "username",
          "tweets",
          "tweeted",
          "tiktok",
          "snapchat",
          "telegram",
          "ig",
          "threads",
          "find",
          "facebook",
          "mastodon",
          "bluesky",
          "youtube");

  private static final Set<String> LINKS =
      Set.of(
          "is", "was", "name", "handle", "username", "id", "user", "account", "as", "called", "at");

  private static String[][] byLetter(String words) {
    String[][] networks = new String[26][];
    for (char c = 'a'; c <= 'z'; c++) {
      String letter = String.valueOf(c);
      networks[c - 'a'] =
          Arrays.stream(words.split(" ")).filter(w -> w.startsWith(letter)).toArray(String[]::new);
    }
    return networks;
  }

  private static boolean isNetwork(String text, int anchor) {
    for (String network : NETWORKS[(text.charAt(anchor) | 32) - 'a']) {
      boolean same = network.charAt(1) == (Characters.at(text, anchor + 1) | 32);
      if (same && Characters.hasWord(text, anchor, network)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String anchors() {
    return "uUhHiIsStTdDfFxXgGpPrRlLyYbBmM";
  }

  @Override
  public String anchorsInside() {
    return "@";
  }

  @Override
  public Span at(String text, int anchor) {
    return text.charAt(anchor) == '@' ? behindAt(text, anchor) : behindNetwork(text, anchor);
  }

  private static Span behindAt(String text, int anchor) {
    char before = Characters.at(text, anchor - 1);
    int end = afterName(text, anchor + 1);
    boolean named =
        end - anchor - 1 >= FEWEST
            && Character.isLetter(text.charAt(anchor + 1))
            && !Characters.isWord(before)
            && before != '@';
    if (!named) {
      return Span.NONE;
    }
    boolean marked = false;
    for (int i = anchor + 1; i < end; i++) {
      marked |= !Character.isLowerCase(text.charAt(i));
    }
    // "@reception" is where, not who.
    boolean led = marked || leads(text, anchor);
    return led ? Span.sure(anchor, end) : Span.left(anchor, end);
  }

  private static boolean leads(String text, int anchor) {
    int from = Math.max(0, anchor - 24);
    for (String word : text.substring(from, anchor).toLowerCase(Locale.ROOT).split("[^a-z]+")) {
      if (LEADING.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static Span behindNetwork(String text, int anchor) {
    if (!isNetwork(text, anchor)) {
      return Span.NONE;
    }
    int end = Lexicon.end(text, anchor);
    boolean colon = false;
    int i = end;
    for (int words = 0; words < 3; words++) {
      while (i < end + 12 && ": =(\"'".indexOf(Characters.at(text, i)) >= 0 && i < text.length()) {
        colon |= text.charAt(i) == ':';
        i++;
      }
      int next = Lexicon.end(text, i);
      boolean whole = !isName(Characters.at(text, next)) || Characters.at(text, next) == '.';
      if (next == i || !whole || !LINKS.contains(word(text, i, next))) {
        break;
      }
      i = next;
      end = next;
    }
    int to = afterName(text, i);
    boolean marked = false;
    for (int at = i; at < to; at++) {
      marked |= !Character.isLetter(text.charAt(at));
    }
    boolean named = i > end && to - i >= FEWEST && Character.isLetter(text.charAt(i));
    if (!named) {
      return Span.NONE;
    }
    return marked ? Span.sure(i, to) : colon ? Span.doubtful(i, to) : Span.NONE;
  }

  private static String word(String text, int from, int to) {
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static int afterName(String text, int from) {
    int end = from;
    while (end < text.length() && end - from < LONGEST && isName(text.charAt(end))) {
      end++;
    }
    while (end > from && !Characters.isWord(text.charAt(end - 1)) && text.charAt(end - 1) != '_') {
      end--;
    }
    return end;
  }

  private static boolean isName(char c) {
    return Characters.isWord(c) || c == '_' || c == '.' || c == '-';
  }
}
