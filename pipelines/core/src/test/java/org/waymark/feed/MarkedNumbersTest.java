package org.waymark.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.registry.NumberForm;

/**
 * Numbers as people write them for people: read where the feed says so, else refused with advice.
 */
class MarkedNumbersTest {
  private static NumberText text(char decimal, Set<NumberForm.Mark> marks, String... zero) {
    return new NumberText(
        NumberEvidence.Mark.of(decimal), List.of(), new NumberForm(marks, List.of(zero)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "percent # 74.2% # 74.2",
        "percent # 74.2 % # 74.2",
        "percent # 74.2\u00a0% # 74.2",
        "percent # 74.2\u202f% # 74.2",
        "currency # 12.5\u00a0€ # 12.5",
        "currency # kr 12 # 12",
        "currency # 1 234 kr # 1234",
        "currency # 12.5 zł # 12.5",
        "flags # 12.3\u00a0[r] # 12.3",
        "flags # 12.3 [note 1] # 12.3",
        "flags # 12.3 [2] # 12.3",
        "currency # £1,234 # 1234",
        "currency # -£1,234.50 # -1234.5",
        "currency # £-5 # -5",
        "currency # EUR 12.5 # 12.5",
        "currency # 12.5 € # 12.5",
        "currency # US$5 # 5",
        "parentheses # (12.5) # -12.5",
        "flags # 12.3 [r] # 12.3",
        "flags # 12.3p # 12.3",
        "flags # 12.3* # 12.3",
        "flags # 12 (p) # 12",
        "apostrophes # 1’234 # 1234",
        "apostrophes # 1'234'567.5 # 1234567.5",
        "lakh # 1,23,456 # 123456",
        "lakh # 12,34,56,789.5 # 123456789.5",
      })
  void aDeclaredMarkIsRead(String mark, String written, double expected) {
    NumberText declared =
        text('.', Set.of(NumberForm.Mark.valueOf(mark.strip().toUpperCase(Locale.ROOT))));
    assertEquals(NumberText.Kind.NUMBER, declared.read(written.strip()), written);
    assertEquals(expected, declared.value());
    NumberText plain = text('.', Set.of());
    NumberText.Kind kind = plain.read(written.strip());
    assertEquals(NumberText.Kind.NO_NUMBER, kind, written);
    String detail = plain.refusal(kind, written.strip(), "f").detail();
    assertTrue(detail.contains("`numbers: [" + mark.strip() + "]`"), detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {"(£12.5)#-12.5", "(12.5%) [r]#-12.5", "£(1,234)#-1234", "-1’234.5 €#-1234.5"})
  void marksMayMeet(String written, double expected) {
    NumberText all = text('.', EnumSet.allOf(NumberForm.Mark.class));
    assertEquals(NumberText.Kind.NUMBER, all.read(written), written);
    assertEquals(expected, all.value());
  }

  @ParameterizedTest
  @CsvSource({
    "1.5k",
    "3m",
    "1.2bn",
    "12 to 15",
    "(5",
    "5)",
    "--5",
    "(-5)",
    "£",
    "%",
    "1’23",
    "x12"
  })
  void whatMayMeanSomethingElseStaysRefused(String written) {
    NumberText all = text('.', EnumSet.allOf(NumberForm.Mark.class));
    assertEquals(NumberText.Kind.NO_NUMBER, all.read(written), written);
  }

  @ParameterizedTest
  @CsvSource({"-", "–", "nil"})
  void aTokenMayMeanZero(String token) {
    NumberText zero = text('.', Set.of(), token);
    assertEquals(NumberText.Kind.NUMBER, zero.read(token));
    assertEquals(0, zero.value());
  }

  @ParameterizedTest
  @CsvSource({"1.23E+05,true", "1.23E+02,false", "1E3,true", "1.5e-3,false", "123000,false"})
  void anExponentThatTakesDigitsIsSeen(String written, boolean rounded) {
    NumberText plain = text('.', Set.of());
    assertEquals(NumberText.Kind.NUMBER, plain.read(written));
    assertEquals(rounded, plain.rounded());
  }

  @Property(tries = 2000)
  void whatIsWrittenUnderAnyOptionReadsBack(
      @ForAll int unscaled,
      @ForAll @net.jqwik.api.constraints.IntRange(max = 4) int scale,
      @ForAll boolean comma,
      @ForAll Set<NumberForm.Mark> marks,
      @ForAll boolean grouped) {
    BigDecimal number = BigDecimal.valueOf(unscaled, scale);
    String digits = number.abs().toPlainString();
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String fraction = point < 0 ? "" : digits.substring(point + 1);
    String separator = marks.contains(NumberForm.Mark.APOSTROPHES) ? "’" : comma ? "." : ",";
    String body = grouped ? whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", separator) : whole;
    body += fraction.isEmpty() ? "" : (comma ? "," : ".") + fraction;
    boolean negative = number.signum() < 0;
    if (marks.contains(NumberForm.Mark.CURRENCY)) {
      body = "£" + body;
    }
    if (marks.contains(NumberForm.Mark.PERCENT)) {
      body = body + "%";
    }
    if (negative) {
      body = marks.contains(NumberForm.Mark.PARENTHESES) ? "(" + body + ")" : "-" + body;
    }
    if (marks.contains(NumberForm.Mark.FLAGS)) {
      body = body + " [p]";
    }
    NumberText text = text(comma ? ',' : '.', marks);
    assertEquals(NumberText.Kind.NUMBER, text.read(body), body);
    assertEquals(number.doubleValue(), text.value(), body);
  }
}
