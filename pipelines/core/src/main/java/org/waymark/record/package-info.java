/**
 * Records: rows of a mission's working papers, such as plans, payments and log books, and of its
 * experiments. They hold fields by name, and no numbers for places.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.record;
