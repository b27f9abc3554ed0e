/** Charts of the field as SVG: pure functions from numbers to markup. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.chart;
