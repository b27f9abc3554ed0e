package org.waymark.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AlertCodeTest {
  private static List<AlertCode.Key> keys(int count) {
    List<AlertCode.Key> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(new AlertCode.Key(Rule.HONEST_DATES, "item:" + i));
    }
    return keys;
  }

  @Test
  void a_code_has_the_initials_of_the_mission_and_three_letters() {
    String code = AlertCode.assign("health-waits", Map.of(), keys(1)).values().iterator().next();
    assertTrue(code.matches("HW-[0-9A-HJKMNP-TV-Z]{3}"), code);
  }

  @Test
  void people_write_codes_in_small_letters_and_with_letters_for_digits() {
    assertEquals(List.of("HW-7K0"), AlertCode.in("Agreed (see hw-7ko)."));
    assertEquals(List.of("BS-111"), AlertCode.in("BS-1IL"));
    assertEquals(List.of("HW-7K2", "SS-A1B2"), AlertCode.in("HW-7K2, ss-a1b2; HW-7K2"));
    assertEquals(List.of(), AlertCode.in("no code here, and XHW7K2 is not one"));
  }

  @Test
  void a_published_code_is_kept_whatever_else_comes() {
    AlertCode.Key key = keys(1).get(0);
    SortedMap<AlertCode.Key, String> codes =
        AlertCode.assign("health-waits", Map.of(key, "HW-7K2"), keys(50));
    assertEquals("HW-7K2", codes.get(key));
  }

  @Property(tries = 20)
  void no_two_alerts_of_a_mission_have_one_code(@ForAll @IntRange(min = 1, max = 3000) int count) {
    SortedMap<AlertCode.Key, String> codes =
        AlertCode.assign("safer-streets", Map.of(), keys(count));
    Set<String> different = new TreeSet<>(codes.values());
    assertEquals(count, different.size());
    codes.values().forEach(code -> assertEquals(List.of(code), AlertCode.in("x " + code + ".")));
  }
}
