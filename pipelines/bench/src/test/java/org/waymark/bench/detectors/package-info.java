/** Holds the benchmark of detectors to what it says of itself. */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.detectors;
