package org.waymark.feed;

import java.io.Serializable;

/**
 * Every row of a file, or of a piece of it, counted once: {@code rowsRead = accepted + rejected +
 * skipped}, {@code skipped = notYetKnown + notSelected + noValue + leftOut}.
 *
 * @param rowsRead rows behind the header; empty lines are none
 * @param accepted rows of which at least one value was taken and none refused
 * @param rejected rows of which something was refused
 * @param skipped all others
 * @param notYetKnown skipped: their period has not ended, or their revision is later
 * @param notSelected skipped: no mapping selects them
 * @param noValue skipped: all that is mapped of them is empty or missing
 * @param leftOut skipped: drafts, previews, what was turned down where it was collected, and
 *     periods of another length such as the annual average among months
 */
public record FileTally(
    long rowsRead,
    long accepted,
    long rejected,
    long skipped,
    long notYetKnown,
    long notSelected,
    long noValue,
    long leftOut)
    implements Serializable {

  /** Without rows that are left out. */
  public FileTally(
      long rowsRead,
      long accepted,
      long rejected,
      long skipped,
      long notYetKnown,
      long notSelected,
      long noValue) {
    this(rowsRead, accepted, rejected, skipped, notYetKnown, notSelected, noValue, 0);
  }

  /** No row. */
  public static final FileTally NONE = new FileTally(0, 0, 0, 0, 0, 0, 0);

  /** Both together. */
  public FileTally plus(FileTally other) {
    return new FileTally(
        rowsRead + other.rowsRead,
        accepted + other.accepted,
        rejected + other.rejected,
        skipped + other.skipped,
        notYetKnown + other.notYetKnown,
        notSelected + other.notSelected,
        noValue + other.noValue,
        leftOut + other.leftOut);
  }
}
