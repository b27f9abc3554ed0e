package org.waymark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.record.RecordBatch;
import org.waymark.registry.Feed;
import org.waymark.registry.StandardFormat;
import org.waymark.schema.record.RejectedRecord;
import org.waymark.statistics.Reference;

/** Files of spending, grants, aid and major projects, as governments publish them. */
class StandardFormatsTest {
  private static final String HEADER =
      "Department family,Entity,Date,Expense type,Expense area,Supplier,Transaction"
          + " number,Amount\n";

  private record Read(
      List<RecordBatch> batches,
      List<RejectedRecord> rejected,
      FileTally tally,
      InspectedFile file) {

    int rows() {
      return batches.stream().mapToInt(RecordBatch::size).sum();
    }

    BigDecimal sum() {
      BigDecimal sum = BigDecimal.ZERO;
      for (RecordBatch batch : batches) {
        for (int row = 0; row < batch.size(); row++) {
          sum = sum.add(BigDecimal.valueOf(batch.number(row, "amount").orElseThrow()));
        }
      }
      return sum.setScale(2, RoundingMode.HALF_EVEN);
    }

    RecordBatch only() {
      assertThat(batches).as(rejected.toString()).hasSize(1);
      return batches.get(0);
    }

    List<String> reasons() {
      return rejected.stream()
          .map(r -> r.getReason() + "@" + r.getField() + ":" + r.getLine())
          .toList();
    }
  }

  private static Feed.RecordFeed feed(StandardFormat format) {
    SortedMap<String, Feed.DatedSource> fields = new TreeMap<>();
    for (String field : format.gives()) {
      fields.put(field, new Feed.DatedSource(new Feed.Source.Usual(field), Optional.empty()));
    }
    return new Feed.RecordFeed(
        "payments",
        Fixture.reading(format.word(), "-"),
        format.kind(),
        fields,
        List.of(),
        new TreeMap<>(),
        List.of());
  }

