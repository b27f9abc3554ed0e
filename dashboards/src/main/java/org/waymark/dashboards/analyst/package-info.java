/** The published tables in the forms that analysts open with other tools. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.analyst;
