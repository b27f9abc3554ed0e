package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExpressionTextTest {
  private static Feed.Expression column(String name) {
    return new Feed.Expression.Column(name);
  }

  private static Feed.Expression number(double value) {
    return new Feed.Expression.Constant(value);
  }

  private static Feed.Expression binary(char operator, Feed.Expression a, Feed.Expression b) {
    return new Feed.Expression.Binary(operator, a, b);
  }

  @Test
  void productsBindBeforeSumsAndEqualsFromTheLeft() {
    assertEquals(
        binary('-', binary('-', column("a"), binary('*', column("b"), number(2))), column("c")),
        ExpressionText.parse("a - b*2 - c"));
    assertEquals(
        binary('/', binary('/', column("a"), column("b")), number(4)),
        ExpressionText.parse("a/b/4"));
  }

  @Test
  void parenthesesBindFirst() {
    assertEquals(
        binary('*', binary('+', column("a"), column("b")), number(0.5)),
        ExpressionText.parse("(a + b) * .5"));
  }

  @Test
  void namesMayHoldLettersOfAnyScriptDigitsPointsAndUnderscores() {
    assertEquals(column("größe_2.x"), ExpressionText.parse(" größe_2.x "));
    assertEquals(column("4h_breaches"), ExpressionText.parse("4h_breaches"));
  }

  @Test
  void otherNamesStandBetweenBackticksOrDoubleQuotes() {
    assertEquals(
        binary('-', column("Type 1 (all)"), column("say \"x\"")),
        ExpressionText.parse("`Type 1 (all)` - \"say \"\"x\"\"\""));
    assertEquals(column("2019"), ExpressionText.parse("\"2019\""));
  }

  @Test
  void aMinusBeforeAColumnTakesItFromZero() {
    assertEquals(binary('-', number(0), column("a")), ExpressionText.parse("-a"));
    assertEquals(binary('+', number(-2), column("a")), ExpressionText.parse("-2 + a"));
  }

  @Test
  void whatIsNoExpressionSaysWhere() {
    assertBrokenAt(0, "");
    assertBrokenAt(4, "a + ");
    assertBrokenAt(2, "a b");
    assertBrokenAt(3, "a +* b");
    assertBrokenAt(0, "(a");
    assertBrokenAt(1, "a)");
    assertBrokenAt(4, "a - `b");
    assertBrokenAt(0, "``");
    assertBrokenAt(2, "a % b");
    assertBrokenAt(4, "a / 0");
    assertBrokenAt(50, "(".repeat(1_000_000));
    assertBrokenAt(50, "-".repeat(1_000_000));
  }

  private static void assertBrokenAt(int offset, String text) {
    assertEquals(
        offset,
        assertThrows(ExpressionText.Broken.class, () -> ExpressionText.parse(text)).offset());
  }

  @Property(tries = 300, seed = "20261115")
  void whatIsWrittenFullyInParenthesesReadsAsItself(
      @ForAll("expressions") Feed.Expression written) {
    assertEquals(written, ExpressionText.parse(text(written)));
  }

  private static String text(Feed.Expression expression) {
    if (expression instanceof Feed.Expression.Column column) {
      return "`" + column.name().replace("`", "``") + "`";
    }
    if (expression instanceof Feed.Expression.Constant constant) {
      return NumberText.write(constant.value());
    }
    Feed.Expression.Binary binary = (Feed.Expression.Binary) expression;
    return "(" + text(binary.left()) + " " + binary.operator() + text(binary.right()) + ")";
  }

  @Provide
  Arbitrary<Feed.Expression> expressions() {
    Arbitrary<Feed.Expression> leaves =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(8).map(Feed.Expression.Column::new),
            Arbitraries.doubles().between(0.01, 1e9).map(Feed.Expression.Constant::new));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            net.jqwik.api.Combinators.combine(Arbitraries.of('+', '-', '*', '/'), inner, inner)
                .as(Feed.Expression.Binary::new),
        0,
        4);
  }
}
