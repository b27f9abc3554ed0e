/** Learning loops: how long it takes from a signal to a decision, a change and a new measure. */
@org.jspecify.annotations.NullMarked
package org.waymark.learning;
