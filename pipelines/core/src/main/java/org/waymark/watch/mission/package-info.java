/** The whole watch of one mission, from its records and its registry. */
@org.jspecify.annotations.NullMarked
package org.waymark.watch.mission;
