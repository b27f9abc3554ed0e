package org.waymark.feed;

import java.util.Optional;
import org.waymark.panel.ObservationBatch;
import org.waymark.quality.RowAccount;
import org.waymark.registry.Feed;
import org.waymark.registry.Indicator;
import org.waymark.registry.Measure;

/**
 * The numbers of one indicator in one row, checked against what its measure allows.
 *
 * <p>Either numerator and denominator are given, and no value, or a value with what the feed has of
 * standard error and n. A part that is empty while the other is there is refused; a part that a
 * token declares missing leaves the whole without a value, as do zero of zero and a mean of nobody.
 */
final class Measurement {
  /** What became of a row's numbers. */
  enum Result {
    TAKEN,
    NO_VALUE,
    REFUSED
  }

  private record Part(Numbers.Formula formula, Numbers.Formula share, String label) {}

  private final Numbers numbers;
  private final Refusals refusals;
  private final Optional<Part> numeratorPart;
  private final Optional<Part> denominatorPart;
  private final Optional<Part> valuePart;
  private final Optional<Part> standardErrorPart;
  private final Optional<Part> nPart;
  private final Collected collected;
  private double numerator;
  private double denominator;
  private double value;
  private double standardError;
  private double n;
  private boolean eventAlone;
  private boolean withoutPart;
  private int eventMarks;
  private double eventHigh;
  private double eventLow;

  Measurement(
      Numbers numbers,
      Refusals refusals,
      Optional<Feed.Expression> numerator,
      Optional<Feed.Expression> denominator,
      Optional<Feed.Expression> value,
      Optional<Feed.Expression> standardError,
      Optional<Feed.Expression> n,
      Collected collected) {
    this.collected = collected;
    this.numbers = numbers;
    this.refusals = refusals;
    numeratorPart = part(numerator);
    denominatorPart = part(denominator);
    valuePart = part(value);
    standardErrorPart = part(standardError);
    nPart = part(n);
  }

  private Optional<Part> part(Optional<Feed.Expression> expression) {
    return expression.map(e -> new Part(numbers.formula(e), numbers.shareOf(e), Numbers.label(e)));
  }

  /** Reads a row as an indicator of that measure; what is refused is added to the refusals. */
  Result read(Row row, Measure measure) {
    numerator = Double.NaN;
    denominator = Double.NaN;
    value = Double.NaN;
    standardError = Double.NaN;
    n = Double.NaN;
    eventAlone = false;
    withoutPart = false;
    numbers.forgetHidden();
    boolean share = measure == Measure.PROPORTION || measure == Measure.RATE;
    if (share && numeratorPart.isPresent() && denominatorPart.isPresent()) {
      Result result = readShare(row, measure, numeratorPart.get(), denominatorPart.get());
      if (result != Result.NO_VALUE || valuePart.isEmpty()) {
        return result;
      }
      numerator = Double.NaN;
      denominator = Double.NaN;
    }
    Optional<Part> part =
        valuePart.isPresent() || measure != Measure.COUNT ? valuePart : numeratorPart;
    if (part.isEmpty()) {
      refusals.add(
          "missing-part", "value", "the feed maps no value, which this indicator's measure needs");
      return Result.REFUSED;
    }
    return readValue(row, measure, part.get());
  }

  private Result readShare(Row row, Measure measure, Part top, Part bottom) {
    numbers.forRate(measure == Measure.RATE);
    numerator = numbers.of(top.formula(), top.label(), row);
    int topState = numbers.state();
    denominator = numbers.of(bottom.formula(), bottom.label(), row);
    int bottomState = numbers.state();
    numbers.forRate(false);
    if ((topState | bottomState) != 0) {
      return silentShare(top, topState, bottom, bottomState);
    }
    if (numerator < 0) {
      return negative(top, numerator);
    }
    if (denominator < 0) {
      return negative(bottom, denominator);
    }
    if (denominator == 0) {
      return numerator == 0
          ? Result.NO_VALUE
          : refuse("zero-denominator", bottom, RowText.number(numerator) + " of 0 is not possible");
    }
    if (measure == Measure.PROPORTION && numerator > denominator) {
      numbers.refuse(
          new Refusal(
              "numerator-above-denominator",
              top.label(),
              RowText.number(numerator)
                  + " of "
                  + RowText.number(denominator)
                  + ": a part is not larger than the whole"),
          true);
      return Result.REFUSED;
    }
    return Result.TAKEN;
  }

  private Result silentShare(Part top, int topState, Part bottom, int bottomState) {
    if (((topState | bottomState) & Numbers.REFUSED) != 0) {
      return Result.REFUSED;
    }
    if (topState == Numbers.EMPTY && bottomState == 0) {
      withoutPart = true;
      return refuse("missing-part", top, "a denominator without its numerator");
    }
    if (bottomState == Numbers.EMPTY && topState == 0) {
      withoutPart = true;
      return refuse("missing-part", bottom, "a numerator without its denominator");
    }
    return Result.NO_VALUE;
  }

