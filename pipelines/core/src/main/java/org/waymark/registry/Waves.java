package org.waymark.registry;

/** Whether the people of one wave of a survey are asked again in the next. */
public enum Waves {
  /** Yes, under the same respondent id. */
  PANEL,
  /** No: each wave draws anew. */
  FRESH
}
