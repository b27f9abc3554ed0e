/**
 * What can be worked out of everything that is published in a year of weeks under a rule for small
 * numbers, by an attacker who shares no code with the protection.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.bench.disclosure;