  private Result readValue(Row row, Measure measure, Part part) {
    boolean share = measure == Measure.PROPORTION;
    value = numbers.of(share ? part.share() : part.formula(), part.label(), row);
    if (numbers.state() == 0 && numbers.rounded()) {
      if (measure == Measure.COUNT) {
        return refuse(
            "rounded-number",
            part,
            "the number is written with an exponent, which has taken its last digits; deliver it"
                + " in full");
      }
      collected.note(RowAccount.ROUNDED);
    }
    if (numbers.state() != 0) {
      return (numbers.state() & Numbers.REFUSED) != 0 ? Result.REFUSED : Result.NO_VALUE;
    }
    if (measure == Measure.PROPORTION && !(value >= 0 && value <= 1)) {
      return refuse(
          "share-out-of-range",
          part,
          RowText.number(value)
              + " is not a share from 0 to 1; for percentages write value: "
              + part.label()
              + " / 100, or where they have a sign `numbers: [percent]`");
    }
    if (value < 0 && (measure == Measure.COUNT || measure == Measure.RATE)) {
      return negative(part, value);
    }
    boolean sound = true;
    if (standardErrorPart.isPresent()) {
      Part error = standardErrorPart.get();
      standardError = companion(row, error, share);
      sound = (numbers.state() & Numbers.REFUSED) == 0;
      if (standardError < 0) {
        refuse("bad-number", error, "a standard error is not negative");
        sound = false;
      }
    }
    if (nPart.isPresent()) {
      n = companion(row, nPart.get(), false);
      sound &= (numbers.state() & Numbers.REFUSED) == 0;
      if (n < 0) {
        negative(nPart.get(), n);
        sound = false;
      }
    }
    if (!sound) {
      return Result.REFUSED;
    }
    return n == 0 ? Result.NO_VALUE : Result.TAKEN;
  }

  /** A number that may be missing: then NaN. */
  private double companion(Row row, Part part, boolean share) {
    double number = numbers.of(share ? part.share() : part.formula(), part.label(), row);
    return numbers.state() == 0 ? number : Double.NaN;
  }

  private Result negative(Part part, double number) {
    return refuseNumber(
        "negative-count",
        part,
        RowText.number(number) + ": there is no number below zero of these");
  }

  /** A number that cannot be true is no part of another indicator's either. */
  private Result refuseNumber(String reason, Part part, String detail) {
    numbers.refuse(new Refusal(reason, part.label(), detail), false);
    return Result.REFUSED;
  }

  private Result refuse(String reason, Part part, String detail) {
    refusals.add(reason, part.label(), detail);
    return Result.REFUSED;
  }

  /**
   * Reads a row as that indicator. Where every row is an event and no value is mapped, the row says
   * no more than that it happened: the time between events is made of their days.
   */
  Result read(Row row, Indicator indicator) {
    if (indicator.chart().ofEvents() && valuePart.isEmpty() && numeratorPart.isEmpty()) {
      value = Double.NaN;
      denominator = Double.NaN;
      standardError = Double.NaN;
      n = Double.NaN;
      eventAlone = true;
      return Result.TAKEN;
    }
    return read(row, indicator.measure());
  }

  /** Whether what is read is an amount of an event. */
  boolean ofEvent() {
    return eventMarks != 0;
  }

  /** Whether the row just read is an event without a value. */
  boolean needsMoment() {
    return eventAlone;
  }

  /** Whether what was read last is a token by which a number is hidden. */
  boolean hidden() {
    return numbers.hidden();
  }

  /**
   * Whether a row that was refused nevertheless says that there is no number to show: one of two
   * parts is empty, or a mark by which numbers are hidden is in its place. Then an earlier number
   * may not stay.
   */
  boolean takesBack() {
    return withoutPart || numbers.hidden();
  }

  /**
   * Says that what is read next is an amount of an event.
   *
   * @param marks of its row
   * @param high first number of its id; NaN where it has none
   * @param low second number of its id
   */
  void event(int marks, double high, double low) {
    eventMarks = marks;
    eventHigh = high;
    eventLow = low;
  }

  /** Whether what was taken is a numerator and a denominator. */
  boolean counted() {
    return !Double.isNaN(denominator);
  }

  /** Sets the numbers of the builder's current row. */
  void put(ObservationBatch.Builder batch) {
    if (eventMarks != 0) {
      if (!eventAlone) {
        batch.value(value);
      }
      batch.mark(eventMarks);
      if (!Double.isNaN(eventHigh)) {
        batch.numerator(eventHigh).denominator(eventLow);
      }
      return;
    }
    if (counted()) {
      batch.numerator(numerator).denominator(denominator);
      return;
    }
    if (!eventAlone) {
      batch.value(value);
    }
    if (!Double.isNaN(standardError)) {
      batch.standardError(standardError);
    }
    if (!Double.isNaN(n)) {
      batch.n(n);
    }
  }
}
