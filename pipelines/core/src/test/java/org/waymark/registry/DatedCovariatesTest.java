package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatedCovariatesTest {
  private static Place place(String header, String row) {
    return reading(header, row).places().get(0);
  }

  private static PlacesReading reading(String header, String row) {
    List<Problem> problems = new ArrayList<>();
    PlacesReading reading =
        PlacesReader.read(
                ("place_id,name," + header + "\na,A," + row + "\n")
                    .getBytes(StandardCharsets.UTF_8),
                new FileProblems("places.csv", problems))
            .orElseThrow();
    assertEquals(List.of(), problems);
    return reading;
  }

  @ParameterizedTest
  @CsvSource({
    "2011, 10",
    "2015, 10",
    "2016, 10",
    "2018, 10",
    "2019, 20",
    "2024, 20",
    "1999, 10",
  })
  void thatOfTheLatestYearUpToThenCounts(int year, double value) {
    Place place = place("deprivation 2019,deprivation 2015", "20,10");
    assertEquals(
        OptionalDouble.of(value), place.at(LocalDate.of(year, 6, 30)).covariate("deprivation"));
  }

  @ParameterizedTest
  @CsvSource({"pop_2021", "pop 2021", "pop-2021", "pop@2021", "pop:2021", "pop (2021)"})
  void aColumnCarriesItsYearInAnyOfTheUsualForms(String column) {
    Place place = place(column, "7");
    assertEquals(OptionalDouble.of(7), place.covariate("pop"));
    assertEquals(OptionalDouble.of(7), place.covariate(column));
  }

  @Test
  void aColumnWithoutAYearComesBeforeThoseWithOne() {
    Place place = place("pop,pop_2021", "5,7");
    assertEquals(OptionalDouble.of(5), place.at(LocalDate.of(2024, 1, 1)).covariate("pop"));
  }

  @Test
  void namesWithoutTheYearAreCovariatesToo() {
    assertEquals(
        List.of("imd", "imd 2015", "imd 2019", "pop"),
        List.copyOf(reading("imd 2015,imd 2019,pop", "1,2,3").covariates()));
  }

  @Test
  void aPlaceThatLacksAYearHasTheOneBefore() {
    Place place = place("imd 2015,imd 2019", "1,");
    assertEquals(OptionalDouble.of(1), place.at(LocalDate.of(2024, 1, 1)).covariate("imd"));
  }

  @Test
  void whatOnlyBeginsAlikeIsAnother() {
    assertEquals(OptionalDouble.empty(), place("population 2021", "7").covariate("pop"));
  }
}
