/** Parameters learnt from published panels. */
@org.jspecify.annotations.NullMarked
package org.waymark.twin.calibrate;
