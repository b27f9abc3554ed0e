package org.waymark.themes;

import java.time.LocalDate;
import org.waymark.period.Period;
import org.waymark.registry.Workspace;
import org.waymark.schema.record.ReportExcerpt;

/** Begins rows of {@code report_excerpt}: what they tell of the report itself. */
record ExcerptRows(Workspace workspace, LocalDate asOf, String runId) {

  /** A row that still wants mission, theme, excerpt, score, method and polarity. */
  ReportExcerpt.Builder of(ReportSource source) {
    Period week = Period.ofCode(source.week());
    return ReportExcerpt.newBuilder()
        .setReportId(source.report())
        .setPlaceId(workspace.places().get(source.place()).id())
        .setPeriod(week.toString())
        .setPeriodStart(week.start())
        .setPeriodEnd(week.end())
        .setRole(source.role().isEmpty() ? null : source.role())
        .setFeedId(workspace.feeds().get(source.feed()).id())
        .setAsOf(asOf)
        .setRunId(runId);
  }
}
