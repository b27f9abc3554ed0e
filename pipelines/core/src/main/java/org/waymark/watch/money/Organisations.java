package org.waymark.watch.money;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which names mean one organisation: those with one identifier; a name without one that has a
 * single identifier elsewhere; and names that differ in case, marks and legal form alone.
 */
public final class Organisations {
  /** Stands for a payee that looks like a person: such a payee is not an organisation. */
  public static final String PERSON = "[person]";

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Pattern LEGAL =
      Pattern.compile(" (limited|ltd|plc|llp|lp|cic|inc|incorporated|company|co)$|^the ");
  private static final Pattern TITLED =
      Pattern.compile("(?i)(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev)\\.? \\p{L}.*");
  private static final Pattern OF_A_BODY =
      Pattern.compile(
          "(?i).*\\b(ltd|limited|plc|llp|trust|council|university|school|associates|partners"
              + "|partnership|foundation|society|services|company|practice|surgery|and|&).*");

  private final Map<String, String> idOfName;

  private Organisations(Map<String, String> idOfName) {
    this.idOfName = idOfName;
  }

  /** Learns which names have one identifier. */
  public static Organisations of(Collection<MoneyRow> rows) {
    Map<String, SortedSet<String>> ids = new HashMap<>();
    for (MoneyRow row : rows) {
      if (!row.payeeId().isEmpty()) {
        ids.computeIfAbsent(plain(row.payee()), name -> new TreeSet<>()).add(id(row.payeeId()));
      }
    }
    Map<String, String> single = new HashMap<>();
    ids.forEach(
        (name, found) -> {
          if (found.size() == 1) {
            single.put(name, found.first());
          }
        });
    return new Organisations(single);
  }

  /** What tells a row's payee from others; {@link #PERSON} for a person. */
  public String payee(MoneyRow row) {
    return key(row.payee(), row.payeeId());
  }

  /** What tells an organisation from others. */
  public String key(String name, String id) {
    if (!id.isEmpty()) {
      return id(id);
    }
    if (isPerson(name)) {
      return PERSON;
    }
    String plain = plain(name);
    return idOfName.getOrDefault(plain, plain);
  }

  /** Whether two names mean one organisation by themselves. */
  public static boolean same(String a, String b) {
    return plain(a).equals(plain(b));
  }

  /** Whether a name is one of some. */
  public static boolean isAmong(String name, List<String> names) {
    return names.stream().anyMatch(other -> same(name, other));
  }

  /** Whether a payee looks like a person, such as {@code Mr A Smith}. */
  public static boolean isPerson(String name) {
    return name.equals(PERSON)
        || (TITLED.matcher(name.strip()).matches() && !OF_A_BODY.matcher(name).matches());
  }

  /** A name as it is published: persons are not. */
  public static String shown(String name) {
    return isPerson(name) ? PERSON : name;
  }

  private static String id(String id) {
    String bare = OTHER.matcher(id.toUpperCase(Locale.ROOT)).replaceAll("");
    // A company's number is the same with and without the register in front of it.
    return bare.startsWith("GBCOH") ? bare.substring("GBCOH".length()) : bare;
  }

  /** A name without case, marks and legal form. */
  static String plain(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
    plain = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT).replace("&", " and ");
    plain = OTHER.matcher(plain).replaceAll(" ").strip();
    String shorter = LEGAL.matcher(plain).replaceAll("").strip();
    while (!shorter.equals(plain) && !shorter.isEmpty()) {
      plain = shorter;
      shorter = LEGAL.matcher(plain).replaceAll("").strip();
    }
    return plain;
  }
}
