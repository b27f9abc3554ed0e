/** Plans as trackers deliver them: first dates, slips, and what waits for what. */
@org.jspecify.annotations.NullMarked
package org.waymark.watch.plan;
