/** Whether anyone is harmed: what got worse, what was paid for elsewhere, who objects. */
@org.jspecify.annotations.NullMarked
package org.waymark.watch.harm;
