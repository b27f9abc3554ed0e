package org.waymark.registry;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gates of a run: one that fails publishes nothing.
 *
 * @param rejectedShare largest share of rejected rows, from 0 to 1
 * @param filesGone how many files of a feed may be gone that the last published run read
 * @param rowsFewer largest share, from 0 to 1, by which the accepted rows of a feed may be fewer
 *     than in the last published run
 * @param olderThan of a feed by its id, how many days before the day of the run its latest period
 *     may have ended
 * @param recoverable how many hidden numbers a reader may be able to work out
 */
public record Gates(
    OptionalDouble rejectedShare,
    OptionalInt filesGone,
    OptionalDouble rowsFewer,
    SortedMap<String, Integer> olderThan,
    OptionalLong recoverable) {
  private static final Pattern FORM = Pattern.compile("([a-z]+[_-][a-z]+|[a-z]+)(?:[=:.](.*))?");
  private static final Pattern SHARE = Pattern.compile("0|1|0?\\.\\d{1,12}|1\\.0{1,12}");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");
  private static final Pattern AGE = Pattern.compile("([^=:]+)[=:](.+)");

  /** The gates there are, as they are written. */
  public static final List<String> FORMS =
      List.of(
          "rejected_share=0.1",
          "files_gone=0",
          "rows_fewer=0.1",
          "older_than=FEED:45d",
          "recoverable=0");

  /** No gate. */
  public static final Gates NONE = ofRejected(OptionalDouble.empty());

  /** A gate for rejected rows alone. */
  public static Gates ofRejected(OptionalDouble share) {
    return new Gates(
        share, OptionalInt.empty(), OptionalDouble.empty(), new TreeMap<>(), OptionalLong.empty());
  }

  /** A gate as a command line has it, such as {@code rows_fewer=0.1}; empty: it is none. */
  public static Optional<Gates> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    String value = form.group(2) == null ? "" : form.group(2).strip();
    return switch (form.group(1).replace('-', '_')) {
      case "rejected_share" -> share(value).map(share -> ofRejected(OptionalDouble.of(share)));
      case "files_gone" -> whole(value.isEmpty() ? "0" : value).map(Gates::ofFiles);
      case "rows_fewer" -> share(value).map(Gates::ofRows);
      case "older_than" -> age(value);
      case "recoverable" -> whole(value).map(Gates::ofRecoverable);
      default -> Optional.empty();
    };
  }

  private static Optional<Double> share(String text) {
    return SHARE.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
  }

  private static Optional<Integer> whole(String text) {
    return WHOLE.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Gates> age(String text) {
    Matcher age = AGE.matcher(text);
    return age.matches()
        ? Days.parse(age.group(2))
            .map(
                days ->
                    new Gates(
                        OptionalDouble.empty(),
                        OptionalInt.empty(),
                        OptionalDouble.empty(),
                        new TreeMap<>(java.util.Map.of(age.group(1).strip(), days)),
                        OptionalLong.empty()))
        : Optional.empty();
  }

  private static Gates ofFiles(int gone) {
    return new Gates(
        OptionalDouble.empty(),
        OptionalInt.of(gone),
        OptionalDouble.empty(),
        new TreeMap<>(),
        OptionalLong.empty());
  }

  private static Gates ofRows(double fewer) {
    return new Gates(
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalDouble.of(fewer),
        new TreeMap<>(),
        OptionalLong.empty());
  }

  private static Gates ofRecoverable(int values) {
    return new Gates(
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalDouble.empty(),
        new TreeMap<>(),
        OptionalLong.of(values));
  }

  /** These gates, but for those that others name: then theirs. */
  public Gates with(Gates others) {
    SortedMap<String, Integer> ages = new TreeMap<>(olderThan);
    ages.putAll(others.olderThan);
    return new Gates(
        others.rejectedShare.isPresent() ? others.rejectedShare : rejectedShare,
        others.filesGone.isPresent() ? others.filesGone : filesGone,
        others.rowsFewer.isPresent() ? others.rowsFewer : rowsFewer,
        ages,
        others.recoverable.isPresent() ? others.recoverable : recoverable);
  }
}
