/** Published tables, read through their DuckDB views. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.table;
