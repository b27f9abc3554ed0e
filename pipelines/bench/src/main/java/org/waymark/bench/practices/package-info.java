/** Does the search for practices find a planted one, and is it taken in by what only looks so? */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.practices;
