/** Goals as they were promised, and what became of them. */
@org.jspecify.annotations.NullMarked
package org.waymark.watch.goals;
