/** How long a mission takes from knowing to doing. */
@org.jspecify.annotations.NullMarked
package org.waymark.watch.learning;
