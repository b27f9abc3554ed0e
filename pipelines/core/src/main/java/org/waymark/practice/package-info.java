/** Practices: what deviants do that their peers do not, and what becomes of it elsewhere. */
@org.jspecify.annotations.NullMarked
package org.waymark.practice;
