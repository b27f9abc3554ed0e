/** Tests of the pages, over a published folder that is made for them. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards;
