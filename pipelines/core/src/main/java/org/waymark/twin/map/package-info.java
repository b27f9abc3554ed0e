/** Maps of causes: what a lasting press on one of them does to the others. */
@org.jspecify.annotations.NullMarked
package org.waymark.twin.map;
