@org.jspecify.annotations.NullMarked
package org.waymark.bench.disclosure;
