/** What was opened and is to be closed: decisions, commitments, voices. */
@org.jspecify.annotations.NullMarked
package org.waymark.watch.log;
