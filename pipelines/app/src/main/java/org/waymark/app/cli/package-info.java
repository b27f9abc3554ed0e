/** What every command shares: exit codes, and failures that its user can do something about. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.cli;
