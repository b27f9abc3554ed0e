/**
 * Benchmarks: a workload of any size, an expert's script of the same core job, and their timing.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.bench;
