/** The account of every delivered row. */
@org.jspecify.annotations.NullMarked
package org.waymark.quality;
