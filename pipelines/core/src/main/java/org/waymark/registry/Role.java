package org.waymark.registry;

/** What part an indicator plays in its mission. */
public enum Role {
  OUTCOME,
  OUTPUT,
  INPUT,
  GUARDRAIL
}
