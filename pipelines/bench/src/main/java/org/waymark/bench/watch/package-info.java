/** False alarms and power of the tests of the watch, by simulation. */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.watch;
