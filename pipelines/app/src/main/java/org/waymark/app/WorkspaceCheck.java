package org.waymark.app;

import java.util.List;
import java.util.Optional;
import org.waymark.registry.Workspace;

/**
 * What came of reading a workspace.
 *
 * @param workspace present only where nothing is wrong
 * @param errors one line each: file, line, what is wrong, how to fix it
 * @param warnings one line each: what was probably not meant
 */
record WorkspaceCheck(Optional<Workspace> workspace, List<String> errors, List<String> warnings) {}
