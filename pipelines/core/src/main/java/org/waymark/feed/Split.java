package org.waymark.feed;

import java.io.Serializable;

/**
 * A piece of a file that can be read on its own: whole rows, header excluded.
 *
 * @param offset first byte of its first row, in the delivered file, or in its text where that is
 *     compressed or re-encoded ({@link InspectedFile#splittable()} is false)
 * @param length bytes
 * @param firstLine line on which its first row starts, counted from 1, header included
 * @param rows rows that start in it
 */
public record Split(long offset, long length, int firstLine, long rows) implements Serializable {}
