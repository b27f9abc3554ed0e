package org.waymark.dashboards.page;

/**
 * A chart and the table of its figures.
 *
 * @param id unique on the page
 * @param title what the chart shows
 * @param svg markup made by the chart package, which escapes what it is given
 * @param table the same figures
 */
public record Figure(String id, String title, String svg, DataTable table) {}
