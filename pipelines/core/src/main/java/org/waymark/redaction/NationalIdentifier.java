package org.waymark.redaction;

import java.util.function.Predicate;
import org.waymark.text.Characters;

/**
 * Identifiers that states give to people: their forms and check digits. Sources are the authorities
 * named with each; forms are those of {@link CodeText#has}.
 */
@SuppressWarnings("ImmutableEnumChecker") // Neither the forms nor the checks ever change.
enum NationalIdentifier {
  /** Ireland, Personal Public Service Number (Department of Social Protection). */
  PPSN(Weight.ALONE, NationalIdentifier::checksPpsn, "9999999A", "9999999AA"),

  /** Spain, Documento Nacional de Identidad (Ministerio del Interior): letter of the number. */
  DNI(Weight.ALONE, code -> spanishLetter(code.number(0, 8)) == code.at(8), "99999999A"),

  /** Spain, Número de Identidad de Extranjero: X, Y, Z stand for 0, 1, 2. */
  NIE(
      Weight.ALONE,
      code -> spanishLetter((code.at(0) - 'X') * 10_000_000 + code.number(1, 8)) == code.at(8),
      "X9999999A",
      "Y9999999A",
      "Z9999999A"),

  /** Italy, codice fiscale (D.M. 345/1976). */
  CODICE_FISCALE(Weight.ALONE, NationalIdentifier::checksCodiceFiscale, "AAAAAA99A99A999A"),

  /** France, numéro d'inscription au répertoire (INSEE): 97 less the remainder, Corsica 2A, 2B. */
  NIR(
      Weight.LIKELY,
      NationalIdentifier::checksNir,
      "199999999999999",
      "299999999999999",
      "199992A99999999",
      "199992B99999999",
      "299992A99999999",
      "299992B99999999"),

