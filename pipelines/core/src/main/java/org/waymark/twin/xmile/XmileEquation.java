package org.waymark.twin.xmile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.waymark.registry.Wording;

/**
 * Reads an equation as XMILE writes it and writes it as models do.
 *
 * <p>XMILE has {@code IF … THEN … ELSE}, quoted names, subscripts and comments in braces; models
 * have functions and ids.
 */
final class XmileEquation {
  private static final int DEEPEST = 64;
  private static final Set<String> RANDOM =
      Set.of(
          "random",
          "normal",
          "lognormal",
          "uniform",
          "poisson",
          "exprnd",
          "random_uniform",
          "random_normal",
          "binomial",
          "gamma",
          "beta",
          "logistic",
          "geometric",
          "pareto",
          "triangular",
          "weibull",
          "negbinomial",
          "montecarlo");
  private static final Set<String> PLAIN =
      Set.of(
          "abs", "sqrt", "exp", "ln", "log10", "int", "sin", "cos", "tan", "arcsin", "arccos",
          "arctan", "min", "max", "safediv", "step", "ramp", "pulse", "delay", "init", "trend");
  private static final Set<String> WORDS = Set.of("and", "or", "not", "mod", "then", "else", "if");

  /** What names mean where an equation is written. */
  interface Names {
    /** The ids of a name with its subscripts: one, or one for each element of an array. */
    List<String> ids(String name, List<String> subscripts) throws XmileFailure;

    /** The id of the table that a name is called as; empty where it is not one. */
    String table(String name);
  }

  private final String text;
  private final String variable;
  private final Names names;
  private int at;
  private int depth;

  private XmileEquation(String text, String variable, Names names) {
    this.text = text;
    this.variable = variable;
    this.names = names;
  }

  /** The equation as models write it. */
  static String translate(String text, String variable, Names names) throws XmileFailure {
    if (text.contains("???")) {
      throw new XmileFailure(
          "the equation of "
              + Wording.quoted(variable)
              + " is `???`: the program that wrote the file left it out");
    }
    if (text.isBlank()) {
      throw new XmileFailure(Wording.quoted(variable) + " has no equation");
    }
    XmileEquation equation = new XmileEquation(text, variable, names);
    equation.skip();
    String written = equation.or();
    if (equation.at < text.length()) {
      throw equation.unexpected();
    }
    return written;
  }

  private String or() throws XmileFailure {
    if (++depth > DEEPEST) {
      throw new XmileFailure(
          "the equation of " + Wording.quoted(variable) + " is nested more than 64 deep");
    }
    String left = and();
    while (word("or")) {
      left = "(" + left + " or " + and() + ")";
    }
    depth--;
    return left;
  }

  private String and() throws XmileFailure {
    String left = not();
    while (word("and")) {
      left = "(" + left + " and " + not() + ")";
    }
    return left;
  }

  private String not() throws XmileFailure {
    int nots = 0;
    while (word("not")) {
      nots++;
    }
    String of = comparison();
    for (int i = 0; i < Math.min(nots, DEEPEST); i++) {
      of = "(not " + of + ")";
    }
    return of;
  }

  private String comparison() throws XmileFailure {
    String left = sum();
    while (true) {
      String sign = "";
      for (String one : List.of("<=", "<>", ">=", "<", ">", "=")) {
        if (sign.isEmpty() && sign(one)) {
          sign = one;
        }
      }
      if (sign.isEmpty()) {
        return left;
      }
      left = "(" + left + " " + sign + " " + sum() + ")";
    }
  }

  private String sum() throws XmileFailure {
    StringBuilder all = new StringBuilder(product());
    boolean several = false;
    while (true) {
      if (sign("+")) {
        all.append(" + ").append(product());
      } else if (sign("-")) {
        all.append(" - ").append(product());
      } else {
        return several ? "(" + all + ")" : all.toString();
      }
      several = true;
    }
  }

  private String product() throws XmileFailure {
    StringBuilder all = new StringBuilder(signed());
    boolean several = false;
    while (true) {
      if (sign("*")) {
        all.append(" * ").append(signed());
      } else if (sign("//")) {
        throw new XmileFailure(
            "the equation of " + Wording.quoted(variable) + " has `//`, which is not read");
      } else if (sign("/")) {
        all.append(" / ").append(signed());
      } else if (word("mod")) {
        all.append(" mod ").append(signed());
      } else {
        return several ? "(" + all + ")" : all.toString();
      }
      several = true;
    }
  }

