package org.waymark.publish;

import java.time.LocalDate;

/**
 * How a run ended well.
 *
 * @param nothingNew true where the same inputs are already published for this date
 * @param rowsRead always accepted + rejected + skipped
 * @param findings findings that are new or standing
 */
public record RunOutcome(
    String runId,
    LocalDate asOf,
    boolean nothingNew,
    long rowsRead,
    long rowsAccepted,
    long rowsRejected,
    long rowsSkipped,
    long findings) {}
