package org.waymark.redaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.text.CpuTime;

class RedactionTest {

  @Test
  void marksReplaceDetailsAndEverythingElseStays() {
    assertEquals(
        "Dr [name] (tel. [phone]) wrote to [email], born [date-of-birth], [postcode].",
        Redaction.redact(
            "Dr Amy Jones (tel. 020 7946 0958) wrote to a.b@c.org, born 3/4/1962, LS1 4DY."));
  }

  @Test
  void aTextWithoutDetailsIsReturnedAsItIs() {
    String text = "The food was cold; 12 of 30 came back at 09:30 on 15 November.";
    assertSame(text, Redaction.redact(text));
  }

  @Test
  void detailsInARawRowAreReplacedFieldByField() {
    assertEquals(
        "17,RJ1,\"[email]\",[phone],[url],\"Mr [name], [postcode]\",0.7531234567,[nhs-number]",
        Redaction.redact(
            "17,RJ1,\"x@y.example\",07700900123,http://z.example/a,\"Mr Lee, M1 1AE\","
                + "0.7531234567,9434765919"));
  }

  @Test
  void anAddressThatHoldsANameIsOneDetail() {
    assertEquals("Dr [email] left", Redaction.redact("Dr Smith.jones@x.example left"));
  }

  @Test
  void aDetailThatItsNeighbourHidIsReplacedToo() {
    String redacted = Redaction.redact("born 12 03 1990 07700 900123");
    assertFalse(redacted.contains("900123"), redacted);
  }

  private static final Redaction ROOMS_AND_PLACES =
      Redaction.standard()
          .withRooms()
          .knowingPlaces(List.of("Shirley", "Priya Vale", "Upper Nadia"));

  @Test
  void wordsOfPlacesOfTheRegistryAreNamesOnlyBehindACue() {
    assertEquals(
        "Shirley was busy; Ms [name] and my sister [name] agreed.",
        ROOMS_AND_PLACES
            .apply("Shirley was busy; Ms Shirley Shah and my sister Shirley agreed.")
            .text());
    assertEquals("[name] was busy.", Redaction.redact("Shirley was busy."));
    assertEquals(
        "From Priya Vale to Upper Nadia with [name].",
        ROOMS_AND_PLACES.apply("From Priya Vale to Upper Nadia with Priya.").text());
  }

  @Test
  void roomsAndBedsAreTakenOutOnlyWhereAskedFor() {
    String text = "Moved from bay 3 to bed 12.";
    assertSame(text, Redaction.redact(text));
    assertEquals("Moved from [room] to [room].", ROOMS_AND_PLACES.apply(text).text());
  }

  @Test
  void datesThatArePeriodsMayBeKept() {
    Redaction keeping = Redaction.standard().keepingDates();
    assertEquals("2026-11-02,RJ1,[phone]", keeping.apply("2026-11-02,RJ1,07700900123").text());
    assertEquals("[date],RJ1", Redaction.redact("2026-11-02,RJ1"));
    assertEquals("dob [date-of-birth]", keeping.apply("dob 2001-11-02").text());
  }

