/** How fast models run, how well they learn, and whether tests at past dates refuse wrong ones. */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.twin;
