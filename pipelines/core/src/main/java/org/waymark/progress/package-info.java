/** Goals and missions: how far they have come, and whether that is fast enough. */
@org.jspecify.annotations.NullMarked
package org.waymark.progress;
