package org.waymark.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of the workspace as they are made, and the ledger of what was planted in them. */
final class Delivery {
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final List<Blemish> blemishes;
  private final Set<Blemish> used = new HashSet<>();
  private final Planted planted;

  Delivery(List<Blemish> blemishes, Planted planted) {
    this.blemishes = List.copyOf(blemishes);
    this.planted = planted;
  }

  Planted planted() {
    return planted;
  }

  /** Adds a finished file. */
  void put(String path, byte[] content) {
    if (files.put(path, content) != null) {
      throw new IllegalStateException("twice " + path);
    }
  }

  /** The blemish of that row, if one is planted there. */
  Optional<Blemish> blemish(String file, String place, String period) {
    Optional<Blemish> found =
        blemishes.stream()
            .filter(b -> b.file().equals(file))
            .filter(b -> b.place().equals(place) && b.period().equals(period))
            .findFirst();
    found.ifPresent(used::add);
    return found;
  }

  /** Whether any file has a blemish at that place and period, so that it is better left alone. */
  boolean isBlemished(String place, String period) {
    return blemishes.stream().anyMatch(b -> b.place().equals(place) && b.period().equals(period));
  }

  /** Blemishes that no row took up; a mistake in the resource. */
  List<Blemish> unused() {
    List<Blemish> left = new ArrayList<>(blemishes);
    left.removeAll(used);
    return left;
  }

  /** Every file by its path relative to the workspace. */
  SortedMap<String, byte[]> files() {
    return files;
  }
}
