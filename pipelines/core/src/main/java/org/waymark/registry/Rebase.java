package org.waymark.registry;

import java.util.Optional;
import org.waymark.period.Period;

/**
 * A period from which on a control chart starts anew, because what it shows is known to have
 * changed: its centre and limits are those of the values since then.
 *
 * @param from first period of the new stretch
 * @param placeId the place where it changed; empty: everywhere
 */
public record Rebase(Period from, Optional<String> placeId) {}
