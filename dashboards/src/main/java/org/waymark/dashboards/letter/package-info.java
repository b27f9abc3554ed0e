/** The weekly report as a letter: HTML and plain text that mail programs show as they are. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.letter;
