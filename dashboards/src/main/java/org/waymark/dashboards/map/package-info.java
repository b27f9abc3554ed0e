/** Where places lie: boundaries and points, checked, simplified and laid out for maps. */
@org.jspecify.annotations.NullMarked
package org.waymark.dashboards.map;
