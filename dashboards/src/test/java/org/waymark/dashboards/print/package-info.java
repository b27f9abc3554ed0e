/** Tests of the report on paper. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.print;
