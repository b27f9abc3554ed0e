/** How far the answers of a model may be believed. */
@org.jspecify.annotations.NullMarked
package org.waymark.twin.verdict;
