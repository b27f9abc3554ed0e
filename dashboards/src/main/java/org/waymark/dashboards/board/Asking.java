package org.waymark.dashboards.board;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.dashboards.table.Answer;
import org.waymark.dashboards.table.CleanText;
import org.waymark.dashboards.words.Dates;
import org.waymark.dashboards.words.Numbers;
import org.waymark.registry.Dashboard;
import org.waymark.registry.DashboardQuery;
import org.waymark.registry.Problem;

/**
 * The parameters of a dashboard with the values that a reader gave, and the fields of the form that
 * asks for them. A value that cannot be is told, and the default stands in its place: it never
 * reaches a query.
 *
 * @param values of the parameters, by their words: text, {@link LocalDate} or {@link Double}
 * @param fields of the form, in the order of the parameters
 * @param refused what is wrong with values that can be no date or number
 * @param replaced values that are none of the choices, as for a place that another choice left
 *     behind
 * @param broken what is wrong with the queries of the parameters
 */
public record Asking(
    Map<String, Object> values,
    List<Field> fields,
    List<String> refused,
    List<String> replaced,
    List<Problem> broken) {
  /** The most rows of a choice. */
  private static final int MOST = 5_000;

  /** Characters of a refused value that are repeated. */
  private static final int TOLD = 60;

  private static final int FIRST_YEAR = 1000;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** A row of a choice; rows of one heading lie beside each other. */
  public record Option(String value, String label, boolean chosen) {}

  /** Rows of a choice under a heading, which may be empty. */
  public record Group(String heading, List<Option> options) {}

  /**
   * A field of the form.
   *
   * @param kind of the field in HTML: {@code select}, {@code date} or {@code number}
   * @param value what is chosen
   * @param least the least number; empty where there is none
   */
  public record Field(
      String name,
      String title,
      String kind,
      String value,
      String shown,
      List<Group> groups,
      String least,
      String most) {}

  /**
   * Reads the values that were given.
   *
   * @param fixed values that are not chosen, such as the date
   * @param given texts by the words of the parameters; others are passed over
   */
  static Asking of(
      Dashboard board, Answers answers, Map<String, Object> fixed, Map<String, String> given) {
    Reading reading = new Reading(answers, fixed);
    for (Dashboard.Parameter parameter : board.parameters()) {
      reading.read(parameter, Optional.ofNullable(given.get(parameter.name())));
    }
    return new Asking(
        reading.values,
        List.copyOf(reading.fields),
        List.copyOf(reading.refused),
        List.copyOf(reading.replaced),
        List.copyOf(reading.broken));
  }

  /** What the page is shown for, in words; empty without parameters. */
  String inWords() {
    return fields.stream()
        .filter(field -> !field.shown().isEmpty())
        .map(field -> field.title() + ": " + field.shown())
        .collect(Collectors.joining(". "));
  }

  /** What was given, as a page may hold it. */
  static String told(String given) {
    String clean = CleanText.of(given);
    return clean.codePointCount(0, clean.length()) > TOLD
        ? clean.substring(0, clean.offsetByCodePoints(0, TOLD)) + "…"
        : clean;
  }

  private static final class Reading {
    private final Answers answers;
    private final Map<String, Object> all;
    private final Map<String, Object> values = new TreeMap<>();
    private final List<Field> fields = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> replaced = new ArrayList<>();
    private final List<Problem> broken = new ArrayList<>();

    Reading(Answers answers, Map<String, Object> fixed) {
      this.answers = answers;
      all = new TreeMap<>(fixed);
    }

    void read(Dashboard.Parameter parameter, Optional<String> given) {
      switch (parameter.choosing()) {
        case CHOICE -> choice(parameter, given);
        case DATE -> date(parameter, given.map(String::strip));
        case NUMBER -> number(parameter, given.map(String::strip));
      }
    }

    private void take(String name, Object value) {
      values.put(name, value);
      all.put(name, value);
    }

    private Optional<Answer> rows(DashboardQuery query, List<String> needed) {
      try {
        Answer answer = answers.of(query, all);
        List<String> missing = needed.stream().filter(c -> !answer.names().contains(c)).toList();
        if (!missing.isEmpty()) {
          throw new SQLException(
              "a choice needs the columns "
                  + String.join(", ", needed)
                  + "; this query gives "
                  + String.join(", ", answer.names()));
        }
        return Optional.of(answer);
      } catch (SQLException e) {
        broken.add(QueryProblem.of(query, e));
        return Optional.empty();
      }
    }

    private void choice(Dashboard.Parameter parameter, Optional<String> given) {
      Map<String, String> labels = new LinkedHashMap<>();
      Map<String, List<String>> headings = new LinkedHashMap<>();
      parameter
          .query()
          .flatMap(query -> rows(query, List.of("value", "label")))
          .ifPresent(
              answer ->
                  answer.rows().stream()
                      .limit(MOST)
                      .forEach(
                          row -> {
                            String value = answer.text(row, "value");
                            if (labels.putIfAbsent(value, answer.text(row, "label")) == null) {
                              headings
                                  .computeIfAbsent(
                                      answer.text(row, "heading"), h -> new ArrayList<>())
                                  .add(value);
                            }
                          }));
      String chosen = labels.keySet().stream().findFirst().orElse("");
      if (given.isPresent() && labels.containsKey(given.get())) {
        chosen = given.get();
      } else if (given.isPresent() && !given.get().isEmpty()) {
        refuse(replaced, parameter, given.get(), "is not one of the choices here");
      }
      String value = chosen;
      take(parameter.name(), value);
      List<Group> groups = new ArrayList<>();
      headings.forEach(
          (heading, members) ->
              groups.add(
                  new Group(
                      heading,
                      members.stream()
                          .map(v -> new Option(v, labels.getOrDefault(v, v), v.equals(value)))
                          .toList())));
      fields.add(
          new Field(
              parameter.name(),
              parameter.title(),
              "select",
              value,
              labels.getOrDefault(value, ""),
              groups,
              "",
              ""));
    }

    private static void refuse(
        List<String> to, Dashboard.Parameter parameter, String given, String why) {
      // Nobody reads more of what was never meant to be a value.
      String shown = told(given);
      to.add(parameter.title() + ": “" + shown + "” " + why + ". The default is shown.");
    }

    private void date(Dashboard.Parameter parameter, Optional<String> given) {
      LocalDate day = initialDay(parameter);
      if (given.isPresent() && !given.get().isEmpty()) {
        Optional<LocalDate> chosen = day(given.get());
        if (chosen.isEmpty()) {
          refuse(refused, parameter, given.get(), "is not a date such as 2026-03-31");
        }
        day = chosen.orElse(day);
      }
      take(parameter.name(), day);
      fields.add(
          new Field(
              parameter.name(),
              parameter.title(),
              "date",
              day.toString(),
              Dates.day(day),
              List.of(),
              "",
              ""));
    }

    private LocalDate initialDay(Dashboard.Parameter parameter) {
      Optional<LocalDate> asked =
          parameter
              .query()
              .flatMap(query -> rows(query, List.of()))
              .filter(answer -> !answer.rows().isEmpty())
              .flatMap(answer -> answer.rows().get(0).get(0))
              .flatMap(value -> day(value.toString()));
      return asked
          .or(() -> day(parameter.initial()))
          .orElseGet(() -> all.get("as_of") instanceof LocalDate date ? date : LocalDate.EPOCH);
    }

    private static Optional<LocalDate> day(String text) {
      if (!DAY.matcher(text).matches()) {
        return Optional.empty();
      }
      try {
        LocalDate day = LocalDate.parse(text);
        return day.getYear() < FIRST_YEAR ? Optional.empty() : Optional.of(day);
      } catch (DateTimeException noDate) {
        return Optional.empty();
      }
    }

    private void number(Dashboard.Parameter parameter, Optional<String> given) {
      double number =
          parameter
              .query()
              .flatMap(query -> rows(query, List.of()))
              .filter(answer -> !answer.rows().isEmpty())
              .flatMap(answer -> answer.rows().get(0).get(0))
              .or(() -> Optional.of(parameter.initial()))
              .map(Object::toString)
              .filter(text -> NUMBER.matcher(text).matches())
              .map(Double::parseDouble)
              .orElse(0.0);
      if (given.isPresent() && !given.get().isEmpty()) {
        if (!NUMBER.matcher(given.get()).matches()) {
          refuse(refused, parameter, given.get(), "is not a number");
        } else {
          double chosen = Double.parseDouble(given.get());
          if (chosen < parameter.least().orElse(chosen)
              || chosen > parameter.most().orElse(chosen)) {
            refuse(refused, parameter, given.get(), "is out of bounds");
          } else {
            number = chosen;
          }
        }
      }
      take(parameter.name(), number);
      fields.add(
          new Field(
              parameter.name(),
              parameter.title(),
              "number",
              plain(number),
              Numbers.brief(number),
              List.of(),
              parameter.least().isPresent() ? plain(parameter.least().getAsDouble()) : "",
              parameter.most().isPresent() ? plain(parameter.most().getAsDouble()) : ""));
    }

    private static String plain(double number) {
      return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
  }
}
