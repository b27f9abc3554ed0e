package org.waymark.app.status;

import java.math.BigDecimal;
import java.time.ZoneOffset;

/** Health in Prometheus' text exposition format, version 0.0.4. */
final class PrometheusText {
  private final StringBuilder text = new StringBuilder();

  private PrometheusText() {}

  static String of(Health health) {
    PrometheusText metrics = new PrometheusText();
    metrics.gauge(
        "waymark_healthy",
        "1 if every published file is there and none is older than --max-age, else 0.",
        health.verdict() == Health.Verdict.HEALTHY ? 1 : 0);
    health.latest().ifPresent(metrics::latest);
    metrics.gauge("waymark_published_dates", "Published dates.", health.dates());
    metrics.gauge("waymark_published_files", "Files that the catalogue names.", health.files());
    metrics.gauge(
        "waymark_published_bytes",
        "Size of these files, according to the catalogue.",
        health.bytes());
    metrics.gauge(
        "waymark_published_damages", "Files that are missing or changed.", health.damage().size());
    return metrics.text.toString();
  }

  private void latest(Health.Latest latest) {
    gauge(
        "waymark_published_as_of_timestamp_seconds",
        "The latest published date, 00:00 UTC.",
        latest.asOf().atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    latest.counts().ifPresent(counts -> counts(latest.runId(), counts));
  }

  private void counts(String runId, Health.Counts counts) {
    describe("waymark_rows", "Delivered rows of the latest published date, by outcome.");
    sample("waymark_rows{outcome=\"accepted\"}", counts.rowsAccepted());
    sample("waymark_rows{outcome=\"rejected\"}", counts.rowsRejected());
    sample("waymark_rows{outcome=\"skipped\"}", counts.rowsSkipped());
    gauge(
        "waymark_rejected_ratio",
        "Rejected rows among those read, from 0 to 1.",
        counts.rejectedShare());
    gauge("waymark_findings", "Findings that are new or standing.", counts.findings());
    gauge(
        "waymark_run_duration_seconds",
        "Time that the run took until it was ready to be published.",
        counts.seconds());
    describe("waymark_run_info", "The run published at the latest date. Always 1.");
    sample(
        "waymark_run_info{run_id=\""
            + label(runId)
            + "\",runner=\""
            + label(counts.runner())
            + "\",version=\""
            + label(counts.version())
            + "\"}",
        1);
  }

  private void gauge(String name, String help, long value) {
    describe(name, help);
    sample(name, value);
  }

  private void gauge(String name, String help, double value) {
    describe(name, help);
    text.append(name).append(' ');
    text.append(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()).append('\n');
  }

  private void describe(String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void sample(String series, long value) {
    text.append(series).append(' ').append(value).append('\n');
  }

  private static String label(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
