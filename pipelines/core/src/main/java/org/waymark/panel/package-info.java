/** Observations as columns: batches that travel, panels that are analysed. */
@org.jspecify.annotations.NullMarked
package org.waymark.panel;
