package org.waymark.feed.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waymark.registry.StandardFormat;

/** By which names the columns of a standard format go. Names count by letters and digits alone. */
final class StandardColumns {
  private static final Map<String, List<String>> SPEND = new LinkedHashMap<>();
  private static final Map<String, List<String>> GRANTS = new LinkedHashMap<>();
  private static final Map<String, List<String>> IATI = new LinkedHashMap<>();

  static {
    put(
        SPEND,
        "date",
        "date,paymentdate,dateofpayment,datepaid,paiddate,paydate,transactiondate,postingdate,"
            + "cleareddate,clearingdate,invoicedate,effectivedate,gldate,accountingdate,"
            + "dateofspend,spenddate,paymentdateonly,paymentrundate,documentdate");
    put(
        SPEND,
        "amount",
        "amount,amountgbp,invoiceamount,amountpaid,paymentamount,netamount,lineamount,"
            + "transactionamount,grossamount,totalamount,amountinsterling,amountsterling,amountpounds,"
            + "spend,spendamount,value,valuegbp,invoicevalue,sumofamount,sumamount,total,"
            + "amountincvat,amountexcvat,amountexvat,netvalue,apamount,paymentvalue");
    put(
        SPEND,
        "payee",
        "supplier,suppliername,vendor,vendorname,payee,payeename,beneficiary,beneficiaryname,"
            + "creditor,creditorname,merchant,merchantname,nameofsupplier,supplierpayee,recipient,"
            + "company,suppliers,tradingname");
    put(
        SPEND,
        "payer",
        "entity,entityname,body,bodyname,organisation,organisationname,organization,"
            + "organisationalunit,departmentfamily,departmentalfamily,departmentfamilyname,deptfamily,"
            + "department,departmentname,dept");
    put(
        SPEND,
        "id",
        "transactionnumber,transationnumber,transactionno,transactionid,transactionref,"
            + "transactionreference,transnumber,transno,transid,transaction,invoicenumber,invoiceno,"
            + "invoiceref,documentnumber,documentno,docno,vouchernumber,voucher,paymentnumber,"
            + "paymentreference,paymentref,apdocumentnumber,reference,referencenumber,journalref,"
            + "supplierinvoicenumber");
    put(
        SPEND,
        "area",
        "expensearea,expensesarea,costcentre,costcentredescription,costcentrename,costcenter,"
            + "directorate,businessarea,servicearea,programme,programmearea,expenditurearea,"
            + "areaofexpense,division");
    put(
        SPEND,
        "type",
        "expensetype,expensestype,expendituretype,accountdescription,typeofexpense,accountname,"
            + "expenditurecategory,expenditure,subjective,subjectivedescription,naturalaccount,"
            + "nominaldescription,category,account");
    put(
        SPEND,
        "description",
        "description,narrative,transactiondescription,linedescription,itemtext,purpose,"
            + "descriptionofservices,summary,publicationdescription,itemdescription,details");
    put(SPEND, "payee_id", "companynumber,suppliercompanynumber,companyregistrationnumber");

    put(GRANTS, "id", "identifier,grantidentifier");
    put(GRANTS, "date", "awarddate,planneddatesstartdate,grantdate");
    put(GRANTS, "amount", "amountawarded,amountawardedgbp,amountdisbursed");
    put(GRANTS, "currency", "currency");
    put(GRANTS, "payer", "fundingorgname,fundingorg,funder,fundingorgidentifier");
    put(GRANTS, "payee", "recipientorgname,recipientorg,recipient,recipientorgidentifier");
    put(
        GRANTS,
        "payee_id",
        "recipientorgidentifier,recipientorgcharitynumber,recipientorgcompanynumber");
    put(GRANTS, "area", "grantprogrammetitle,grantprogramme,grantprogrammecode");
    put(GRANTS, "description", "title,description");
    put(GRANTS, "modified", "lastmodified,datemodified");

    put(IATI, "type", "transactiontype,transactiontypecode,transactiontransactiontype");
    put(
        IATI,
        "date",
        "transactiondate,transactiontransactiondate,transactiondateisodate,transactionvaluevaluedate");
    put(IATI, "amount", "transactionvalue,value,transactionvalueamount");
    put(IATI, "currency", "transactionvaluecurrency,transactioncurrency,defaultcurrency,currency");
    put(
        IATI,
        "payer",
        "transactionproviderorg,transactionproviderorgnarrative,providerorg,reportingorg,"
            + "reportingorgnarrative,transactionproviderorgref,reportingorgref");
    put(
        IATI,
        "payee",
        "transactionreceiverorg,transactionreceiverorgnarrative,receiverorg,"
            + "participatingorgimplementing,transactionreceiverorgref");
    put(
        IATI,
        "payee_id",
        "transactionreceiverorgref,receiverorgref,participatingorgrefimplementing");
    put(IATI, "id", "transactionref,transactionreference");
    put(IATI, "area", "iatiidentifier");
    put(IATI, "description", "transactiondescription,transactiondescriptionnarrative,title");
    put(IATI, "level", "hierarchy");
    put(IATI, "commitment", "totalcommitment,totalcommitments");
    put(IATI, "disbursement", "totaldisbursement,totaldisbursements");
    put(IATI, "expenditure", "totalexpenditure,totalexpenditures");
    put(IATI, "started", "startactual,startplanned,endactual,endplanned");
  }

  private final Map<String, List<Integer>> positions = new LinkedHashMap<>();

  private StandardColumns() {}

  private static void put(Map<String, List<String>> names, String field, String joined) {
    names.put(field, List.of(joined.split(",")));
  }

  private static Map<String, List<String>> names(StandardFormat format) {
    return switch (format) {
      case UK_SPEND -> SPEND;
      case GRANTS_360 -> GRANTS;
      default -> IATI;
    };
  }

  /** The columns of a header: of each field all that may hold it, the likeliest first. */
  static StandardColumns of(StandardFormat format, List<String> header) {
    List<String> bare =
        header.stream().map(name -> bare(name, format == StandardFormat.GRANTS_360)).toList();
    StandardColumns columns = new StandardColumns();
    names(format)
        .forEach(
            (field, names) -> {
              List<Integer> found = new ArrayList<>();
              for (String name : names) {
                int at = bare.indexOf(name);
                if (at >= 0) {
                  found.add(at);
                }
              }
              if (!found.isEmpty()) {
                columns.positions.put(field, List.copyOf(found));
              }
            });
    return columns;
  }

  /** Letters and digits alone, in lower case; the titles of 360Giving may count with digits. */
  private static String bare(String name, boolean counted) {
    StringBuilder bare = new StringBuilder(name.length());
    name.codePoints()
        .filter(c -> counted ? Character.isLetter(c) : Character.isLetterOrDigit(c))
        .filter(c -> c < 0x80)
        .forEach(bare::appendCodePoint);
    return bare.toString().toLowerCase(Locale.ROOT);
  }

  boolean has(String field) {
    return positions.containsKey(field);
  }

  /** The first text that a row has for a field. */
  String in(Sheet.SheetRow row, String field) {
    for (int position : positions.getOrDefault(field, List.of())) {
      String text = row.at(position);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** The text in the likeliest column of a field alone. */
  String first(Sheet.SheetRow row, String field) {
    List<Integer> found = positions.getOrDefault(field, List.of());
    return found.isEmpty() ? "" : row.at(found.get(0));
  }
}
