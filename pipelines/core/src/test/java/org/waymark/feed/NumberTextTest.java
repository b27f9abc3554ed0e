package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  private static NumberText.Kind read(NumberText text, String field) {
    byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
    Row row = new Row(1, StandardCharsets.UTF_8);
    row.bytes = Arrays.copyOf(bytes, bytes.length + EightBytes.SLACK);
    row.set(0, 0, bytes.length);
    return text.read(row, 0);
  }

  private static double number(char decimal, String field) {
    NumberText text = new NumberText(decimal, List.of());
    assertEquals(NumberText.Kind.NUMBER, read(text, field), field);
    return text.value();
  }

  @Provide
  static Arbitrary<String> decimals() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20);
    Arbitrary<String> written =
        Combinators.combine(
                Arbitraries.of("", "-", "+"),
                digits,
                Arbitraries.of("", "."),
                Arbitraries.strings().numeric().ofMaxLength(20),
                Arbitraries.of("", "", "", "e5", "E-12", "e+3"))
            .as(
                (sign, whole, point, fraction, exponent) ->
                    sign + whole + point + (point.isEmpty() ? "" : fraction) + exponent);
    return Arbitraries.oneOf(
        written,
        Arbitraries.doubles().map(String::valueOf),
        Arbitraries.longs().map(String::valueOf));
  }

  @Property(tries = 5000)
  void readsEveryDecimalAsJavaDoesToTheLastBit(@ForAll("decimals") String text) {
    assertEquals(
        Double.doubleToRawLongBits(Double.parseDouble(text)),
        Double.doubleToRawLongBits(number('.', text)),
        text);
    assertEquals(
        Double.doubleToRawLongBits(Double.parseDouble(text)),
        Double.doubleToRawLongBits(number(',', text.replace('.', ','))),
        text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ".; 1,234; 1234",
        ".; -1,234,567.5; -1234567.5",
        ".; 1 234; 1234",
        ".; −3; -3",
        ".; .5; 0.5",
        ",; 1.234,5; 1234.5",
        ",; 1.234; 1234",
        ",; 0,25; 0.25",
      })
  void readsGroupsAndMarks(char decimal, String text, double expected) {
    assertEquals(expected, number(decimal, text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,23", "12,34,567", "1.2.3", "5%", "£5", "1e", "0,125", "0x1p3", "1f", "-", "٣"})
  void readsNothingElse(String text) {
    assertEquals(NumberText.Kind.NO_NUMBER, read(new NumberText('.', List.of()), text));
  }

  @Test
  void refusesAPointWhereTheMarkIsAComma() {
    assertEquals(NumberText.Kind.NO_NUMBER, read(new NumberText(',', List.of()), "1.5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "INF", "-inf", "Infinity", "1e999", "∞"})
  void knowsWhatIsNotFinite(String text) {
    assertEquals(NumberText.Kind.NOT_FINITE, read(new NumberText('.', List.of()), text));
  }

  @Test
  void takesATokenForMissingEvenIfItLooksLikeANumber() {
    NumberText text = new NumberText('.', List.of("-9", "[c]"));
    assertEquals(NumberText.Kind.MISSING_TOKEN, read(text, "-9"));
    assertEquals(NumberText.Kind.MISSING_TOKEN, read(text, " [c] "));
    assertEquals(NumberText.Kind.NUMBER, read(text, "9"));
    assertEquals(NumberText.Kind.EMPTY, read(text, "  "));
  }

  @Test
  void saysWhenBytesAreNoText() {
    Row row = new Row(1, StandardCharsets.UTF_8);
    row.bytes = Arrays.copyOf(new byte[] {'1', (byte) 0xFF}, 2 + EightBytes.SLACK);
    row.set(0, 0, 2);
    assertEquals(NumberText.Kind.UNDECODABLE, new NumberText('.', List.of()).read(row, 0));
  }
}
