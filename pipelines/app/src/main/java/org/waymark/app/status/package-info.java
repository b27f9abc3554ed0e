/** What stands published, seen by whoever has to keep it running. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.status;