  @Test
  void doubtsAreCountedByWhatWasDone() {
    Redacted redacted =
        Redaction.standard().apply("Oluwanifemi said order 07700 900123 came on 3 May 2026.");
    assertEquals("[name] said order 07700 900123 came on [date].", redacted.text());
    assertEquals(
        Map.of(PersonalDetail.NAME, 1, PersonalDetail.DATE, 1), redacted.doubts().doubtful());
    assertEquals(Map.of(PersonalDetail.PHONE, 1), redacted.doubts().left());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ring O\u2019Neill\u200b on 07700\u200b 900123",
        "My son Zoe\u0308 rang 07700\u2009900\u00a0123",
        "\u202eDr Si\u00e2n\u202c rang 07700\u00ad900123",
        "My daughter Eir\u00ed\u00f0r rang \u206607700 900123\u2069",
        "Dr N\u00ed Dhomhnaill\u2011Ui\u0301 Bhriain rang (07700)\u00a0900123",
        "Mr \u0418\u0432\u0430\u043d\u043e\u0432 rang 07700 900123"
      })
  void accentsAndHiddenCharactersHideNothing(String text) {
    String redacted = Redaction.redact(text);
    assertFalse(redacted.contains("900"), redacted);
    assertFalse(redacted.contains("123"), redacted);
    assertEquals(redacted, Redaction.redact(redacted));
  }

  @Test
  void whatIsInDoubtIsShownAmongWordsFromWhichTheRestIsTakenOut() {
    assertEquals(
        List.of(
            new DoubtfulSpan(
                PersonalDetail.NAME, true, "Oluwanifemi", "[name] said that Dr [name] gave\u2026"),
            new DoubtfulSpan(
                PersonalDetail.PHONE,
                false,
                "07700 900123",
                "\u2026that Dr [name] gave order 07700 900123 to [email] long before\u2026")),
        Redaction.standard()
            .review(
                "Oluwanifemi said that Dr Amy Jones gave order 07700 900123 to a.b@c.org long"
                    + " before anybody asked."));
    assertEquals(List.of(), Redaction.standard().review("Dr Amy Jones wrote to a.b@c.org."));
  }

  @Property(tries = 2000)
  void everyDoubtThatIsCountedIsShown(@ForAll("fragments") List<String> fragments) {
    String text = String.join("", fragments);
    Doubts shown = Doubts.NONE;
    for (DoubtfulSpan span : ROOMS_AND_PLACES.review(text)) {
      Map<PersonalDetail, Integer> one = Map.of(span.kind(), 1);
      shown = shown.plus(span.replaced() ? new Doubts(one, Map.of()) : new Doubts(Map.of(), one));
    }
    assertEquals(ROOMS_AND_PLACES.apply(text).doubts(), shown);
  }

  @Property(tries = 2000)
  void contextIsCutFromTheRedactedText(@ForAll("fragments") List<String> fragments) {
    String text = String.join("", fragments);
    String redacted = ROOMS_AND_PLACES.apply(text).text();
    for (DoubtfulSpan span : ROOMS_AND_PLACES.review(text)) {
      String kept = span.context().replaceAll("^\u2026|\u2026$", "");
      assertTrue(redacted.contains(kept), span + " of " + redacted);
      assertTrue(span.replaced() || kept.contains(span.span().strip()), span.toString());
    }
  }

  @Property(tries = 2000)
  void redactingARedactedTextChangesNothing(@ForAll("fragments") List<String> fragments) {
    String once = ROOMS_AND_PLACES.apply(String.join("", fragments)).text();
    assertEquals(once, ROOMS_AND_PLACES.apply(once).text());
  }

  @Property(tries = 1000)
  void redactingAnyTextTwiceIsRedactingItOnce(@ForAll String text) {
    String once = Redaction.redact(text);
    assertEquals(once, Redaction.redact(once));
  }

  @Provide
  Arbitrary<List<String>> fragments() {
    return Arbitraries.of(
            "Dr",
            "Mrs.",
            "nurse ",
            "Smith",
            "Priya",
            "May ",
            "my daughter ",
            " said",
            "spoke with ",
            " Ward",
            "St ",
            "order ",
            "ring ",
            "reg ",
            "AB12",
            "CDE",
            "room ",
            "bed 7",
            "\u0301",
            "\u200b",
            "O'Neill",
            "van ",
            "J.",
            " ",
            " ",
            " ",
            ",",
            ".",
            "-",
            "(",
            ")",
            "\u00a0",
            "@",
            "a",
            "x.org",
            "www.",
            "http://",
            "born",
            "dob",
            " on ",
            "3/4/62",
            "12 March",
            "1962",
            "943 476 5919",
            "9434765919",
            "QQ",
            "12 34 56",
            "C",
            "SW1A",
            "1AA",
            "07700",
            "900123",
            "+44",
            "0",
            "7",
            "\n",
            "[phone]",
            "[",
            "]",
            "\u2019s",
            "é")
        .list()
        .ofMaxSize(14);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a@",
        "a.",
        "@a.",
        "a-",
        "x@a-",
        "0",
        "07",
        "0 ",
        "07 ",
        "+4",
        "+4 ",
        "(0",
        "Dr ",
        "Dr A-",
        "Dr.A",
        "Mr van ",
        "Nurse ",
        "www.",
        "http://www.",
        "born ",
        "born on ",
        "dob 1/",
        "dob 1/2/",
        "d.o.b ",
        "A1 ",
        "A1",
        "QQ12",
        "QQ 12 ",
        "943 ",
        "943 476 ",
        "Jan ",
        "born 1 Jan",
        "'",
        "\u2019",
        " ",
        "\u00a0",
        "É",
        "É'",
        "0.",
        "1.1",
        "Dr A1",
        "Priya ",
        "Priya-",
        "Priya Ward ",
        "May ",
        "May Ward ",
        "St Priya ",
        "my daughter ",
        "my son X",
        "spoke to ",
        "X said ",
        "J. ",
        "J. Smith ",
        "e\u0301",
        "\u200b",
        "\u202e",
        "AB12 ",
        "AB12CDE",
        "A1 BCD ",
        "reg A1",
        "room ",
        "bed 1",
        "a.com/",
        "a.b",
        "+44 ",
        "+44 0",
        "0044 ",
        "ring 55",
        "ring 555 123 ",
        "order 07700 ",
        "1/1/",
        "1/1/20",
        "1 May 20",
        "May 1, 20",
        "2026-",
        "2026-01-",
        "[",
        "]"
      })
  void hostileCharactersAreReadInLinearTime(String unit) {
    // Enough for quadratic work to take tens of seconds, and little enough for code not yet
    // compiled.
    String hostile = unit.repeat(200_000 / unit.length());
    CpuTime.assertWithin(3, () -> ROOMS_AND_PLACES.apply(hostile));
  }
}
