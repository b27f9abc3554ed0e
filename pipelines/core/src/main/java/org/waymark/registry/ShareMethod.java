package org.waymark.registry;

/** How the interval of a share is found from a survey. */
public enum ShareMethod {
  /** Wilson's score interval on the effective number of respondents, with Student's quantile. */
  WILSON,
  /** Student's on the log-odds. */
  LOGIT,
  /** Korn and Graubard's: exact binomial on the effective number of respondents. */
  BETA,
  /** Student's on the arcsine of the square root. */
  ARCSINE,
  /** Estimate ± t × standard error, which may leave 0 to 1. */
  STUDENT
}