  private String signed() throws XmileFailure {
    int minus = 0;
    while (true) {
      if (sign("-")) {
        minus++;
      } else if (!sign("+")) {
        break;
      }
    }
    String of = power();
    return minus % 2 == 1 ? "(-" + of + ")" : of;
  }

  private String power() throws XmileFailure {
    String base = primary();
    if (!sign("^")) {
      return base;
    }
    if (++depth > DEEPEST) {
      throw unexpected();
    }
    String exponent = signed();
    depth--;
    return "(" + base + "^" + exponent + ")";
  }

  private String primary() throws XmileFailure {
    if (sign("(")) {
      String inner = or();
      close(")");
      return inner.startsWith("(") ? inner : "(" + inner + ")";
    }
    if (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      return number();
    }
    if (word("if")) {
      String condition = or();
      expect("then");
      String then = or();
      expect("else");
      return "if(" + condition + ", " + then + ", " + or() + ")";
    }
    String name = name();
    if (name.isEmpty()) {
      throw unexpected();
    }
    if (at < text.length() && text.charAt(at) == '(') {
      sign("(");
      return call(name);
    }
    checkMacro(name);
    List<String> ids = ids(name);
    if (ids.size() != 1) {
      throw new XmileFailure(
          "the equation of "
              + Wording.quoted(variable)
              + " uses the array "
              + Wording.quoted(name)
              + " as one number");
    }
    return ids.get(0);
  }

  /** Names do not follow each other; where they do, something with blanks in its name is called. */
  private void checkMacro(String name) throws XmileFailure {
    int from = at;
    String next = name();
    boolean macro = !next.isEmpty() && !WORDS.contains(next) && text.indexOf('(', from) > 0;
    at = from;
    if (macro) {
      throw new XmileFailure(
          Wording.quoted(variable)
              + " calls "
              + Wording.quoted(name + " " + next)
              + ", a macro that the file does not define; macros are not read");
    }
  }

  private List<String> ids(String name) throws XmileFailure {
    List<String> subscripts = new ArrayList<>();
    if (sign("[")) {
      do {
        subscripts.add(sign("*") ? "*" : isNumberNext() ? number() : name());
      } while (sign(","));
      close("]");
    }
    String built =
        switch (name) {
          case "time" -> "time";
          case "dt", "time_step" -> "dt";
          case "starttime", "initial_time" -> "start_time";
          case "stoptime", "final_time" -> "stop_time";
          case "pi" -> "pi";
          default -> "";
        };
    List<String> ids = names.ids(name, subscripts);
    if (ids.isEmpty() && !built.isEmpty()) {
      return List.of(built);
    }
    if (ids.isEmpty()) {
      throw new XmileFailure(
          "the equation of "
              + Wording.quoted(variable)
              + " names "
              + Wording.quoted(name)
              + ", which the file does not declare");
    }
    return ids;
  }

  private boolean isNumberNext() {
    return at < text.length() && isDigit(text.charAt(at));
  }

  private String call(String name) throws XmileFailure {
    List<String> arguments = new ArrayList<>();
    if (!sign(")")) {
      do {
        arguments.addAll(argument());
      } while (sign(","));
      close(")");
    }
    String table = names.table(name);
    if (!table.isEmpty() && arguments.size() == 1) {
      return "table(" + arguments.get(0) + ", " + table + ")";
    }
    return function(name, arguments);
  }

