/** Models of other programs, read from XMILE. */
@org.jspecify.annotations.NullMarked
package org.waymark.twin.xmile;
