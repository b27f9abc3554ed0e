/** Processes of their own for what may take too long, take too much, or crash. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.process;
