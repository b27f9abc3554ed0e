package org.waymark.watch;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something that a rule found at one date, before it has a code.
 *
 * @param subject what it is about, stable from run to run, such as {@code goal:children-in-school}
 * @param kind whether it is exact or a test
 * @param sentence what happened, for a reader in a hurry
 * @param value what the rule compared
 * @param threshold what it compared it with
 * @param p probability of so much by luck alone; empty: a fact
 * @param since the first day on which it was so, where the data say
 * @param committed whether a committed goal is behind it
 * @param evidence where to look, such as file and line
 */
public record Finding(
    Rule rule,
    String subject,
    Kind kind,
    String sentence,
    OptionalDouble value,
    OptionalDouble threshold,
    OptionalDouble p,
    Optional<LocalDate> since,
    boolean committed,
    String evidence) {

  /** How sure a finding is. */
  public enum Kind {
    /** Exact: it cannot be a false alarm, given the data. */
    FACT,
    /** A test, which can be luck. */
    SIGNAL
  }

  public Finding {
    if (kind == Kind.SIGNAL && p.isEmpty()) {
      throw new IllegalArgumentException("a signal without its probability: " + subject);
    }
  }

  /** A fact that rests on no number. */
  public static Finding fact(Rule rule, String subject, String sentence) {
    return new Finding(
        rule,
        subject,
        Kind.FACT,
        sentence,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        false,
        "");
  }

  /** The same with the number that the rule compared, and with what. */
  public Finding compared(double with, double against) {
    return new Finding(
        rule,
        subject,
        kind,
        sentence,
        OptionalDouble.of(with),
        OptionalDouble.of(against),
        p,
        since,
        committed,
        evidence);
  }

  /** The same, as a test with that probability. */
  public Finding byChance(double probability) {
    return new Finding(
        rule,
        subject,
        Kind.SIGNAL,
        sentence,
        value,
        threshold,
        OptionalDouble.of(probability),
        since,
        committed,
        evidence);
  }

  /** The same, with the first day on which it was so. */
  public Finding since(LocalDate day) {
    return new Finding(
        rule, subject, kind, sentence, value, threshold, p, Optional.of(day), committed, evidence);
  }

  /** The same, with a committed goal behind it where so. */
  public Finding behindIt(boolean committedGoal) {
    return new Finding(
        rule, subject, kind, sentence, value, threshold, p, since, committedGoal, evidence);
  }

  /** The same, with where to look. */
  public Finding evidence(String where) {
    return new Finding(rule, subject, kind, sentence, value, threshold, p, since, committed, where);
  }
}
