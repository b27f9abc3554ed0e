/** Experiments: people or clusters drawn into arms, what became of them, and what to do next. */
@org.jspecify.annotations.NullMarked
package org.waymark.experiment;
