package org.waymark.app.status;

import java.util.Locale;

/** Health in lines for people. */
final class HealthText {
  private HealthText() {}

  static String of(Health health) {
    StringBuilder text = new StringBuilder();
    line(text, health.verdict().toString(), headline(health));
    health
        .latest()
        .flatMap(Health.Latest::counts)
        .ifPresent(
            counts -> {
              line(
                  text,
                  "rows",
                  String.format(
                      Locale.ROOT,
                      "%,d read: %,d accepted, %,d rejected (%.2f%%), %,d skipped",
                      counts.rowsRead(),
                      counts.rowsAccepted(),
                      counts.rowsRejected(),
                      100 * counts.rejectedShare(),
                      counts.rowsSkipped()));
              line(text, "findings", String.format(Locale.ROOT, "%,d", counts.findings()));
            });
    health
        .latest()
        .ifPresent(
            latest ->
                line(
                    text,
                    "run",
                    latest.runId()
                        + latest
                            .counts()
                            .map(
                                counts ->
                                    String.format(
                                        Locale.ROOT,
                                        ", version %s, %s runner, %.1f s",
                                        counts.version(),
                                        counts.runner(),
                                        counts.seconds()))
                            .orElse("")));
    line(
        text,
        "files",
        String.format(
            Locale.ROOT,
            "%,d at %,d published date%s, %,.1f MB, %s",
            health.files(),
            health.dates(),
            health.dates() == 1 ? "" : "s",
            health.bytes() / 1e6,
            health.damage().isEmpty() ? "all there" : "some are missing or changed:"));
    health.late().forEach(feed -> line(text, "late", feed));
    health.damage().forEach(damage -> text.append("  ").append(damage).append('\n'));
    return text.toString();
  }

  private static String headline(Health health) {
    if (health.latest().isEmpty()) {
      return "nothing can be read";
    }
    long age = health.age().orElseThrow();
    String limit =
        health.maxAge().isPresent()
            ? "; the limit is " + Health.days(health.maxAge().getAsLong())
            : "";
    String old =
        age < 0
            ? Health.days(-age) + " after " + health.today()
            : Health.days(age) + " old on " + health.today();
    return "published as of " + health.latest().get().asOf() + ", " + old + limit;
  }

  private static void line(StringBuilder text, String name, String words) {
    text.append(String.format(Locale.ROOT, "%-10s  %s", name, words)).append('\n');
  }
}
