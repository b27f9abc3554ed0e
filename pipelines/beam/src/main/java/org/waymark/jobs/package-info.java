/** One class per pipeline; its body is the diagram. */
@org.jspecify.annotations.NullMarked
package org.waymark.jobs;
