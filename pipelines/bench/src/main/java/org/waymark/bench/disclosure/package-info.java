/**
 * What can be worked out of everything that is published in a year of weeks under a rule for small
 * numbers, by an attacker who shares only the solver of linear programs with the protection. A test
 * compares that solver with every solution of small systems.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.disclosure;
