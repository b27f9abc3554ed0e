/** A deterministic generator of a sample workspace with planted facts. */
@org.jspecify.annotations.NullMarked
package org.waymark.sample;
