package org.waymark.app.status;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * State of a publication folder.
 *
 * @param today the date from which age is counted
 * @param maxAge days that the latest published date may be old; empty: any age will do
 * @param latest the latest published date; empty: nothing is published, or it cannot be read
 * @param dates number of published dates
 * @param files files that the catalogue names
 * @param bytes size of them all, as the catalogue has it
 * @param damage one line for each thing that is not as the catalogue has it
 * @param late one line for each feed whose next period was expected before today
 */
public record Health(
    LocalDate today,
    OptionalLong maxAge,
    Optional<Latest> latest,
    int dates,
    int files,
    long bytes,
    List<String> damage,
    List<String> late) {

  /** What can be said in one word. */
  public enum Verdict {
    /** All there, and not too old. */
    HEALTHY,
    /** All there, but older than allowed. */
    OLD,
    /** All there, but a feed is late. */
    LATE,
    /** Something is missing or not as it was written. */
    DAMAGED,
    /** Nothing is published. */
    EMPTY;

    /** As people and machines read it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The run published at the latest date.
   *
   * @param counts empty where its tables cannot be opened
   */
  public record Latest(LocalDate asOf, String runId, Optional<Counts> counts) {}

  /**
   * What that run counted.
   *
   * @param rowsRead accepted + rejected + skipped
   * @param findings new or standing
   * @param seconds from its start until it was ready to be published
   */
  public record Counts(
      String version,
      String runner,
      long rowsRead,
      long rowsAccepted,
      long rowsRejected,
      long rowsSkipped,
      long findings,
      double seconds) {

    /** Rejected rows among those read, from 0 to 1; 0 where none was read. */
    public double rejectedShare() {
      return rowsRead == 0 ? 0 : rowsRejected / (double) rowsRead;
    }
  }

  public Health {
    damage = List.copyOf(damage);
    late = List.copyOf(late);
  }

  /** Days from the latest published date to today; negative where that date is still to come. */
  public OptionalLong age() {
    return latest.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(ChronoUnit.DAYS.between(latest.get().asOf(), today));
  }

  /** What can be said in one word; damage outweighs age. */
  public Verdict verdict() {
    if (!damage.isEmpty()) {
      return Verdict.DAMAGED;
    }
    OptionalLong age = age();
    if (age.isEmpty()) {
      return Verdict.EMPTY;
    }
    if (maxAge.isPresent() && age.getAsLong() > maxAge.getAsLong()) {
      return Verdict.OLD;
    }
    return late.isEmpty() ? Verdict.HEALTHY : Verdict.LATE;
  }

  /** The state in that form. */
  public String in(StatusFormat format) {
    return switch (format) {
      case TEXT -> HealthText.of(this);
      case JSON -> HealthJson.of(this);
      case PROMETHEUS -> PrometheusText.of(this);
    };
  }

  /** A number of days in words. */
  static String days(long days) {
    return String.format(Locale.ROOT, "%,d day%s", days, days == 1 ? "" : "s");
  }
}
