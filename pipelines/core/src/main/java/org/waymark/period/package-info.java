/** Days and reporting periods, and how people write them. */
@org.jspecify.annotations.NullMarked
package org.waymark.period;
