package org.waymark.registry;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What {@code places.csv} says.
 *
 * @param places in order of id
 * @param covariates columns whose cells are all numbers
 * @param others further columns that are no covariates, with the first cell that is no number
 */
record PlacesReading(
    List<Place> places, SortedSet<String> covariates, SortedMap<String, CsvText.Cell> others) {}
