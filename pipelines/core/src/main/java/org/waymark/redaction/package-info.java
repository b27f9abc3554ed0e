/** Takes details of people out of what people write, and says where it is unsure. */
@org.jspecify.annotations.NullMarked
package org.waymark.redaction;
