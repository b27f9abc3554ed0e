/** One composite per stage, named by what it does to the domain. */
@org.jspecify.annotations.NullMarked
package org.waymark.transforms;
