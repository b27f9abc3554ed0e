package org.waymark.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code places_alias.csv}: other codes and names of places. */
final class AliasReader {
  private static final List<String> HEADER = List.of("alias", "place_id");

  private AliasReader() {}

  /** The places with their aliases. */
  static List<Place> read(byte[] bytes, List<Place> places, FileProblems problems) {
    Optional<CsvText> csv = Utf8Text.decode(bytes, problems).map(t -> CsvText.read(t, problems));
    if (csv.isEmpty() || csv.get().rows().isEmpty()) {
      return places;
    }
    List<CsvText.Row> rows = csv.get().rows();
    List<String> header = rows.get(0).cells().stream().map(cell -> cell.text().strip()).toList();
    if (!header.containsAll(HEADER)) {
      problems.error(
          rows.get(0).at(),
          "this line is to name the columns `alias` and `place_id`",
          "`alias,place_id`");
      return places;
    }
    Map<String, Place> known = new TreeMap<>();
    places.forEach(place -> known.put(place.id(), place));
    Map<String, String> meant = new HashMap<>();
    Map<String, List<String>> aliases = new HashMap<>();
    for (CsvText.Row row : rows.subList(1, rows.size())) {
      if (row.cells().size() != header.size()) {
        problems.error(
            row.at(),
            "this line has " + row.cells().size() + " fields",
            header.size() + " fields, as the header has");
        continue;
      }
      CsvText.Cell alias = row.cells().get(header.indexOf("alias"));
      CsvText.Cell id = row.cells().get(header.indexOf("place_id"));
      String text = alias.text().strip();
      if (text.isEmpty()) {
        problems.error(alias.at(), "`alias` is empty", "a code or name as feeds write it");
      } else if (!known.containsKey(id.text())) {
        problems.error(
            id.at(),
            "no place " + Wording.quoted(id.text()) + " in places.csv",
            "the `place_id` of a line of places.csv",
            NearMiss.of(id.text(), known.keySet()));
      } else if (known.containsKey(text)) {
        problems.error(
            alias.at(), Wording.quoted(text) + " is a `place_id` itself", "another code or name");
      } else if (!id.text().equals(meant.getOrDefault(text, id.text()))) {
        problems.error(
            alias.at(), Wording.quoted(text) + " means two places", "each alias for one place");
      } else if (meant.put(text, id.text()) == null) {
        aliases.computeIfAbsent(id.text(), fresh -> new ArrayList<>()).add(text);
      }
    }
    return places.stream()
        .map(place -> place.withAliases(aliases.getOrDefault(place.id(), List.of())))
        .toList();
  }
}
