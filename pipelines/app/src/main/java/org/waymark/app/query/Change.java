package org.waymark.app.query;

/**
 * One thing that differs between two published dates.
 *
 * @param part what it is about
 * @param what how it differs: {@code new}, {@code gone}, {@code changed}, or the field that differs
 * @param mission the mission; "" where it is of none or of all
 * @param id the finding, goal, table, file or entry of the registry
 * @param name the same in words
 * @param from as it was; "" where it was not
 * @param to as it is; "" where it is not
 * @param reason {@code reality}, {@code revision}, {@code data} or {@code method}; "" where none is
 *     to be given
 * @param detail the reason in words
 */
public record Change(
    Part part,
    String what,
    String mission,
    String id,
    String name,
    String from,
    String to,
    String reason,
    String detail) {

  /** The subject of a change, in the order in which changes are listed. */
  public enum Part {
    FINDING,
    GOAL,
    TABLE,
    FILE,
    REGISTRY,
    RUN;

    /** As it is written. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A change that needs no reason. */
  static Change plain(Part part, String what, String id, String from, String to) {
    return new Change(part, what, "", id, id, from, to, "", "");
  }
}
