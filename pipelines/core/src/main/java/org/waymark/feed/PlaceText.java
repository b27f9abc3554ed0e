package org.waymark.feed;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.registry.Place;
import org.waymark.registry.PlaceNames;

/** Recognises the places of a workspace. */
final class PlaceText {
  /**
   * @param index position in the workspace
   * @param firstDay of its existence, in days since 1970-01-01
   * @param lastDay likewise
   */
  record PlaceFound(int index, long firstDay, long lastDay, Optional<Refusal> refusal) {}

  private final List<Place> places;
  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final PlaceNames names = new PlaceNames();
  private final Map<String, Place> continued = new HashMap<>();

  PlaceText(List<Place> places) {
    this.places = places;
    for (int i = 0; i < places.size(); i++) {
      byId.put(places.get(i).id(), i);
      ids.put(places.get(i).id(), i);
      names.add(places.get(i).id(), places.get(i).id());
      names.add(places.get(i).name(), places.get(i).id());
    }
    for (int i = 0; i < places.size(); i++) {
      for (String alias : places.get(i).aliases()) {
        byId.putIfAbsent(alias, i);
        names.add(alias, places.get(i).id());
      }
    }
    for (Place place : places) {
      place.continues().ifPresent(earlier -> continued.put(earlier, place));
    }
    for (Place place : places) {
      Place last = last(place);
      if (!last.id().equals(place.id())) {
        byId.put(place.id(), byId.getOrDefault(last.id(), 0));
      }
    }
  }

  /**
   * @param field the column it comes from
   */
  PlaceFound find(String id, String field) {
    Integer index = byId.get(id);
    if (index == null) {
      return refused(new Refusal("unknown-place", field, unknown(id)));
    }
    Place place = places.get(index);
    return new PlaceFound(
        index,
        firstDay(place),
        place.validTo().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE),
        Optional.empty());
  }

  /** The place that goes on with a code that was changed, however often. */
  private Place last(Place place) {
    Place at = place;
    for (int changes = 0; changes < places.size(); changes++) {
      Place next = continued.get(at.id());
      if (next == null) {
        return at;
      }
      at = next;
    }
    return place;
  }

  /** First day of which a place may have a value. */
  private long firstDay(Place place) {
    if (place.restated() || place.validFrom().isEmpty()) {
      return Long.MIN_VALUE;
    }
    long first = place.validFrom().get().toEpochDay();
    Place at = place;
    for (int changes = 0; changes < places.size() && at.continues().isPresent(); changes++) {
      Integer before = ids.get(at.continues().get());
      if (before == null) {
        break;
      }
      at = places.get(before);
      if (at.validFrom().isEmpty()) {
        return Long.MIN_VALUE;
      }
      first = Math.min(first, at.validFrom().get().toEpochDay());
    }
    return first;
  }

  static PlaceFound refused(Refusal refusal) {
    return new PlaceFound(-1, 0, 0, Optional.of(refusal));
  }

  private String unknown(String id) {
    if (id.isEmpty()) {
      return "no place is named";
    }
    return "no place "
        + RowText.quoted(id)
        + " in places.csv"
        + names
            .meant(id)
            .map(
                alike ->
                    "; did you mean "
                        + RowText.quoted(alike)
                        + "? "
                        + named(alike)
                        + "If so, give it in places_alias.csv")
            .orElse("; if it is another code or name of a place, give it in places_alias.csv");
  }

  /** Why a place that exists has no value for a period, if it has none. */
  Optional<Refusal> absence(PlaceFound place, long firstDay, long lastDay, String field) {
    if (lastDay >= place.firstDay() && firstDay <= place.lastDay()) {
      return Optional.empty();
    }
    Place known = places.get(place.index());
    String detail =
        lastDay < place.firstDay()
            ? known.id()
                + " exists only from "
                + LocalDate.ofEpochDay(place.firstDay())
                + "; if its earlier values are restated for it, write `yes` in its column"
                + " `restated` of places.csv, or leave its `valid_from` empty; if it is another"
                + " place under a new code, name that in `continues`"
            : known.id()
                + " existed until "
                + LocalDate.ofEpochDay(place.lastDay())
                + known.successorId().map(next -> "; its successor is " + next).orElse("");
    return Optional.of(new Refusal("place-not-valid-then", field, detail));
  }

  /** A sentence with the name of a place, where its code is another text. */
  private String named(String id) {
    Integer index = ids.get(id);
    return index == null || places.get(index).name().equals(id)
        ? ""
        : "That is " + places.get(index).name() + ". ";
  }
}
