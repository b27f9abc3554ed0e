/** Frontline reports and what they speak of. */
@org.jspecify.annotations.NullMarked
package org.waymark.text;
