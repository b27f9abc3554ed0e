package org.waymark.sample;

import java.util.ArrayList;
import java.util.List;

/** Everything that was planted, as it is written to PLANTED.csv. */
final class Planted {
  /** Columns of PLANTED.csv. */
  static final String HEADER = "kind,mission,indicator,place,onset,size,file,line,reason,note";

  /**
   * One planted fact; a field that does not apply is empty.
   *
   * @param size effect, ratio or count, by kind
   * @param line line on which the row starts, header included
   */
  record Fact(
      String kind,
      String mission,
      String indicator,
      String place,
      String onset,
      String size,
      String file,
      String line,
      String reason,
      String note) {

    private String csv() {
      List<String> cells =
          List.of(kind, mission, indicator, place, onset, size, file, line, reason, note);
      return String.join(",", cells.stream().map(cell -> Csv.quoted(cell, ',')).toList());
    }
  }

  private final List<Fact> facts = new ArrayList<>();

  /** A departure that was planted, and the questions that must show it. */
  void departure(String mission, Deviant d, String size) {
    facts.add(
        new Fact(
            d.kind(),
            mission,
            d.indicator(),
            d.place(),
            d.onset(),
            size,
            "",
            "",
            d.found(),
            d.note()));
  }

  /** A fact about places and indicators. */
  void about(
      String kind,
      String mission,
      String indicator,
      String place,
      String onset,
      String size,
      String note) {
    facts.add(new Fact(kind, mission, indicator, place, onset, size, "", "", "", note));
  }

  /** A fact about one line of a file. */
  void inFile(String kind, String place, String file, long line, String reason, String note) {
    facts.add(new Fact(kind, "", "", place, "", "1", file, Long.toString(line), reason, note));
  }

  /** How many rows of a file a check counts. */
  void rows(String file, String check, long count) {
    facts.add(new Fact("rows", "", "", "", "", Long.toString(count), file, "", check, ""));
  }

  /** All facts in the order in which they were planted. */
  List<Fact> all() {
    return List.copyOf(facts);
  }

  /** All facts of a kind. */
  List<Fact> ofKind(String kind) {
    return facts.stream().filter(fact -> fact.kind().equals(kind)).toList();
  }

  /** The text of PLANTED.csv. */
  String csv() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    facts.forEach(fact -> text.append(fact.csv()).append('\n'));
    return text.toString();
  }
}
