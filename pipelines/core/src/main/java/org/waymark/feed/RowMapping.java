package org.waymark.feed;

/** What the rows of a file mean to a feed. */
interface RowMapping {
  /** What became of a row; one of which anything was refused counts as rejected, whatever this. */
  enum Outcome {
    /** At least one value was taken, or something was refused. */
    TAKEN,
    /** Its values are not yet to be seen. */
    NOT_YET_KNOWN,
    /**
     * It is a draft or preview, was turned down where it was collected, or is of a period of
     * another length.
     */
    LEFT_OUT,
    /** No mapping selects it. */
    NOT_SELECTED,
    /** All that is mapped of it is empty or missing. */
    NO_VALUE
  }

  /** Takes a row's values; what is refused is added to the refusals that the mapping was given. */
  Outcome map(Row row);

  /** Takes note of a row that is no answer; most need not know of it. */
  default void leftOut(Row row) {}
}