  private static Read read(StandardFormat format, byte[] bytes, String path) {
    Feed feed = feed(format);
    try {
      FeedParser parser =
          FeedParser.of(Fixture.workspace(feed), 0, LocalDate.of(2026, 11, 15), "run", 1);
      InspectedFile file =
          parser.checked(
              FileInspection.inspect(
                  new ByteArrayInputStream(bytes), path, feed.reading(), Long.MAX_VALUE));
      List<RecordBatch> batches = new ArrayList<>();
      List<RejectedRecord> rejected = new ArrayList<>(file.rejections("f", Fixture.AS_OF, "run"));
      FileTally tally = FileTally.NONE;
      for (Split split : file.splits()) {
        ParsedChunk chunk = parser.parse(file, 7, new ByteArrayInputStream(bytes), split);
        chunk.records().ifPresent(batches::add);
        rejected.addAll(chunk.rejected());
        tally = tally.plus(chunk.tally());
      }
      return new Read(batches, rejected, tally, file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Read spend(String text) {
    return read(
        StandardFormat.UK_SPEND, text.getBytes(StandardCharsets.UTF_8), "landing/spend.csv");
  }

  private static String payment(String date, String supplier, String number, String amount) {
    return "DfX,Body," + date + ",IT,Digital," + supplier + "," + number + "," + amount + "\n";
  }

  @ParameterizedTest
  @CsvSource({
    "062015_June_2015_-_25k.csv, 200, 27278306.96",
    "072015_July_2015_-25k.csv, 135, 18274560.74",
    "DCMS_Spend_over_GBP25k_August_2013.csv, 80, 412546060.07",
    "DCMS_spend_over_GBP25k_Jun_2014.csv, 92, 413165899.43",
    "January_2013__25k_Transparency_Data.csv, 127, 24859520.00",
    "Publishable_Spend_-_Dec_2013_csv.csv, 262, 26496154.15",
    "RPA-Over-25k-1209.csv, 52, 6859104.89",
    "co-spend-data-oct2010.csv, 181, 34116839.28",
    "national_college_spend_december_2010.csv, 76, 3744415.44",
    "rpa-over-25k-1106.csv, 37, 9286724.10",
    "transparency_apr11.csv, 58, 18432711.64",
    // The file ends with a total of 39,457,031.96, which is not a payment.
    "CO-Transparency-data-May-2012.csv, 96, 39457031.96"
  })
  void published_spending_adds_up_to_the_penny(String name, int rows, BigDecimal sum)
      throws IOException {
    Path file = Reference.data("uk_spend_25k").resolve(name);
    Read read = read(StandardFormat.UK_SPEND, Files.readAllBytes(file), "landing/" + name);
    assertThat(read.reasons()).isEmpty();
    assertThat(read.rows()).isEqualTo(rows);
    assertThat(read.sum()).isEqualTo(sum);
  }

  @Test
  void a_total_below_the_payments_is_left_out_and_counted() throws IOException {
    Path file = Reference.data("uk_spend_25k").resolve("CO-Transparency-data-May-2012.csv");
    Read read = read(StandardFormat.UK_SPEND, Files.readAllBytes(file), "landing/may.csv");
    assertThat(read.tally().leftOut()).isEqualTo(1);
    assertThat(read.file().notes()).contains("1 row of totals is not counted: 39457031.96");
  }

  @ParameterizedTest
  @CsvSource({"indigo_trust.csv, 269, 8053545.40", "wolfson_foundation.csv, 379, 31178456.00"})
  void published_grants_add_up(String name, int rows, BigDecimal sum) throws IOException {
    Path file = Reference.data("360giving").resolve(name);
    Read read = read(StandardFormat.GRANTS_360, Files.readAllBytes(file), name);
    assertThat(read.reasons()).isEmpty();
    assertThat(read.rows()).isEqualTo(rows);
    assertThat(read.sum()).isEqualTo(sum);
    assertThat(read.only().text(0, "flow")).isEqualTo("grant");
  }

  @Test
  void aid_is_spending_or_a_commitment_by_its_code() throws IOException {
    Path file = Reference.data("iati").resolve("dfid_congo_transactions.csv");
    RecordBatch rows =
        read(StandardFormat.IATI, Files.readAllBytes(file), "landing/congo.csv").only();
    TreeMap<String, Integer> types = new TreeMap<>();
    double spent = 0;
    for (int row = 0; row < rows.size(); row++) {
      types.merge(rows.text(row, "type") + " " + rows.text(row, "flow"), 1, Integer::sum);
      spent += rows.text(row, "flow").equals("spend") ? rows.number(row, "amount").orElse(0) : 0;
    }
    assertThat(types).hasToString("{C commitment=134, D spend=159, E spend=522}");
    assertThat(spent).isEqualTo(330_292_477.0 + 130_249_835.0);
  }

  @Test
  void of_activities_only_the_level_that_has_totals_counts() throws IOException {
    Path file = Reference.data("iati").resolve("dfid_congo_activities.csv");
    Read read = read(StandardFormat.IATI, Files.readAllBytes(file), "landing/congo.csv");
    assertThat(read.reasons()).isEmpty();
    // 138 activities of the lowest level, 4 of them without a total.
    assertThat(read.rows()).isEqualTo(134);
    assertThat(read.tally().leftOut()).isEqualTo(67 + 4);
  }

  @ParameterizedTest
  @CsvSource({
    "gmpp_2015.csv, 188, 2014-09-30",
    "gmpp_2016.csv, 143, 2015-09-30",
    "gmpp_2021.csv, 184, 2021-03-31",
    "gmpp_2022.csv, 235, 2022-03-31"
  })
  void every_release_of_the_major_projects_is_a_snapshot(String name, int rows, LocalDate day)
      throws IOException {
    Path file = Reference.data("gmpp").resolve(name);
    Read read = read(StandardFormat.GMPP, Files.readAllBytes(file), "landing/" + name);
    assertThat(read.reasons()).isEmpty();
    assertThat(read.rows()).isEqualTo(rows);
    assertThat(read.only().day(0, "snapshot")).contains(day);
    assertThat(read.only().day(0, "due")).isPresent();
  }

  @Test
  void titles_above_the_header_and_other_names_of_columns_are_no_obstacle() {
    RecordBatch rows =
        spend(
                """
                Spend over £25000,,,

                Vendor Name;Payment Date;Invoice Amount;Body
                Acme Ltd;03/12/2013;£1,234.50;FCO
                Acme Ltd;13/12/2013;(£34.50);FCO
                """)
            .only();
    assertThat(rows.line(0)).isEqualTo(4);
    assertThat(rows.day(0, "date")).contains(LocalDate.of(2013, 12, 3));
    assertThat(rows.number(0, "amount")).hasValue(1234.5);
    assertThat(rows.number(1, "amount")).hasValue(-34.5);
    assertThat(rows.text(0, "payer")).isEqualTo("FCO");
  }

  @Test
  void the_file_as_a_whole_tells_whether_the_month_comes_first() {
    Read read =
        spend(
            HEADER + payment("03/04/2015", "A", "1", "10") + payment("03/14/2015", "A", "2", "10"));
    assertThat(read.only().day(0, "date")).contains(LocalDate.of(2015, 3, 4));
    Read open = spend(HEADER + payment("03/04/2015", "A", "1", "10"));
    assertThat(open.only().day(0, "date")).contains(LocalDate.of(2015, 4, 3));
    assertThat(open.file().notes().toString()).contains("nothing in the file tells");
  }

  @ParameterizedTest
  @CsvSource({
    "01/06/2015, 2015-06-01",
    "1/6/15, 2015-06-01",
    "01-Jun-15, 2015-06-01",
    "01/Jun/2015, 2015-06-01",
    "1 June 2015, 2015-06-01",
    "1st June 2015, 2015-06-01",
    "2015-06-01T00:00:00, 2015-06-01",
    "20150601, 2015-06-01",
    "42156, 2015-06-01"
  })
  void days_are_read_as_they_are_written(String written, LocalDate day) {
    assertThat(spend(HEADER + payment(written, "A", "1", "10")).only().day(0, "date"))
        .contains(day);
  }

  @ParameterizedTest
  @CsvSource({
    "#REF!, 10, bad-date",
    "00/01/1900, 10, bad-date",
    "99999, 10, bad-date",
    "01/06/2015, #REF!, bad-number",
    "01/06/2015, 1.204.5, bad-number",
    "01/06/2015, £5 €4, bad-number"
  })
  void what_is_not_a_day_or_an_amount_is_refused_with_its_line(
      String date, String amount, String reason) {
    Read read =
        spend(HEADER + payment("02/06/2015", "A", "1", "1") + payment(date, "A", "2", amount));
    assertThat(read.rows()).isEqualTo(1);
    assertThat(read.rejected()).hasSize(1);
    assertThat(read.rejected().get(0).getLine()).isEqualTo(3);
    assertThat(read.rejected().get(0).getField()).isIn("date", "amount");
    assertThat(read.rejected().get(0).getReason()).isEqualTo(reason);
  }

  @Test
  void nothing_as_an_amount_and_blank_rows_are_skipped_and_counted() {
    Read read =
        spend(
            HEADER
                + payment("02/06/2015", "A", "1", "-")
                + ",,,,,,,\n\n"
                + payment("02/06/2015", "A", "2", "7")
                + "Notes: amounts include VAT,,,,,,,\n"
                + "Total,,,,,,,7\n");
    assertThat(read.rows()).isEqualTo(1);
    assertThat(read.only().line(0)).isEqualTo(5);
    assertThat(read.reasons()).isEmpty();
    assertThat(read.tally().leftOut()).isEqualTo(3);
    assertThat(read.tally().noValue()).isEqualTo(2);
  }

  @Test
  void a_payee_that_is_not_named_keeps_its_amount() {
    RecordBatch rows =
        spend(
                HEADER
                    + payment("02/06/2015", "REDACTED", "1", "5")
                    + payment("02/06/2015", "", "2", "7"))
            .only();
    assertThat(rows.size()).isEqualTo(2);
    assertThat(rows.text(0, "payee")).isEqualTo("[not named]");
    assertThat(rows.text(1, "payee")).isEqualTo("[not named]");
  }

  @Test
  void columns_out_of_step_are_refused() {
    Read read =
        spend(
            HEADER
                + "DfX,Body,extra,02/06/2015,IT,Digital,Acme,1,10\n"
                + payment("02/06/2015", "A", "1", "1"));
    assertThat(read.reasons()).containsExactly("wrong-number-of-fields@null:2");
    assertThat(read.rows()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'<!doctype html><table><tr><td>x</td></tr></table>', not-text",
    "'PK\u0003\u0004xl/workbook', not-text",
    "'a,b\n1,2\n', missing-header",
    "'', empty-file"
  })
  void other_files_are_refused_whole(String text, String reason) {
    Read read = spend(text);
    assertThat(read.rows()).isZero();
    assertThat(read.rejected().get(0).getReason()).isEqualTo(reason);
  }

  @Test
  void any_encoding_and_end_of_line_is_read() {
    String text = HEADER + payment("02/06/2015", "Café & Söhne", "1", "£10.10");
    for (byte[] bytes :
        List.of(
            text.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            text.getBytes(Charset.forName("windows-1252")),
            text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8),
            text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))) {
      RecordBatch rows = read(StandardFormat.UK_SPEND, bytes, "spend.csv").only();
      assertThat(rows.text(0, "payee")).isEqualTo("Café & Söhne");
      assertThat(rows.number(0, "amount")).hasValue(10.1);
    }
  }

  @Test
  void an_estimate_of_three_is_its_middle_and_an_exemption_is_not_a_number() {
    String header =
        "GMPP ID Number,Project Name,Department,IPA Delivery Confidence Assessment,SRO Delivery"
            + " Confidence Assessment,Project - End Date,TOTAL Baseline Whole Life Costs (£m)\n";
    RecordBatch rows =
        read(
                StandardFormat.GMPP,
                (header
                        + "A_1,First,DfX,,Amber,31.03.21,\"Low: 1, Mid: 2, High: 3\"\n"
                        + "A_2,Second,DfX,Exempt under Section 24,,Exempt under Section 24,Exempt"
                        + " under Section 43\n")
                    .getBytes(StandardCharsets.UTF_8),
                "landing/gmpp_2023.csv")
            .only();
    assertThat(rows.text(0, "claim")).isEqualTo("Amber");
    assertThat(rows.day(0, "due")).contains(LocalDate.of(2021, 3, 31));
    assertThat(rows.number(0, "cost")).hasValue(2);
    assertThat(rows.text(1, "claim")).isEmpty();
    assertThat(rows.day(1, "due")).isEmpty();
    assertThat(rows.number(1, "cost")).isEmpty();
  }

  @Property(tries = 150)
  void a_damaged_file_never_ends_a_run(@ForAll StandardFormat format, @ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes =
        (HEADER
                + payment("02/06/2015", "\"A, Ltd\"", "1", "\"1,000.00\"")
                + "Identifier,Amount Awarded,Award Date\nG1,5,2015-01-01\n"
                + "iati-identifier,transaction-type,transaction-value\nX,D,1\n"
                + "Project Name,Department,Project - End Date\nP,D,2020-01-01\n")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 1 + random.nextInt(40); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    Read read = read(format, bytes, "landing/x-2019.csv");
    assertThat(read.tally().rowsRead()).isGreaterThanOrEqualTo(read.rows());
  }
}
