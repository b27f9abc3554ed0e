/**
 * The pages that runs have written and a read-only SQL page, served on the loopback interface.
 * Nothing else of the folder can be reached, nothing can be changed.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.app.serve;
