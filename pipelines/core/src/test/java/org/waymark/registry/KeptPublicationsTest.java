package org.waymark.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptPublicationsTest {
  private static RegistryReading read(String settings) {
    return WorkspaceText.contract().with("waymark.yaml", settings).read();
  }

  @Test
  void all_dates_stay_unless_the_settings_say_how_many() {
    assertThat(read("calendar: iso\n").workspace().orElseThrow().settings().keep()).isEmpty();
    assertThat(read("keep: 52\n").workspace().orElseThrow().settings().keep())
        .isEqualTo(OptionalInt.of(52));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-3", "all", "2.5", "[2]"})
  void anything_but_a_number_of_two_or_more_is_a_problem(String keep) {
    assertThat(read("keep: " + keep + "\n").errors())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.rendered())
                    .startsWith("waymark.yaml:1:7: ")
                    .contains("2 or more, such as `52`"));
  }

  @Test
  void a_rule_for_small_numbers_remembers_every_publication() {
    assertThat(read("disclosure: tre-10\nkeep: 8\n").errors())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.rendered())
                    .contains("`keep` cannot be used with a disclosure rule")
                    .contains("waymark withdraw"));
    assertThat(read("disclosure: none\nkeep: 8\n").errors()).isEmpty();
  }
}
