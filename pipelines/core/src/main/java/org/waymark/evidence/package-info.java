/** How good the evidence for a practice is, and whether it works elsewhere. */
@org.jspecify.annotations.NullMarked
package org.waymark.evidence;
