package org.waymark.transforms;

import java.io.Serializable;
import org.waymark.feed.InspectedFile;
import org.waymark.feed.Split;

/**
 * A stretch of whole rows of a delivered file.
 *
 * @param feed position of the feed in the workspace
 * @param parent whether it is of a file of submissions that the feed's rows belong to
 * @param file position of the file in the run's inventory
 * @param location where the file is opened
 */
public record Piece(
    int feed, boolean parent, int file, String location, InspectedFile inspected, Split split)
    implements Serializable {}
