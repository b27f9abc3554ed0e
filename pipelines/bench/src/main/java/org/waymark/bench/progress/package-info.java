/** The back-test of progress: goals set in the past, judged on the way, and what then happened. */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.progress;
