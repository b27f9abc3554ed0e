package org.waymark.publish;

import java.io.Serializable;

/**
 * A file of a table as its writer left it.
 *
 * @param path relative to the output folder
 * @param sha256 of its bytes, in hex
 */
public record WrittenFile(String table, String path, long rows, long bytes, String sha256)
    implements Serializable {}
