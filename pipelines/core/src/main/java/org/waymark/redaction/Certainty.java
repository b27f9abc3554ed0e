package org.waymark.redaction;

/** How sure a recogniser is, and what follows from it. */
enum Certainty {
  /** Taken out. */
  SURE,
  /** Taken out, and counted for review: it may have been no personal detail. */
  DOUBTFUL,
  /** Left in, and counted for review: it may be a personal detail. */
  LEFT
}
