package org.waymark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearMissTest {
  @Test
  void insertionsDeletionsSubstitutionsAndSwapsOfNeighboursCountOne() {
    assertEquals(1, NearMiss.distance("ab", "abc"));
    assertEquals(1, NearMiss.distance("abc", "ac"));
    assertEquals(1, NearMiss.distance("abc", "axc"));
    assertEquals(1, NearMiss.distance("abc", "acb"));
    assertEquals(3, NearMiss.distance("ca", "abc"));
    assertEquals(3, NearMiss.distance("kitten", "sitting"));
  }

  @Test
  void theNearestWordIsSuggestedAndAFarOneIsNot() {
    List<String> words = List.of("numerator", "denominator", "value");
    assertEquals(Optional.of("value"), NearMiss.of("vlaue", words));
    assertEquals(Optional.of("numerator"), NearMiss.of("Numerater", words));
    assertEquals(Optional.empty(), NearMiss.of("weight", words));
  }

  @Test
  void theOnlyWordThatAnAbbreviationBeginsIsSuggested() {
    assertEquals(Optional.of("denominator"), NearMiss.of("denom", List.of("denominator", "n")));
    assertEquals(Optional.empty(), NearMiss.of("ae-", List.of("ae-one", "ae-two")));
  }

  @Test
  void ofTwoWordsAsNearTheFirstInOrderIsSuggestedHoweverTheyAreHandedIn() {
    assertEquals(Optional.of("ae-a"), NearMiss.of("ae-c", List.of("ae-b", "ae-a")));
    assertEquals(Optional.of("ae-a"), NearMiss.of("ae-c", List.of("ae-a", "ae-b")));
  }

  @Test
  void aSingleLetterIsNotTakenForAnother() {
    assertEquals(Optional.empty(), NearMiss.of("a", List.of("n")));
  }

  @Property(tries = 300, seed = "20261115")
  void theDistanceIsSymmetricAndZeroOnlyForEquals(
      @ForAll @AlphaChars @StringLength(max = 8) String a,
      @ForAll @AlphaChars @StringLength(max = 8) String b) {
    assertEquals(NearMiss.distance(a, b), NearMiss.distance(b, a));
    assertEquals(a.equals(b), NearMiss.distance(a, b) == 0);
  }
}
