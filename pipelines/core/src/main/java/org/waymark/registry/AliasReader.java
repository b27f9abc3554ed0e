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
          "this line must name the columns `alias` and `place_id`",
          "`alias,place_id`");
      return places;
    }
    Map<String, Place> known = new TreeMap<>();
    PlaceNames names = new PlaceNames();
    for (Place place : places) {
      known.put(place.id(), place);
      names.add(place.id(), place.id());
      names.add(place.name(), place.id());
    }
    Map<String, List<Position>> unknown = new TreeMap<>();
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
        unknown.computeIfAbsent(id.text(), fresh -> new ArrayList<>()).add(id.at());
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
    unknown.forEach(
        (id, at) ->
            problems.error(
                at.get(0),
                "no place " + Wording.quoted(id) + " in places.csv" + PlacesReader.rows(at),
                "the `place_id` of a line of places.csv",
                names.meant(id).or(() -> NearMiss.of(id, known.keySet()))));
    return places.stream()
        .map(place -> place.withAliases(aliases.getOrDefault(place.id(), List.of())))
        .toList();
  }
}
