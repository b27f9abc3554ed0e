/** Dashboards declared in YAML and SQL. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.board;
