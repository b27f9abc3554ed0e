package org.waymark.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.waymark.registry.StandardFormat;

/**
 * How a tool writes answers or observations as delimited text: which columns it adds, how it names
 * those of groups and choices, and which rows are no answers.
 *
 * <p>Names of columns that a tool adds are compared without regard to capitals and punctuation, so
 * that {@code meta-instanceID} and a tidied {@code meta_instance_id} are the same.
 */
enum ExportFormat {
  /** Nothing is known of the tool. */
  PLAIN("csv", "", "/.[", ' '),
  /** ODK Central; groups {@code group-field}, choices {@code q/a}. */
  ODK("odk-csv", "-/", "/", ' '),
  /** KoboToolbox; groups {@code group/field}, choices {@code q/a}. */
  KOBO("kobo-csv", "/.", "/.", ' '),
  /** Qualtrics; three rows of header, choices {@code Q1_1} or joined by commas. */
  QUALTRICS("qualtrics-csv", "", "_", ','),
  /** LimeSurvey; choices {@code Q1[SQ001]}. */
  LIMESURVEY("limesurvey-csv", "", "[", ' '),
  /** SDMX-CSV 1.0 and 2.0, a row an observation; a column may be {@code ID:name}. */
  SDMX("sdmx-csv", "", "", ' '),
  /** Eurostat's tables; see {@link EurostatTable}. */
  EUROSTAT("eurostat-tsv", "", "", ' '),
  /** Files of UK departments' spending; see {@link org.waymark.registry.StandardFormat}. */
  UK_SPEND("uk-spend-csv", "", "", ' '),
  /** Grants in the titles of 360Giving. */
  GRANTS_360("360giving-csv", "", "", ' '),
  /** Activities or transactions of IATI. */
  IATI("iati-csv", "", "", ' '),
  /** The UK's major projects. */
  GMPP("gmpp-csv", "", "", ' ');

  /** Recognised by the header of each file. */
  static final String AUTO = "auto";

  /** The link that counts the rows of one file of submissions. */
  static final String ROW_OF_PARENT = "parentindex";

  private static final Set<String> PREVIEWS =
      Set.of("surveypreview", "surveytest", "offlinesurveypreview", "1", "2", "9", "17");

  private static final Pattern SDMX_START = Pattern.compile("STRUCTURE(\\[.?\\])?|DATAFLOW(:.*)?");

  private final String word;
  private final String pathMarks;
  private final String choiceMarks;
  private final char joint;

  ExportFormat(String word, String pathMarks, String choiceMarks, char joint) {
    this.word = word;
    this.pathMarks = pathMarks;
    this.choiceMarks = choiceMarks;
    this.joint = joint;
  }

  /** The format that a feed names, or where it leaves that open, the one that the header shows. */
  static ExportFormat of(String declared, List<String> header) {
    for (ExportFormat format : values()) {
      if (format.word.equals(declared)) {
        return format;
      }
    }
    return declared.equals(AUTO) ? recognised(header) : PLAIN;
  }

  private static ExportFormat recognised(List<String> header) {
    List<String> names = header.stream().map(ExportFormat::bare).toList();
    boolean answered = names.contains("recordeddate") || names.contains("enddate");
    if (names.contains("responseid") && answered) {
      return QUALTRICS;
    }
    if (names.contains("uuid") && names.contains("submissiontime")) {
      return KOBO;
    }
    if (names.contains("submissionuuid") || names.contains(ROW_OF_PARENT)) {
      return KOBO;
    }
    if (names.contains("parentkey")) {
      return ODK;
    }
    return List.of(ODK, LIMESURVEY).stream()
        .filter(format -> format.respondents().stream().anyMatch(names::contains))
        .filter(format -> format.dates().stream().anyMatch(names::contains))
        .findFirst()
        .orElse(PLAIN);
  }

  /** Whether the reader makes the columns of its fields. */
  boolean standard() {
    return StandardFormat.of(word).isPresent();
  }

  /** As the workspace writes it. */
  String word() {
    return word;
  }

  /** What may stand between the groups around a question and its name. */
  String pathMarks() {
    return pathMarks;
  }

  /** What may stand between a question and one of its choices that has a column to itself. */
  String choiceMarks() {
    return choiceMarks;
  }

  /** What stands between choices that share a column. */
  char joint() {
    return joint;
  }

  private List<String> respondents() {
    return switch (this) {
      case PLAIN, SDMX, EUROSTAT, UK_SPEND, GRANTS_360, IATI, GMPP -> List.of();
      case ODK -> List.of("key", "metainstanceid", "instanceid");
      // An edit changes the uuid and keeps the root's.
      case KOBO -> List.of("metarootuuid", "rootuuid", "uuid");
      case QUALTRICS -> List.of("responseid");
      case LIMESURVEY -> List.of("id", "responseid");
    };
  }

  /** In a file of repeats: what tells apart the rows of one submission, or of all. */
  private List<String> members() {
    return this == KOBO ? List.of("index") : respondents();
  }

