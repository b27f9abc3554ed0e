/** How themes found in texts agree with what people found. */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.themes;
