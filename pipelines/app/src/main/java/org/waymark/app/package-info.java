/** The command line: what is asked, what came of it, and the exit code that says so. */
@org.jspecify.annotations.NullMarked
package org.waymark.app;
