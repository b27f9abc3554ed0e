/** Do experiments and pilots that are looked at every week keep what they promise, and how fast? */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.experiments;
