package org.waymark.feed;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.waymark.panel.ObservationBatch;
import org.waymark.record.RecordBatch;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.survey.RespondentBatch;
import org.waymark.text.Report;

/**
 * What the rows of a piece of a file gave.
 *
 * @param observations one batch per shard, at the shard's position; its indicators are those whose
 *     position modulo the number of shards is the shard. Batches may have no row
 * @param respondents likewise
 * @param reports in order of line, not redacted
 * @param submissions that rows of other files belong to, in order of line
 * @param records of a feed of records, in order of line; empty where there is none
 * @param rejected a record for each value that was refused, in order of line; {@code raw} and
 *     {@code detail} are not redacted
 * @param tally of the rows
 * @param notes what else was counted, by the name of its check
 */
public record ParsedChunk(
    ObservationBatch[] observations,
    RespondentBatch[] respondents,
    List<Report> reports,
    List<Submission> submissions,
    Optional<RecordBatch> records,
    List<RejectedRecord> rejected,
    FileTally tally,
    SortedMap<String, Long> notes) {}
