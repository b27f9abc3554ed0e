package org.waymark.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A bold, measurable, time-bound aim. Lists are in the order of the file.
 *
 * @param coded reports in which people have found its themes
 */
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
    CodedReports coded,
    List<RegisteredPractice> practices) {

  /** A mission of whose themes nobody has coded any report, and that registers no practice. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        CodedReports.NONE,
        List.of());
  }

  /** A mission that registers no practice. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes,
      CodedReports coded) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        coded,
        List.of());
  }

  /** A mission of whose themes nobody has coded any report. */
  public Mission(
      String id,
      String title,
      Optional<String> ownerName,
      Optional<String> ownerContact,
      LocalDate starts,
      LocalDate ends,
      List<Indicator> indicators,
      List<Goal> goals,
      List<Theme> themes,
      List<RegisteredPractice> practices) {
    this(
        id,
        title,
        ownerName,
        ownerContact,
        starts,
        ends,
        indicators,
        goals,
        themes,
        CodedReports.NONE,
        practices);
  }
}
