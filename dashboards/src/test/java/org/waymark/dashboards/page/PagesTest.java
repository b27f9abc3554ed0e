package org.waymark.dashboards.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesTest {
  @Test
  void aPageHasTheNameOfItsSubject() {
    assertEquals("health-waits.html", Pages.fileName("health-waits"));
    assertEquals("_450.html", Pages.fileName("E0"));
    assertEquals("index_.html", Pages.fileName("index"));
  }

  @Test
  void aLongIdHasAShortNameOfItsOwn() {
    for (String letter : List.of("A", "\u0e01", "\ud83d\ude00")) {
      String id = letter.repeat(300);
      String name = Pages.fileName(id);
      assertTrue(name.getBytes(StandardCharsets.UTF_8).length < 200, name);
      assertEquals(name, Pages.fileName(id));
      assertNotEquals(name, Pages.fileName(id + letter));
    }
  }
}
