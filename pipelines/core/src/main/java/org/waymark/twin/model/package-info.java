/** Models as a workspace declares them, and the checks that they pass before they run. */
@org.jspecify.annotations.NullMarked
package org.waymark.twin.model;
