/** Frontline reports as texts: their words and phrases, and what is taken out of them. */
@org.jspecify.annotations.NullMarked
package org.waymark.text;
