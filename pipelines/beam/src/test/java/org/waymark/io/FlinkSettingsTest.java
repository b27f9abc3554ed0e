package org.waymark.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;

class FlinkSettingsTest {
  @Test
  void flink_reads_what_was_sized_and_nothing_is_left_behind() throws Exception {
    Path folder;
    try (FlinkSettings settings = FlinkSettings.embedded(4L << 30, 2)) {
      folder = settings.folder();
      Configuration read = GlobalConfiguration.loadConfiguration(folder.toString());
      assertEquals(MemorySize.ofMebiBytes(1024), read.get(TaskManagerOptions.MANAGED_MEMORY_SIZE));
      assertEquals(MemorySize.ofMebiBytes(128), read.get(TaskManagerOptions.NETWORK_MEMORY_MIN));
      assertEquals(MemorySize.ofMebiBytes(128), read.get(TaskManagerOptions.NETWORK_MEMORY_MAX));
    }
    assertFalse(Files.exists(folder));
  }

  @Test
  void a_cluster_keeps_its_own_memory() throws Exception {
    try (FlinkSettings settings = FlinkSettings.ofCluster()) {
      Configuration read = GlobalConfiguration.loadConfiguration(settings.folder().toString());
      assertFalse(read.contains(TaskManagerOptions.MANAGED_MEMORY_SIZE));
    }
  }
}
