/** Themes that reports speak of: found by phrases or by what people coded, counted, compared. */
@org.jspecify.annotations.NullMarked
package org.waymark.themes;
