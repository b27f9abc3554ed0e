/** The state of a publication, for those who operate it. */
@org.jspecify.annotations.NullMarked
package org.waymark.app.status;
