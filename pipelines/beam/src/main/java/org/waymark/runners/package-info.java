/** Engines and how they are set up. */
@org.jspecify.annotations.NullMarked
package org.waymark.runners;
