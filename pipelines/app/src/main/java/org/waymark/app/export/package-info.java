/**
 * Published tables in other forms: spreadsheets that follow the guidance of the United Kingdom's
 * Analysis Function, and observations as SDMX-CSV. Only published tables are read.
 */
@org.jspecify.annotations.NullMarked
package org.waymark.app.export;
