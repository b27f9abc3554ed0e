/** What the pages of the weekly report say, made from the published tables. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.report;
