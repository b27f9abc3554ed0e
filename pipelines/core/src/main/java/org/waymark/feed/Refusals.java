package org.waymark.feed;

import java.util.ArrayList;
import java.util.List;

/** What was refused of the row at hand: one refusal per field and reason. */
final class Refusals {
  private final List<Refusal> refused = new ArrayList<>();

  void clear() {
    if (!refused.isEmpty()) {
      refused.clear();
    }
  }

  boolean isEmpty() {
    return refused.isEmpty();
  }

  int size() {
    return refused.size();
  }

  /** True where a refusal is about that field. */
  boolean names(String field) {
    return refused.stream().anyMatch(refusal -> refusal.field().equals(field));
  }

  List<Refusal> all() {
    return refused;
  }

  void add(Refusal refusal) {
    for (Refusal other : refused) {
      if (other.field().equals(refusal.field()) && other.reason().equals(refusal.reason())) {
        return;
      }
    }
    refused.add(refusal);
  }

  void add(String reason, String field, String detail) {
    add(new Refusal(reason, field, detail));
  }

  /** Forgets all but the first so many. */
  void keep(int size) {
    if (refused.size() > size) {
      refused.subList(size, refused.size()).clear();
    }
  }
}
