/**
 * Delivered files to columns: what a file is ({@link org.waymark.feed.FileInspection}), and what
 * its rows mean to a feed ({@link org.waymark.feed.FeedParser}). Bytes go in, columns come out.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.feed;
