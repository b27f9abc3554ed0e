/**
 * Small numbers of people: which are hidden, what must be hidden beside them, and whether it holds.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.disclosure;
