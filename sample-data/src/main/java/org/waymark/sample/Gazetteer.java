package org.waymark.sample;

import java.util.ArrayList;
import java.util.List;

/** The places of Calderland: a country, its regions, hospital trusts and districts. */
final class Gazetteer {
  static final String TRUST = "hospital-trust";
  static final String DISTRICT = "district";
  private static final String COUNTRY = "C92000001";

  private final List<SamplePlace> all = new ArrayList<>();

  Gazetteer() {
    List<SamplePlace> regions = new ArrayList<>();
    List<SamplePlace> compared = new ArrayList<>();
    for (List<String> row : Csv.table("places.txt")) {
      if (row.get(1).equals("region")) {
        regions.add(
            new SamplePlace(
                row.get(0),
                row.get(2),
                "region",
                COUNTRY,
                "",
                "",
                "",
                Integer.parseInt(row.get(3)),
                20,
                .25,
                .19));
      } else {
        compared.add(place(row, regions));
      }
    }
    int people = regions.stream().mapToInt(SamplePlace::population).sum();
    all.add(
        new SamplePlace(COUNTRY, "Calderland", "country", "", "", "", "", people, 20, .25, .19));
    all.addAll(regions);
    all.addAll(compared);
  }

  private static SamplePlace place(List<String> row, List<SamplePlace> regions) {
    String id = row.get(0);
    Draws draws = Draws.of("place", id);
    boolean trust = row.get(1).equals(TRUST);
    double size = trust ? 430_000 : 150_000;
    double spread = trust ? .36 : .3;
    double remote = even(draws);
    int population = (int) Math.round(size * StrictMath.exp(spread * even(draws)) / 100) * 100;
    double rurality = .31 + .17 * remote;
    double deprivation = 22.5 + 7 * (.95 * even(draws) - .3 * remote);
    double over65 = .19 + .025 * (.9 * even(draws) + .4 * remote);
    return new SamplePlace(
        id,
        row.get(2),
        row.get(1),
        regions.get(Math.floorMod(id.hashCode(), regions.size())).id(),
        row.get(4),
        row.get(5),
        row.get(6),
        row.get(3).isEmpty() ? population : Integer.parseInt(row.get(3)),
        Math.round(deprivation * 10) / 10.0,
        Math.round(rurality * 1000) / 1000.0,
        Math.round(over65 * 1000) / 1000.0);
  }

  /** Uniform with unit variance: no place lies far outside the others' circumstances. */
  private static double even(Draws draws) {
    return 1.732 * (2 * draws.uniform() - 1);
  }

  /** Every place, parents first. */
  List<SamplePlace> all() {
    return List.copyOf(all);
  }

  /** Places of one type in order of id. */
  List<SamplePlace> ofType(String type) {
    return all.stream().filter(place -> place.type().equals(type)).toList();
  }

  /** The text of places.csv. */
  String csv() {
    StringBuilder text =
        new StringBuilder(
            "place_id,name,type,parent_id,valid_from,valid_to,successor_id,"
                + "population,deprivation,rurality,share_over_65\n");
    all.forEach(place -> text.append(place.csv()).append('\n'));
    return text.toString();
  }
}
