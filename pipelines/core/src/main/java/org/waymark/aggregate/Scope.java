package org.waymark.aggregate;

/**
 * What an aggregate covers.
 *
 * @param id the type or the place; of {@link Kind#ALL} the word {@code all}
 */
public record Scope(Kind kind, String id) {

  /** All places of the indicator together. */
  public static final Scope EVERYWHERE = new Scope(Kind.ALL, "all");

  /** Kinds of scope. */
  public enum Kind {
    ALL("all"),
    /** The places of one type. */
    TYPE("type"),
    /** A place with everything that belongs to it, or came before it. */
    REGION("region"),
    /** Whatever a goal is judged by. */
    GOAL("goal");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As the table says it. */
    public String word() {
      return word;
    }
  }

  /** The places of one type. */
  public static Scope type(String type) {
    return new Scope(Kind.TYPE, type);
  }

  /** A place with everything that belongs to it. */
  public static Scope region(String placeId) {
    return new Scope(Kind.REGION, placeId);
  }

  /** What a goal is judged by. */
  public static Scope goal(String goalId) {
    return new Scope(Kind.GOAL, goalId);
  }
}
