/** Respondents and the estimates that a survey's design allows from them. */
@org.jspecify.annotations.NullMarked
package org.waymark.survey;
