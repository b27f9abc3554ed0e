/** Holds the benchmark of practices to what is promised of them. */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.practices;
