package org.waymark.redaction;

/**
 * Kinds of personal detail that are replaced by a mark. Where details of two kinds overlap, the
 * earlier in this order names them.
 */
public enum PersonalDetail {
  EMAIL("[email]"),
  URL("[url]"),
  HANDLE("[handle]"),
  IP_ADDRESS("[ip-address]"),
  BANK_ACCOUNT("[bank-account]"),
  PAYMENT_CARD("[payment-card]"),
  NHS_NUMBER("[nhs-number]"),
  NI_NUMBER("[ni-number]"),
  NATIONAL_ID("[national-id]"),
  DRIVING_LICENCE("[driving-licence]"),
  PASSPORT("[passport]"),
  DATE_OF_BIRTH("[date-of-birth]"),
  DATE_OF_DEATH("[date-of-death]"),
  DATE("[date]"),
  PHONE("[phone]"),
  EXACT_PLACE("[exact-place]"),
  POSTCODE("[postcode]"),
  PLATE("[plate]"),
  REFERENCE("[reference]"),
  ADDRESS("[address]"),
  AGE("[age]"),
  ROOM("[room]"),
  NAME("[name]");

  private final String mark;

  PersonalDetail(String mark) {
    this.mark = mark;
  }

  /** What stands in the redacted text in its place. */
  public String mark() {
    return mark;
  }

  /** How tables and documents call this kind: {@code nhs-number}. */
  public String code() {
    return mark.substring(1, mark.length() - 1);
  }

  /** What finds this kind. */
  Recogniser recogniser(Lexicon lexicon) {
    return switch (this) {
      case EMAIL -> new EmailRecogniser();
      case URL -> new UrlRecogniser();
      case HANDLE -> new HandleRecogniser();
      case IP_ADDRESS -> new MachineAddressRecogniser(lexicon);
      case BANK_ACCOUNT -> new BankAccountRecogniser();
      case PAYMENT_CARD -> new PaymentCardRecogniser(lexicon);
      case NATIONAL_ID -> new NationalIdentifierRecogniser(lexicon);
      case DRIVING_LICENCE -> new DrivingLicenceRecogniser();
      case PASSPORT -> new PassportRecogniser();
      case EXACT_PLACE -> new ExactPlaceRecogniser();
      case REFERENCE -> new ReferenceRecogniser();
      case AGE -> new AgeRecogniser(lexicon);
      case DATE_OF_DEATH -> LifeDateRecogniser.ofDeath();
      case NHS_NUMBER -> new NhsNumberRecogniser(lexicon);
      case NI_NUMBER -> new NationalInsuranceRecogniser();
      case DATE_OF_BIRTH -> LifeDateRecogniser.ofBirth();
      case DATE -> new FullDateRecogniser(lexicon);
      case PHONE -> new PhoneRecogniser(lexicon);
      case POSTCODE -> new PostcodeRecogniser(lexicon);
      case PLATE -> new PlateRecogniser(lexicon);
      case ADDRESS -> new AddressRecogniser();
      case ROOM -> new RoomRecogniser();
      case NAME -> new NameRecogniser(lexicon);
    };
  }
}
