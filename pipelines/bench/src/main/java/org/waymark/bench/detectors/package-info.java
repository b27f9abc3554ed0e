/**
 * The benchmark of detectors: worlds with planted deviants, the rules that others use beside ours,
 * and how each of them did.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.detectors;
