package org.waymark.survey;

/**
 * Answers of one file that entered no estimate of an indicator, and why.
 *
 * @param feed position of the feed in the workspace
 * @param file position of the file in the run's inventory
 * @param superseded answers replaced by a later row of the same respondent that says the same
 * @param conflicting answers replaced by a later row of the same respondent that says something
 *     else, or weighs differently
 * @param weightless answers that stand but have a weight of 0
 */
public record FileTally(int feed, int file, long superseded, long conflicting, long weightless) {}
