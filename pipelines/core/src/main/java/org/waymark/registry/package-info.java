/** What a workspace declares, as immutable records. */
@org.jspecify.annotations.NullMarked
package org.waymark.registry;
