/** Reading delivered files and writing Parquet. */
@org.jspecify.annotations.NullMarked
package org.waymark.io;
