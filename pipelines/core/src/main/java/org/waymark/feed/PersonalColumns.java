package org.waymark.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which columns of a file of answers probably tell who answered, with what or exactly where. It
 * goes by names alone, and rather too far: what is meant here is never kept unless a feed maps it.
 */
final class PersonalColumns {
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile(
          "[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  /** A column is personal if one of these is a word of its name, or two words run together. */
  private static final Set<String> WORDS =
      Set.of(
          "address",
          "altitude",
          "birthdate",
          "birthday",
          "contact",
          "coordinates",
          "createdby",
          "device",
          "deviceid",
          "devicephonenum",
          "dob",
          "email",
          "externaldatareference",
          "externalreference",
          "familyname",
          "firstname",
          "forename",
          "fullname",
          "geolocation",
          "geopoint",
          "givenname",
          "gps",
          "imei",
          "ip",
          "ipaddr",
          "ipaddress",
          "lastname",
          "lat",
          "latitude",
          "lng",
          "lon",
          "longitude",
          "mobile",
          "nhsnumber",
          "phone",
          "phonenumber",
          "postcode",
          "referrer",
          "refurl",
          "reportedby",
          "simid",
          "simserial",
          "submittedby",
          "submitterid",
          "submittername",
          "subscriberid",
          "surname",
          "telephone",
          "token",
          "useragent",
          "userid",
          "username");

  private static final List<String> PARTS_OF_A_PLACE = List.of("latitude", "longitude");

  private PersonalColumns() {}

  /** Positions of such columns in a header. */
  static Set<Integer> in(List<String> header) {
    List<String> bare = header.stream().map(ExportFormat::bare).toList();
    Set<String> all = Set.copyOf(bare);
    return java.util.stream.IntStream.range(0, header.size())
        .filter(c -> named(header.get(c)) || isPoint(bare.get(c), all))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Positions of all columns but those. */
  static Set<Integer> allBut(Set<Integer> shown, List<String> header) {
    return java.util.stream.IntStream.range(0, header.size())
        .filter(c -> !shown.contains(c))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A point stands in a column of its own beside those of its parts. */
  private static boolean isPoint(String bare, Set<String> all) {
    return !bare.isEmpty() && PARTS_OF_A_PLACE.stream().anyMatch(part -> all.contains(bare + part));
  }

  private static boolean named(String column) {
    List<String> words =
        Arrays.stream(BETWEEN_WORDS.split(column))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    for (int i = 0; i < words.size(); i++) {
      boolean pair = i + 1 < words.size() && WORDS.contains(words.get(i) + words.get(i + 1));
      if (pair || WORDS.contains(words.get(i))) {
        return true;
      }
    }
    return !words.isEmpty() && words.get(words.size() - 1).equals("name");
  }
}
