package org.waymark.twin.expression;

import java.util.List;

/** An equation as a tree. Each part knows its offset in the text, for messages. */
public sealed interface Expression {
  /** Offset in code units in the text of the equation. */
  int at();

  /**
   * A number.
   *
   * @param unit its unit as written; empty where it has none
   */
  record Literal(double value, String unit, int at) implements Expression {}

  /** A variable, by its id in kebab-case. */
  record Name(String id, int at) implements Expression {}

  /** Minus or {@code not}. */
  record Unary(Operator operator, Expression operand, int at) implements Expression {}

  /** Two operands and what joins them. */
  record Binary(Operator operator, Expression left, Expression right, int at)
      implements Expression {}

  /** A function of the language and what it is given. */
  record Call(Function function, List<Expression> arguments, int at) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** What joins operands. */
  enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    POWER("^"),
    MODULO("mod"),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    EQUAL("="),
    NOT_EQUAL("<>"),
    AND("and"),
    OR("or"),
    NOT("not"),
    NEGATE("-");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /** As equations write it. */
    public String sign() {
      return sign;
    }

    /** Whether it compares two numbers and gives 0 or 1. */
    public boolean compares() {
      return switch (this) {
        case LESS, AT_MOST, MORE, AT_LEAST, EQUAL, NOT_EQUAL -> true;
        default -> false;
      };
    }
  }
}
