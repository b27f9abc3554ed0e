package org.waymark.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NationalIdentifierTest {

  private static final String EXAMPLES =
      """
      PPSN, 3873716EA
      PPSN, 6201684H
      DNI, 12695323J
      NIE, Y7322759X
      CODICE_FISCALE, TPGLDR92S17L215G
      NIR, 286126507246633
      PESEL, 53060605610
      FODSELSNUMMER, 16118161436
      RIJKSREGISTERNUMMER, 97121175170
      ISIKUKOOD, 46809152007
      KIMLIK, 11995305520
      STEUER_ID, 60789214520
      CPF, 63062611685
      CNP, 1460103180837
      AHV, 7564366764028
      SOUTH_AFRICA, 5005048057081
      CHINA, 220115194010186734
      AADHAAR, 449668502738
      HENKILOTUNNUS, 161051-230Y
      PERSONNUMMER, 810410-7860
      PERSONNUMMER_OF_TWELVE, 19810410-7860
      RODNE_CISLO, 900413/9617
      EGN, 5203164236
      BSN, 981817415
      NIF, 244945446
      """;

  @ParameterizedTest
  @CsvSource(textBlock = EXAMPLES)
  void anIdentifierWithItsCheckDigitsIsOne(NationalIdentifier kind, String written) {
    CodeText code = CodeText.read(written, 0, false);
    assertEquals(code.length(), kind.length(code));
    assertTrue(kind.checks(code), written);
  }

  /** Each method of check digits finds every slip in one digit. */
  @ParameterizedTest
  @CsvSource(textBlock = EXAMPLES)
  void aSlipInTheLastDigitIsFound(NationalIdentifier kind, String written) {
    int at = written.length() - 1;
    while (!Character.isDigit(written.charAt(at))) {
      at--;
    }
    char other = written.charAt(at) == '9' ? '0' : (char) (written.charAt(at) + 1);
    String slip = written.substring(0, at) + other + written.substring(at + 1);
    CodeText code = CodeText.read(slip, 0, false);
    assertFalse(kind.checks(code), slip);
  }
}