  /**
   * By which columns rows of a repeat and submissions belong together, the surest first: the names
   * of the column in the file of repeats, and those it may have in that of submissions.
   */
  Map<String, List<String>> links() {
    Map<String, List<String>> links = new LinkedHashMap<>();
    if (this == ODK) {
      links.put("parentkey", respondents());
      links.put("submissionsid", List.of("id"));
    } else if (this == KOBO) {
      links.put("submissionuuid", List.of("uuid"));
      links.put("submissionid", List.of("id"));
      links.put(ROW_OF_PARENT, List.of("index"));
    }
    return links;
  }

  private List<String> dates() {
    return switch (this) {
      case PLAIN, SDMX, EUROSTAT, UK_SPEND, GRANTS_360, IATI, GMPP -> List.of();
      case ODK -> List.of("submissiondate", "systemsubmissiondate");
      case KOBO -> List.of("submissiontime");
      case QUALTRICS -> List.of("recordeddate", "enddate");
      case LIMESURVEY -> List.of("submitdate", "datesubmitted");
    };
  }

  /** Why the header is none of the format, where that shows. */
  Optional<String> fault(List<String> header) {
    String first = header.isEmpty() ? "" : header.get(0);
    if (this == SDMX && !SDMX_START.matcher(first).matches()) {
      return Optional.of(
          "the header of SDMX-CSV begins with STRUCTURE (2.0) or DATAFLOW (1.0), and this one with "
              + RowText.quoted(first));
    }
    if (this == EUROSTAT && first.indexOf('\\') < 0) {
      return Optional.of(
          "the header of a table of Eurostat begins with dimensions and a backslash, such as"
              + " `freq,unit,geo\\TIME_PERIOD`, and this one with "
              + RowText.quoted(first));
    }
    return Optional.empty();
  }

  /** Tokens that mean no value, besides those that a feed names. */
  List<String> missing() {
    return switch (this) {
      case SDMX -> List.of("NaN");
      case EUROSTAT -> List.of(":");
      // Not asked; asked and passed over.
      case LIMESURVEY -> List.of("N/A");
      case QUALTRICS -> List.of("-99", "-999");
      default -> List.of();
    };
  }

  /**
   * Position of the column in which the format keeps a field that the feed does not map.
   *
   * @param repeats whether rows are repeats, which belong to submissions in another file
   */
  Optional<Integer> usual(String field, List<String> header, boolean repeats) {
    if (standard()) {
      int made = header.indexOf(StandardFormat.MADE + field);
      return made < 0 ? Optional.empty() : Optional.of(made);
    }
    if (field.equals("date")) {
      return first(dates(), header);
    }
    // A number of the submission that all exports have, with and without the root's uuid.
    int submission =
        this == KOBO && !repeats && field.equals("respondent") ? header.indexOf("_id") : -1;
    return submission >= 0
        ? Optional.of(submission)
        : first(repeats ? members() : respondents(), header);
  }

  /** Whether a date is the one that the tool writes where it keeps none. */
  boolean isNoDate(String text) {
    return this == LIMESURVEY && text.startsWith("1980-01-01");
  }

  /** Position of the first of these names that a header has. */
  static Optional<Integer> first(List<String> wanted, List<String> header) {
    List<String> names = header.stream().map(ExportFormat::bare).toList();
    return wanted.stream().map(names::indexOf).filter(position -> position >= 0).findFirst();
  }

  /** True where a column of the tool's own may say that a row is no answer. */
  boolean tells(String column) {
    String name = bare(column);
    return switch (this) {
      case PLAIN, EUROSTAT -> false;
      case UK_SPEND, GRANTS_360, IATI, GMPP -> column.equals(StandardFormat.LEFT_OUT);
      case SDMX -> column.equals("ACTION");
      case ODK -> name.equals("reviewstate") || name.equals("systemreviewstate");
      case KOBO ->
          name.equals("validationstatus")
              || name.equals("validationstatuslabel")
              || name.equals("submissionvalidationstatus");
      case QUALTRICS -> name.equals("finished") || name.equals("status");
      case LIMESURVEY -> dates().contains(name);
    };
  }

  /**
   * True where the column's text says that the row is a draft, a preview or was turned down.
   *
   * @param column one that {@link #tells}
   */
  boolean leavesOut(String column, String text) {
    String value = bare(text);
    return switch (this) {
      case PLAIN, SDMX, EUROSTAT -> false;
      case UK_SPEND, GRANTS_360, IATI, GMPP -> !text.isEmpty();
      case ODK -> value.equals("rejected");
      case KOBO -> value.endsWith("notapproved");
      case QUALTRICS ->
          bare(column).equals("finished")
              ? value.equals("false") || value.equals("0")
              : PREVIEWS.contains(value);
      case LIMESURVEY -> value.isEmpty();
    };
  }

  /** Letters and digits alone, in lower case. */
  static String bare(String text) {
    StringBuilder bare = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
    return bare.toString().toLowerCase(Locale.ROOT);
  }
}
