package org.waymark.watch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The short name of an alert, such as {@code HW-7K2}, that people write into minutes: the initials
 * of the mission and letters of Crockford's base 32, which has neither I, L, O nor U.
 */
public final class AlertCode {
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int SHORT = 3;
  private static final int LONG = 12;
  private static final int BITS = 5;

  /** Any letters and digits around the hyphen: what is meant is decided by what exists. */
  private static final Pattern WRITTEN =
      Pattern.compile("(?<![A-Za-z0-9-])([A-Za-z0-9]{1,8})-([0-9A-Za-z]{3,12})(?![A-Za-z0-9])");

  private AlertCode() {}

  /** What an alert is known by. */
  public record Key(Rule rule, String subject) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byRule = rule.compareTo(other.rule);
      return byRule != 0 ? byRule : subject.compareTo(other.subject);
    }
  }

  /** The first letter of each word of a mission's id, in capitals. */
  public static String initials(String missionId) {
    StringBuilder initials = new StringBuilder();
    for (String word : missionId.split("-", -1)) {
      if (!word.isEmpty() && initials.length() < 8) {
        initials.append(word.charAt(0));
      }
    }
    return initials.toString().toUpperCase(Locale.ROOT);
  }

  /**
   * Codes of a mission's alerts: three letters, or as many more as it takes to differ. A code that
   * was published is kept, so that what people wrote down stays true.
   *
   * @param published codes that alerts of this mission already have
   */
  public static SortedMap<Key, String> assign(
      String missionId, Map<Key, String> published, Collection<Key> alerts) {
    SortedMap<Key, String> codes = new TreeMap<>();
    Set<String> taken = new TreeSet<>(published.values());
    for (Key key : new TreeSet<>(alerts)) {
      String before = published.get(key);
      if (before != null) {
        codes.put(key, before);
      }
    }
    for (Key key : new TreeSet<>(alerts)) {
      if (!codes.containsKey(key)) {
        codes.put(key, free(missionId, key, taken));
      }
    }
    return codes;
  }

  private static String free(String missionId, Key key, Set<String> taken) {
    String initials = initials(missionId);
    String letters = letters(missionId, key);
    for (int length = SHORT; length <= LONG; length++) {
      String code = initials + "-" + letters.substring(0, length);
      if (taken.add(code)) {
        return code;
      }
    }
    throw new IllegalStateException("two alerts with one hash: " + key);
  }

  private static String letters(String missionId, Key key) {
    long bits =
        ByteBuffer.wrap(sha256(missionId + "\n" + key.rule().id() + "\n" + key.subject()))
            .getLong();
    StringBuilder letters = new StringBuilder(LONG);
    for (int i = 0; i < LONG; i++) {
      letters.append(CROCKFORD.charAt((int) (bits >>> (Long.SIZE - BITS * (i + 1))) & 31));
    }
    return letters.toString();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /**
   * Everything in a text that has the form of a code, as codes are written: in capitals, a letter O
   * read as 0, I and L as 1. Each once, in order. Not everything found is the code of an alert.
   */
  public static List<String> in(String text) {
    Set<String> codes = new LinkedHashSet<>();
    Matcher written = WRITTEN.matcher(text);
    int from = 0;
    while (written.find(from)) {
      codes.add(written.group(1).toUpperCase(Locale.ROOT) + "-" + read(written.group(2)));
      from = written.start(2);
    }
    return new ArrayList<>(codes);
  }

  private static String read(String letters) {
    return letters.toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1').replace('L', '1');
  }
}
