/** What a mission watches in itself: alerts, their codes, and what answers them. */
@org.jspecify.annotations.NullMarked
package org.waymark.watch;
