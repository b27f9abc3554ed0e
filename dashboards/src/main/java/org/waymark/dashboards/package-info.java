/**
 * The weekly positive-deviance report and the static dashboards, rendered from published tables.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards;
