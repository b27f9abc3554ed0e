package org.waymark.feed;

/**
 * Why a value of a row is refused.
 *
 * @param reason the code that the table of refused records carries
 * @param field the column or mapped field at fault; "" where it is the row as a whole
 * @param detail what is wrong and what was expected, in words
 */
record Refusal(String reason, String field, String detail) {}
