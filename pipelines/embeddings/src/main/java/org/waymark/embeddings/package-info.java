/** Sentence embeddings by a small quantised model that ships in a jar and runs offline. */
@org.jspecify.annotations.NullMarked
package org.waymark.embeddings;
