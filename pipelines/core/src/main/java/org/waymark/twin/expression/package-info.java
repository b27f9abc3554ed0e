/** Equations as people write them, parsed into trees. */
@org.jspecify.annotations.NullMarked
package org.waymark.twin.expression;
