package org.waymark.redaction;

/**
 * A decision of redaction that is in doubt, for a person to judge. It holds what may be personal:
 * never to be stored or published.
 *
 * @param replaced true where the span was taken out although it may have been no personal detail,
 *     false where it was left in although it may be one
 * @param span the characters in doubt, as written
 * @param context the redacted text around it, a few words each way: all that was taken out stays so
 */
public record DoubtfulSpan(PersonalDetail kind, boolean replaced, String span, String context) {}
