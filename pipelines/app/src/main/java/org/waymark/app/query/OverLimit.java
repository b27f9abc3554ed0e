package org.waymark.app.query;

/** A question that is well asked and costs more than it may. */
public final class OverLimit extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says which limit and what to do. */
  public OverLimit(String message) {
    super(message);
  }

  /** It took longer than it may. */
  static OverLimit ofTime(Limits limits) {
    return new OverLimit(
        "The query took longer than %d seconds and was stopped. Ask for less data, or use"
                .formatted(limits.time().toSeconds())
            + " `waymark query`, which waits.");
  }

  /** It needed more memory than it may. */
  static OverLimit ofMemory(Limits limits) {
    return new OverLimit(
        "The query needs more than %d MB of memory. Ask for less data, or use `waymark query`."
            .formatted(limits.megabytes()));
  }

  /** Its answer is longer than it may be. */
  static OverLimit ofLength(Limits limits) {
    return new OverLimit(
        "The result is longer than %d MB. Ask for fewer rows or columns."
            .formatted(limits.bytes() >> 20));
  }

  /** The process of the database ended. */
  static OverLimit ofCrash() {
    return new OverLimit(
        "The query ended the database process, by too much memory or a fault in the database."
            + " Write the query in another way. Nothing else was affected.");
  }
}
