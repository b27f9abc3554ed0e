package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNamesTest {
  private static PlaceNames names() {
    PlaceNames names = new PlaceNames();
    add(names, "E12000003", "Yorkshire and The Humber");
    add(names, "E06000015", "Derby");
    add(names, "E06000016", "Leicester");
    add(names, "E08000025", "Birmingham");
    add(names, "E06000023", "Bristol, City of");
    add(names, "E08000013", "St. Helens");
    add(names, "W06000001", "Ynys Môn");
    add(names, "E10000007", "Derbyshire");
    add(names, "A", "Newcastle");
    add(names, "B", "New Castle");
    return names;
  }

  private static void add(PlaceNames names, String id, String name) {
    names.add(id, id);
    names.add(name, id);
  }

  @ParameterizedTest
  @CsvSource({
    "Yorkshire and the Humber, E12000003",
    "YORKSHIRE & THE HUMBER, E12000003",
    "Yorkshire and Humber, E12000003",
    "Yorkshire and the Humbre, E12000003",
    "e06000015, E06000015",
    "E06000015 , E06000015",
    "City of Bristol, E06000023",
    "Bristol, E06000023",
    "Birmingam, E08000025",
    "Birmingham City Council, E08000025",
    "Saint Helens, E08000013",
    "Ynys Mon, W06000001",
  })
  void aPlaceIsMeantByOtherSpellings(String text, String id) {
    assertEquals(Optional.of(id), names().meant(text));
  }

  @ParameterizedTest
  @CsvSource({"E06000017", "Scotland", "Lincoln", "'  '", "99"})
  void anotherCodeAndAnotherNameMeanNone(String text) {
    assertEquals(Optional.empty(), names().meant(text));
  }

  @Test
  void eachPlaceThatIsNotThereIsReportedOnceWithItsRows() {
    StringBuilder places = new StringBuilder("place_id,name,parent_id\nUK,United Kingdom,\n");
    places.append("Y,Yorkshire and The Humber,UK\n");
    for (int i = 0; i < 18; i++) {
      places.append("p").append(i).append(",P").append(i).append(",Yorkshire and the Humber\n");
    }
    places.append("q,Q,Scotland\n");
    var problems = new java.util.ArrayList<Problem>();
    PlacesReader.read(
        places.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
        new FileProblems("places.csv", problems));
    assertEquals(
        java.util.List.of(
            "places.csv:22:5: no place `Scotland` for `parent_id`; expected the `place_id` of a"
                + " line of this file",
            "places.csv:4:7: no place `Yorkshire and the Humber` for `parent_id` in 18 rows, lines"
                + " 4 to 21; did you mean `Y`?"),
        problems.stream().map(Problem::rendered).sorted().toList());
  }
}
