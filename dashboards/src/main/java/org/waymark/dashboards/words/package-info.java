/** Numbers, dates and verdicts in words that a reader of a weekly page understands. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.words;
