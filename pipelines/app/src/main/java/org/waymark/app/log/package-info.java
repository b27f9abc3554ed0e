/** Log lines on the standard error stream, for people or for machines. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.log;
