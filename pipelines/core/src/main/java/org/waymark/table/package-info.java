/** Rows of published tables as columns, on their way to a file. */
@org.jspecify.annotations.NullMarked
package org.waymark.table;