  /** One argument, or all elements of an array. */
  private List<String> argument() throws XmileFailure {
    int from = at;
    String name = name();
    if (!name.isEmpty() && at < text.length() && text.charAt(at) == '[') {
      List<String> ids = ids(name);
      if (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ')')) {
        return ids;
      }
    }
    at = from;
    return List.of(or());
  }

  private String function(String name, List<String> given) throws XmileFailure {
    String list = String.join(", ", given);
    int count = given.size();
    String first = count > 0 ? given.get(0) : "0";
    switch (name) {
      case "sum" -> {
        return "(" + String.join(" + ", given) + ")";
      }
      case "mean" -> {
        return "((" + String.join(" + ", given) + ") / " + count + ")";
      }
      case "size" -> {
        return String.valueOf(count);
      }
      case "smth1", "smth3" -> {
        String order = name.endsWith("1") ? "1" : "3";
        return "smooth(" + first + ", " + given.get(1) + ", " + order + tail(given, 2) + ")";
      }
      case "smthn" -> {
        return "smooth(" + list + ")";
      }
      case "delay1", "delay3" -> {
        String order = name.endsWith("1") ? "1" : "3";
        return "material_delay("
            + first
            + ", "
            + given.get(1)
            + ", "
            + order
            + tail(given, 2)
            + ")";
      }
      case "delayn" -> {
        return "material_delay(" + list + ")";
      }
      case "forcst" -> {
        return "("
            + first
            + " * (1 + trend("
            + first
            + ", "
            + given.get(1)
            + tail(given, 3)
            + ") * "
            + given.get(2)
            + "))";
      }
      case "previous" -> {
        return "delay(" + first + ", dt" + tail(given, 1) + ")";
      }
      case "time", "dt", "pi" -> {
        return name;
      }
      case "if_then_else" -> {
        return "if(" + list + ")";
      }
      default -> {
        if (PLAIN.contains(name)) {
          return name + "(" + list + ")";
        }
        if (RANDOM.contains(name)) {
          throw new XmileFailure(
              Wording.quoted(variable)
                  + " calls the random function "
                  + Wording.quoted(name)
                  + "; write a parameter with a distribution");
        }
        throw new XmileFailure(
            Wording.quoted(variable)
                + " calls "
                + Wording.quoted(name)
                + ", which is neither a function that is read nor a table of the file");
      }
    }
  }

  private static String tail(List<String> given, int from) {
    return given.size() > from ? ", " + given.get(from) : "";
  }

  private String number() {
    int from = at;
    while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      int mark = at + 1;
      if (mark < text.length() && (text.charAt(mark) == '-' || text.charAt(mark) == '+')) {
        mark++;
      }
      if (mark < text.length() && isDigit(text.charAt(mark))) {
        at = mark;
        while (at < text.length() && isDigit(text.charAt(at))) {
          at++;
        }
      }
    }
    String digits = text.substring(from, at);
    skip();
    return digits;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String name() {
    if (at < text.length() && text.charAt(at) == '"') {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) != '"') {
        end += text.charAt(end) == '\\' && end + 1 < text.length() ? 2 : 1;
      }
      String quoted = text.substring(at + 1, Math.min(end, text.length()));
      at = Math.min(end + 1, text.length());
      skip();
      return key(quoted);
    }
    int from = at;
    while (at < text.length() && isOfName(text.codePointAt(at), at > from)) {
      at += Character.charCount(text.codePointAt(at));
    }
    String name = text.substring(from, at);
    skip();
    return key(name);
  }

  private static boolean isOfName(int c, boolean inside) {
    return Character.isLetter(c)
        || c == '_'
        || c == '$'
        || (inside
            && (Character.isDigit(c)
                || c == '.'
                || Character.getType(c) == Character.NON_SPACING_MARK));
  }

  /** A name as names are compared: without regard to case; blank, underscore and \n are one. */
  static String key(String name) {
    return name.replace("\\n", "_")
        .replace("\\\"", "\"")
        .replaceAll("[\\s_\\u00a0]+", "_")
        .replaceAll("^_+|_+$", "")
        .toLowerCase(Locale.ROOT);
  }

  private boolean word(String word) {
    int end = at + word.length();
    boolean here =
        text.regionMatches(true, at, word, 0, word.length())
            && (end >= text.length() || !isOfName(text.codePointAt(end), true));
    if (here) {
      at = end;
      skip();
    }
    return here;
  }

  private void expect(String word) throws XmileFailure {
    if (!word(word)) {
      throw unexpected();
    }
  }

  private boolean sign(String sign) {
    if (!text.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    skip();
    return true;
  }

  private void close(String sign) throws XmileFailure {
    if (!sign(sign)) {
      throw unexpected();
    }
  }

  private void skip() {
    while (at < text.length()) {
      if (text.charAt(at) == '{') {
        int end = text.indexOf('}', at);
        at = end < 0 ? text.length() : end + 1;
      } else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00a0') {
        at++;
      } else {
        return;
      }
    }
  }

  private XmileFailure unexpected() {
    String here =
        at < text.length() ? "has " + Wording.quoted(text.substring(at)) : "ends too early";
    return new XmileFailure(
        "the equation of " + Wording.quoted(variable) + " " + here + ", which cannot be read");
  }
}
