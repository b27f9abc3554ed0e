/** Positive deviance: who does better than similar places, by how much, and who could learn. */
@org.jspecify.annotations.NullMarked
package org.waymark.deviance;
