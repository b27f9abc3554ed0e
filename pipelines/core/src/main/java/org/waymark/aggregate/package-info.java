/** One number for many places, in which each person counts once. */
@org.jspecify.annotations.NullMarked
package org.waymark.aggregate;
