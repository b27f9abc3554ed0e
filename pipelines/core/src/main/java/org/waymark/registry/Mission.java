package org.waymark.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A bold, measurable, time-bound aim. Lists are in the order of the file. */
public record Mission(
    String id,
    String title,
    Optional<String> ownerName,
    Optional<String> ownerContact,
    LocalDate starts,
    LocalDate ends,
    List<Indicator> indicators,
    List<Goal> goals,
    List<Theme> themes,
    List<RegisteredPractice> practices) {}
