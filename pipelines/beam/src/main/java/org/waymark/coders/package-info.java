/** How batches are written when the engine moves them: whole columns, by hand. */
@org.jspecify.annotations.NullMarked
package org.waymark.coders;
