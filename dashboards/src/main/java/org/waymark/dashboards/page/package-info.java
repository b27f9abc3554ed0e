/** Pages: templates, style, figures with their tables, files. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.page;
