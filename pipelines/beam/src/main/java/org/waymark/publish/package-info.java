/** Making a run's tables visible in one step, and keeping what stands. */
@org.jspecify.annotations.NullMarked
package org.waymark.publish;
