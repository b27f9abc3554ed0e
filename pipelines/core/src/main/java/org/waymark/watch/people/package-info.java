/** Who works in a mission, in numbers. Persons are digests and never published. */
@org.jspecify.annotations.NullMarked
package org.waymark.watch.people;
