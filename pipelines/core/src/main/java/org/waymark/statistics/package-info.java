/**
 * Statistics as pure functions: arrays in, small results out. Knows nothing of places or missions.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.statistics;
