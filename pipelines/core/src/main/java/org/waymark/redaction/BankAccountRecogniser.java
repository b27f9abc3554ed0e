package org.waymark.redaction;

import java.util.Map;
import org.waymark.text.Characters;

/**
 * A bank account: an IBAN (ISO 13616: country, length and remainder 1 by 97), a UK sort code with
 * its account number, or either behind a word that leads to it.
 */
final class BankAccountRecogniser implements Recogniser {

  /** Lengths by country, from the registry of IBANs. */
  private static final Map<String, Integer> LENGTHS = lengths();

  private static final int SORT_CODE = 6;
  private static final int ACCOUNT = 8;

  private static Map<String, Integer> lengths() {
    Map<String, Integer> lengths = new java.util.HashMap<>();
    String registry =
        "NO15 BE16 DK18 FI18 FO18 GL18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 HR21"
            + " LI21 LV21 BG22 BH22 DE22 GB22 GE22 IE22 ME22 RS22 AE23 GI23 IL23 AD24 CZ24 ES24"
            + " MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 PT25 IS26 TR26 FR27 GR27 IT27 MC27 MR27"
            + " SM27 AL28 AZ28 CY28 DO28 GT28 HU28 LB28 PL28 BR29 PS29 QA29 UA29 JO30 KW30 MU30"
            + " EG29 IQ23 VA22 MT31 LC32 SC31";
    for (String entry : registry.split(" ")) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }

  @Override
  public String anchors() {
    return Characters.DIGITS + Characters.LETTERS;
  }

  @Override
  public boolean startsAsCode() {
    return true;
  }

  @Override
  public Span at(String text, int anchor) {
    return Characters.isDigit(text.charAt(anchor)) ? british(text, anchor) : iban(text, anchor);
  }

  private Span iban(String text, int anchor) {
    boolean shaped =
        Character.isLetter(Characters.at(text, anchor + 1))
            && Characters.isDigit(Characters.at(text, Characters.afterBlanks(text, anchor + 2, 1)));
    if (!shaped) {
      return Span.NONE;
    }
    CodeText code = CodeText.read(text, anchor, false);
    Integer length = code.length() < 15 ? null : LENGTHS.get(code.first(2));
    if (length == null || code.length() < length || !code.endsAt(length)) {
      return Span.NONE;
    }
    boolean digits = Characters.isDigit(code.at(2)) && Characters.isDigit(code.at(3));
    int rest = CheckDigits.mod97(code, 0, 4, CheckDigits.mod97(code, 4, length, 0));
    if (digits && rest == 1) {
      return Span.sure(anchor, code.end(length));
    }
    return digits && NumberCue.ACCOUNT.leads(text, anchor)
        ? Span.doubtful(anchor, code.end(length))
        : Span.NONE;
  }

  private Span british(String text, int anchor) {
    if (Characters.inDecimal(text, anchor, anchor)) {
      return Span.NONE;
    }
    if (!CodeText.hasDigits(text, anchor, 12, 6)) {
      return Span.NONE;
    }
    int run = Characters.afterDigits(text, anchor, 9) - anchor;
    if (run != 2 && run != 3 && run != 4 && run != 6 && run != 7 && run != ACCOUNT) {
      return Span.NONE;
    }
    CodeText code = CodeText.read(text, anchor, true);
    boolean pairs = run == 2 && code.endsAt(4) && code.endsAt(SORT_CODE);
    boolean sort =
        code.endsAt(SORT_CODE)
            && (run == SORT_CODE || pairs)
            && (NumberCue.ACCOUNT.leads(text, anchor) || slashed(text, anchor, 's'));
    if (pairs || sort) {
      int both = SORT_CODE + ACCOUNT;
      boolean account =
          code.endsAt(both)
              && Characters.afterDigits(text, code.end(SORT_CODE) + 1, ACCOUNT) == code.end(both);
      if (account) {
        return Span.sure(anchor, code.end(both));
      }
      if (sort) {
        return Span.sure(anchor, code.end(SORT_CODE));
      }
    }
    boolean number =
        code.endsAt(ACCOUNT)
            && code.groups(ACCOUNT) <= 2
            && (NumberCue.ACCOUNT.leads(text, anchor) || slashed(text, anchor, 'a'));
    if (number) {
      return Span.sure(anchor, code.end(ACCOUNT));
    }
    boolean seven = run == 7 && NumberCue.ACCOUNT.leads(text, anchor);
    return seven ? Span.doubtful(anchor, anchor + run) : Span.NONE;
  }

  /** True where "s/c", "a/c" or "a/c no" stands before. */
  private static boolean slashed(String text, int anchor, char first) {
    int from = Math.max(0, anchor - 10);
    String before = text.substring(from, anchor).toLowerCase(java.util.Locale.ROOT);
    int at = before.lastIndexOf(first + "/c");
    return at >= 0 && before.substring(at + 3).replaceAll("[^a-z]", "").length() <= 2;
  }
}
