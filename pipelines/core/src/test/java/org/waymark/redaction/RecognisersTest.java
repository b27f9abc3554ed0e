package org.waymark.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each recogniser takes out, and what looks like it and stays. */
class RecognisersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NHS 943\u2013476\u20135919 | NHS [nhs-number]",
        "NHS \uff19\uff14\uff13\uff14\uff17\uff16\uff15\uff19\uff11\uff19 | NHS [nhs-number]",
        "NHS 9 4 3 4 7 6 5 9 1 9 now | NHS [nhs-number] now",
        "ring 0033 1 70 18 99 99 | ring [phone]",
        "ring O7700 9OO123 | ring [phone]",
        "ring 020 7946 0958 ext. 12 | ring [phone]",
        "ring oh two oh seven nine four six oh nine five eight | ring [phone]",
        "from 78 82 81 84 88 to 90 | from 78 82 81 84 88 to 90",
        "write to amy dot lee at example dot org today | write to [email] today",
        "write to amy(at)example.org | write to [email]",
        "see you at example dot com | see you at example dot com",
        "post to sw1a  1aa please | post to [postcode] please",
        "post to S W 1 A 1 A A | post to [postcode]",
        "eircode D08 X7K2 | eircode [postcode]",
        "the van AB 12 CDE | the van [plate]",
        "ON 12 MAY we met | ON 12 MAY we met",
        "Kennzeichen B-XY 987 | Kennzeichen [plate]",
        "voiture EL-456-QP | voiture [plate]",
        "Spanish car 1234 BCD | Spanish car [plate]",
        "kenteken 12-ABC-3 | kenteken [plate]",
        "a Volvo KE5 4TR outside | a Volvo [plate] outside",
        "car ABC 123 at the gate | car [plate] at the gate",
        "the car, May 2026 | the car, May 2026",
        "the car 30 MIN later | the car 30 MIN later",
        "a car on 12 May 2026 | a car on [date]",
        "card 2200 7001 0000 0008 | card [payment-card]",
        "card 4111 1111 1111 1111 | card [payment-card]",
        "card 4111-1111-1111-1112 | card [payment-card]",
        "pay GB82 WEST 1234 5698 7654 32 | pay [bank-account]",
        "sort code 20-45-77 account 33128745 | sort code [bank-account] account [bank-account]",
        "PPSN 6201684H | PPSN [national-id]",
        "passport 533410927 | passport [passport]",
        "licence MORGA657054SM9IJ | licence [driving-licence]",
        "case ref HSG/24/118820 | case ref [reference]",
        "case 12 of 40 | case 12 of 40",
        "order number 8812930 | order number 8812930",
        "follow @tessa_b | follow [handle]",
        "meet @reception | meet @reception",
        "from 203.0.113.47 | from [ip-address]",
        "version 4.12.0.18 | version 4.12.0.18",
        "UPRN 100023336956 | UPRN [exact-place]",
        "at ///filled.count.soap | at [exact-place]",
        "she died on 3 March 2022 | she died on [date-of-death]",
        "he is 93 and well | he is [age] and well",
        "aged 90 to 94 | aged 90 to 94",
        "a 90-year-old building | a 90-year-old building",
        "he is 84 and well | he is 84 and well",
        "KHAN, Amina was seen | [name] was seen",
        "DrPatel and Mr.Jones came | Dr[name] and Mr.[name] came",
        "at 14 Heol Fawr | at [address]",
        "at Lindenstra\u00dfe 14 | at [address]",
        "at ul. Lipowa 12 m. 4 | at [address]",
        "at Flat 2/1, 48 Byres Road | at [address], [address]",
        "3 broken street lights | 3 broken street lights"
      })
  void whatHasAFormIsTakenOutAndWhatOnlyLooksLikeItStays(String text, String redacted) {
    assertEquals(redacted, Redaction.redact(text));
  }
}
