/** Who paid whom for what, and what that says of a mission. */
@org.jspecify.annotations.NullMarked
package org.waymark.watch.money;