  /** Poland, PESEL: the century is in the month. */
  PESEL(
      Weight.LIKELY,
      code ->
          isDay(code.number(4, 6))
              && isMonth(code.number(2, 4) % 20)
              && CheckDigits.weighted(code, 0, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0,
      "99999999999"),

  /** Norway, fødselsnummer (Skatteetaten): two check digits; D-numbers add 40 to the day. */
  FODSELSNUMMER(
      Weight.LIKELY,
      code ->
          isDay(code.number(0, 2) % 40)
              && isMonth(code.number(2, 4))
              && CheckDigits.weighted(code, 0, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
              && CheckDigits.weighted(code, 0, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0,
      "99999999999"),

  /** Belgium, Rijksregisternummer: 97 less the remainder, with a 2 before it since 2000. */
  RIJKSREGISTERNUMMER(Weight.LIKELY, NationalIdentifier::checksBelgian, "99999999999"),

  /** Lithuania and Estonia: asmens kodas, isikukood. */
  ISIKUKOOD(Weight.LIKELY, NationalIdentifier::checksBaltic, "99999999999"),

  /** Türkiye, T.C. kimlik numarası. */
  KIMLIK(Weight.CUED, NationalIdentifier::checksTurkish, "99999999999"),

  /** Germany, steuerliche Identifikationsnummer (ISO 7064 MOD 11,10), one digit twice or thrice. */
  STEUER_ID(
      Weight.CUED,
      code -> code.at(0) != '0' && repeats(code, 10) && CheckDigits.mod11And10(code, 11),
      "99999999999"),

  /** Brazil, CPF: two check digits by 11. */
  CPF(Weight.CUED, NationalIdentifier::checksCpf, "99999999999"),

  /** Romania, cod numeric personal: a date within and a weighted sum by 11. */
  CNP(
      Weight.LIKELY,
      code ->
          isMonth(code.number(3, 5))
              && isDay(code.number(5, 7))
              && checkOfCnp(code) == code.digit(12),
      "9999999999999"),

  /** Switzerland, AHV number: country 756 and the check digit of EAN-13. */
  AHV(
      Weight.ALONE,
      code -> CheckDigits.weighted(code, 0, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0,
      "7569999999999"),

  /** South Africa, identity number: a date and Luhn. */
  SOUTH_AFRICA(
      Weight.LIKELY,
      code ->
          isMonth(code.number(2, 4))
              && isDay(code.number(4, 6))
              && code.digit(10) <= 2
              && CheckDigits.luhn(code, 0, 13),
      "9999999999999"),

  /** China, resident identity number (GB 11643): ISO 7064 MOD 11-2. */
  CHINA(
      Weight.ALONE,
      NationalIdentifier::checksChinese,
      "999999199999999999",
      "999999209999999999",
      "99999919999999999X",
      "99999920999999999X"),

  /** India, Aadhaar (Verhoeff); never from 0 or 1. */
  AADHAAR(
      Weight.GROUPED, code -> code.digit(0) > 1 && CheckDigits.verhoeff(code, 12), "999999999999"),

  /** Finland, henkilötunnus (Digital and Population Data Services Agency): remainder by 31. */
  HENKILOTUNNUS(
      Weight.ALONE,
      NationalIdentifier::checksFinnish,
      "9999999999",
      "999999999A",
      "999999A9999",
      "999999A999A"),

  /** Denmark, CPR number: a date; the check by 11 has been given up since 2007. */
  CPR(Weight.GROUPED, code -> isDay(code.number(0, 2)) && isMonth(code.number(2, 4)), "9999999999"),

  /** Sweden, personnummer: a date and Luhn over ten digits; co-ordination numbers add 60. */
  PERSONNUMMER(
      Weight.GROUPED,
      code ->
          isMonth(code.number(2, 4))
              && isDay(code.number(4, 6) % 60)
              && CheckDigits.luhn(code, 0, 10),
      "9999999999"),

  /** Sweden, with the century. */
  PERSONNUMMER_OF_TWELVE(
      Weight.GROUPED,
      code ->
          isCentury(code.number(0, 2))
              && isMonth(code.number(4, 6))
              && isDay(code.number(6, 8) % 60)
              && CheckDigits.luhn(code, 2, 12),
      "999999999999"),

  /** Czechia and Slovakia, rodné číslo: divisible by 11; women's months have 50 more. */
  RODNE_CISLO(
      Weight.GROUPED,
      code ->
          isMonth(code.number(2, 4) % 50 % 20)
              && isDay(code.number(4, 6))
              && (code.number(0, 5) % 11 * 100_000 + code.number(5, 10)) % 11 == 0,
      "9999999999"),

  /** Bulgaria, EGN: a date, the century in the month, a weighted sum by 11. */
  EGN(
      Weight.CUED,
      code ->
          isMonth(code.number(2, 4) % 20)
              && isDay(code.number(4, 6))
              && CheckDigits.weighted(code, 0, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10
                  == code.digit(9),
      "9999999999"),

  /** Netherlands, burgerservicenummer: the "eleven test" with the last digit subtracted. */
  BSN(
      Weight.CUED,
      code -> CheckDigits.weighted(code, 0, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 == 0,
      "999999999"),

  /** Portugal, número de identificação fiscal: a weighted sum by 11. */
  NIF(Weight.CUED, NationalIdentifier::checksPortuguese, "999999999"),

  /** United States, Social Security number: no check digit, parts that are never given. */
  SSN(
      Weight.GROUPED,
      code ->
          code.number(0, 3) > 0
              && code.number(0, 3) != 666
              && code.number(0, 3) < 900
              && code.number(3, 5) > 0
              && code.number(5, 9) > 0,
      "999999999"),

  /** India, Permanent Account Number: the fourth letter says what the holder is. */
  PAN(Weight.CUED, code -> "PCHFATBLJG".indexOf(code.at(3)) >= 0, "AAAAA9999A");

  /** How much a form and check digit say where no word leads to them. */
  enum Weight {
    /** So rare by chance that they suffice. */
    ALONE,
    /** Taken out, in doubt. */
    LIKELY,
    /** In the groups in which it is printed as {@link #LIKELY}, else as {@link #CUED}. */
    GROUPED,
    /** Left, in doubt. */
    CUED
  }

  private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";

  private final Weight weight;
  private final Predicate<CodeText> check;
  private final String[] forms;

  NationalIdentifier(Weight weight, Predicate<CodeText> check, String... forms) {
    this.weight = weight;
    this.check = check;
    this.forms = forms;
  }

  Weight weight() {
    return weight;
  }

  /** The length of the identifier that a code starts with in this form; 0 where it does not. */
  int length(CodeText code) {
    for (String form : forms) {
      if (code.has(form)) {
        return form.length();
      }
    }
    return 0;
  }

  /** True where the check digits of a code in this form are right. */
  boolean checks(CodeText code) {
    return check.test(code);
  }

  /** True where a code is written in the groups in which this identifier is printed. */
  boolean isPrinted(CodeText code, int start) {
    return switch (this) {
      case CPR, PERSONNUMMER, RODNE_CISLO -> code.groups(10) == 2 && code.end(6) - start == 6;
      case PERSONNUMMER_OF_TWELVE -> code.groups(12) == 2 && code.end(8) - start == 8;
      case SSN -> code.groups(9) == 3 && code.endsAt(3) && code.endsAt(5);
      case AADHAAR -> code.groups(12) == 3 && code.endsAt(4) && code.endsAt(8);
      default -> true;
    };
  }

  private static boolean isDay(int day) {
    return day >= 1 && day <= 31;
  }

  private static boolean isMonth(int month) {
    return month >= 1 && month <= 12;
  }

  private static boolean isCentury(int century) {
    return century >= 18 && century <= 20;
  }

  private static char spanishLetter(int number) {
    return number < 0 ? '?' : SPANISH.charAt(number % 23);
  }

  private static boolean checksPpsn(CodeText code) {
    int sum = CheckDigits.weighted(code, 0, 8, 7, 6, 5, 4, 3, 2);
    if (!code.endsAt(8)) {
      char second = code.at(8);
      sum += second == 'W' ? 0 : 9 * (second - 'A' + 1);
    }
    return "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) == code.at(7);
  }

  private static boolean checksCodiceFiscale(CodeText code) {
    String odd = "BAFHJNPRTVCESULDGIMOQKWZYX";
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = code.at(i);
      int value = Characters.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? odd.charAt(value) - 'A' : value;
    }
    boolean month = "ABCDEHLMPRST".indexOf(code.at(8)) >= 0;
    return month && sum % 26 == code.at(15) - 'A';
  }

  private static boolean checksNir(CodeText code) {
    int month = code.number(3, 5);
    long number = 0;
    for (int i = 0; i < 13; i++) {
      char c = code.at(i);
      // Corsica: 2A counts as 19 and 2B as 18.
      int digit = c == 'A' ? 9 : c == 'B' ? 8 : c - '0';
      number = number * 10 + digit - (c >= 'A' ? 10 : 0);
    }
    boolean known = isMonth(month) || (month >= 20 && month <= 42) || month >= 50;
    return known && 97 - number % 97 == code.number(13, 15);
  }

  private static boolean checksBelgian(CodeText code) {
    long number = code.number(0, 9);
    int check = code.number(9, 11);
    boolean date = isMonth(code.number(2, 4) % 20) && isDay(code.number(4, 6));
    return date && (97 - number % 97 == check || 97 - (2_000_000_000L + number) % 97 == check);
  }

  private static boolean checksBaltic(CodeText code) {
    int first = CheckDigits.weighted(code, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    int second = CheckDigits.weighted(code, 0, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11;
    int check = first < 10 ? first : second % 10;
    return code.digit(0) >= 1
        && code.digit(0) <= 6
        && isMonth(code.number(3, 5))
        && isDay(code.number(5, 7))
        && check == code.digit(10);
  }

  private static boolean checksTurkish(CodeText code) {
    int odd = CheckDigits.weighted(code, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    int even = CheckDigits.weighted(code, 0, 0, 1, 0, 1, 0, 1, 0, 1);
    return code.digit(0) > 0
        && Math.floorMod(odd * 7 - even, 10) == code.digit(9)
        && (odd + even + code.digit(9)) % 10 == code.digit(10);
  }

  private static boolean checksCpf(CodeText code) {
    int first = CheckDigits.weighted(code, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    int second = CheckDigits.weighted(code, 0, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return (first < 2 ? 0 : 11 - first) == code.digit(9)
        && (second < 2 ? 0 : 11 - second) == code.digit(10);
  }

  private static int checkOfCnp(CodeText code) {
    int rest = CheckDigits.weighted(code, 0, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
    return rest == 10 ? 1 : rest;
  }

  private static boolean checksChinese(CodeText code) {
    int sum = CheckDigits.weighted(code, 0, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
    return isMonth(code.number(10, 12))
        && isDay(code.number(12, 14))
        && "10X98765432".charAt(sum % 11) == code.at(17);
  }

  private static boolean checksFinnish(CodeText code) {
    boolean signed = !Characters.isDigit(code.at(6));
    int from = signed ? 7 : 6;
    boolean century = !signed || "ABCDEFYXWVU".indexOf(code.at(6)) >= 0;
    // Written with a hyphen for the 1900s, which a code's groups show.
    boolean grouped = signed || code.endsAt(6);
    long number = code.number(0, 6) * 1000L + code.number(from, from + 3);
    return century
        && grouped
        && isDay(code.number(0, 2))
        && isMonth(code.number(2, 4))
        && "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt((int) (number % 31)) == code.at(from + 3);
  }

  private static boolean checksPortuguese(CodeText code) {
    int rest = CheckDigits.weighted(code, 0, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
    return "123".indexOf(code.at(0)) >= 0 && (rest < 2 ? 0 : 11 - rest) == code.digit(8);
  }

  /** True where exactly one digit is there two or three times, and no other more than once. */
  private static boolean repeats(CodeText code, int digits) {
    int[] times = new int[10];
    for (int i = 0; i < digits; i++) {
      times[code.digit(i)]++;
    }
    int repeated = 0;
    for (int count : times) {
      if (count > 3) {
        return false;
      }
      repeated += count > 1 ? 1 : 0;
    }
    return repeated == 1;
  }
}
