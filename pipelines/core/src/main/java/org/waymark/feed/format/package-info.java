/**
 * Files that are no delimited text, such as workbooks and documents of JSON, written as text whose
 * rows the feed reads: delimited by commas, in UTF-8, or an object of JSON a line.
 */
@NullMarked
package org.waymark.feed.format;

import org.jspecify.annotations.NullMarked;
