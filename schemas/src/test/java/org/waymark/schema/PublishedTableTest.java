package org.waymark.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PublishedTableTest {

  @Test
  void every_column_of_every_table_says_what_it_means() {
    for (PublishedTable table : PublishedTable.all()) {
      assertFalse(table.doc().isBlank(), table.name());
      for (PublishedColumn column : table.columns()) {
        assertTrue(column.doc().endsWith("."), table.name() + "." + column.name());
      }
    }
  }

  @Test
  void every_table_has_a_key_among_its_columns_and_carries_as_of_and_run_id() {
    for (PublishedTable table : PublishedTable.all()) {
      List<String> names = table.columns().stream().map(PublishedColumn::name).toList();
      assertTrue(names.containsAll(table.key()), table.name());
      assertTrue(names.containsAll(List.of("as_of", "run_id")), table.name());
      assertEquals(names.size(), new HashSet<>(names).size(), table.name());
    }
  }

  @Test
  void the_data_dictionary_in_docs_is_the_one_made_from_the_schemas() throws IOException {
    Path page = Path.of("../docs/data-dictionary.md");
    if (Boolean.getBoolean("waymark.update")) {
      Files.writeString(page, DataDictionary.markdown());
    }
    assertEquals(
        DataDictionary.markdown(),
        Files.readString(page, StandardCharsets.UTF_8),
        "run the tests with -Dwaymark.update=true to write it again");
  }

  @Test
  void views_show_the_latest_date_and_all_dates() {
    var dates = new TreeMap<String, List<String>>();
    dates.put("2026-11-08", List.of("data/mission/a.parquet"));
    dates.put("2026-11-15", List.of("data/mission/it's.parquet"));
    String sql = ViewsSql.of(Map.of("mission", dates));
    assertTrue(
        sql.contains(
            "VIEW mission AS SELECT * FROM read_parquet([\n  'data/mission/it''s.parquet'\n]);"));
    assertTrue(
        sql.contains(
            "VIEW mission_all AS SELECT * FROM read_parquet([\n"
                + "  'data/mission/a.parquet',\n  'data/mission/it''s.parquet'\n]);"));
    assertTrue(sql.contains("COMMENT ON COLUMN mission.title IS 'The mission in words.'"));
  }

  @Test
  void the_data_package_names_type_and_meaning_of_every_column() {
    String json = DataPackage.of(Map.of("goal", List.of("data/goal/a.parquet")), "2026-11-15");
    assertTrue(json.contains("\"name\" : \"target_value\""));
    assertTrue(json.contains("\"type\" : \"number\""));
    assertTrue(json.contains("\"required\" : true"));
  }
}
