/** Publishes a run's tables in one step, and keeps what is published. */
@org.jspecify.annotations.NullMarked
package org.waymark.publish;
