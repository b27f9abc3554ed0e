package org.waymark.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.waymark.text.RedactionMarks;

class RedactionMarksTest {
  @Test
  void every_kind_of_detail_has_its_mark() {
    assertThat(RedactionMarks.all())
        .containsExactlyElementsOf(
            Arrays.stream(PersonalDetail.values()).map(PersonalDetail::mark).toList());
  }

  @Test
  void a_mark_is_as_long_as_it_is_written() {
    assertThat(RedactionMarks.length("write to [email] now", 9)).isEqualTo(7);
    assertThat(RedactionMarks.length("write to [email] now", 8)).isZero();
    assertThat(RedactionMarks.length("a [sic] text", 2)).isZero();
  }
}
