/** SQL over the published tables and the forms in which an answer is written. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.query;
