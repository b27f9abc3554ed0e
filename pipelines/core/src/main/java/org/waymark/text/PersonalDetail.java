package org.waymark.text;

/**
 * Kinds of personal detail that are replaced by a mark. Where details of two kinds overlap, the
 * earlier in this order names them.
 */
public enum PersonalDetail {
  EMAIL("[email]"),
  URL("[url]"),
  NHS_NUMBER("[nhs-number]"),
  NI_NUMBER("[ni-number]"),
  DATE_OF_BIRTH("[date-of-birth]"),
  PHONE("[phone]"),
  POSTCODE("[postcode]"),
  NAME("[name]");

  private final String mark;

  PersonalDetail(String mark) {
    this.mark = mark;
  }

  /** What stands in the redacted text in its place. */
  public String mark() {
    return mark;
  }

  /** What finds this kind. */
  Recogniser recogniser() {
    return switch (this) {
      case EMAIL -> new EmailRecogniser();
      case URL -> new UrlRecogniser();
      case NHS_NUMBER -> new NhsNumberRecogniser();
      case NI_NUMBER -> new NationalInsuranceRecogniser();
      case DATE_OF_BIRTH -> new BirthDateRecogniser();
      case PHONE -> new PhoneRecogniser();
      case POSTCODE -> new PostcodeRecogniser();
      case NAME -> new NameRecogniser();
    };
  }
}
