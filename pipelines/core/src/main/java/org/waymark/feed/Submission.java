package org.waymark.feed;

import java.io.Serializable;
import java.util.List;

/**
 * A row of a file to which rows of another file belong.
 *
 * @param keys by which it is known, in the order in which its file has them; "" where it has none
 * @param fields what is read of it, in the order of the feed
 * @param stands false where it was left out, and all that belongs to it is
 */
public record Submission(List<String> keys, List<String> fields, boolean stands)
    implements Serializable {}
