package org.waymark.sample;

import java.time.LocalDate;

/**
 * A short report from the front line.
 *
 * @param personalKind kind of the personal detail in the text, or empty
 * @param personal that detail as the text has it, or empty
 */
record FrontlineReport(
    String mission,
    SamplePlace place,
    LocalDate date,
    String role,
    String text,
    String personalKind,
    String personal) {}
