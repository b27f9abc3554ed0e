/** Pilots: places that start something while others are left as they are. */
@org.jspecify.annotations.NullMarked
package org.waymark.pilot;
