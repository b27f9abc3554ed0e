/** The weekly report as a document for paper and for readers of tagged PDF. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.print;
