package org.waymark.bench.detectors;

/**
 * What a rule says of a world, by test.
 *
 * @param flagged tests on its list
 * @param score the higher, the surer; NaN last
 */
public record Verdict(boolean[] flagged, double[] score) {}
