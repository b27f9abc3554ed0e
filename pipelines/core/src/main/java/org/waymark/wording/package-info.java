/** Numbers and periods as plain English, the same on every machine. */
@org.jspecify.annotations.NullMarked
package org.waymark.wording;
