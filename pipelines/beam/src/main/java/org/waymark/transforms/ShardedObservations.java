package org.waymark.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.values.KV;
import org.waymark.coders.PackedObservations;
import org.waymark.panel.ObservationBatch;

/**
 * Observations of one file on their way to their shards, packed as they come and given away
 * together: engines copy what they group once for each element.
 */
final class ShardedObservations {
  private final List<List<byte[]>> packed;
  private long rows;

  ShardedObservations(int shards) {
    packed = IntStream.range(0, shards).<List<byte[]>>mapToObj(s -> new ArrayList<>()).toList();
  }

  /** Takes a batch for each shard; those without rows are passed over. */
  void add(ObservationBatch[] batches) {
    for (int shard = 0; shard < batches.length; shard++) {
      if (batches[shard].size() > 0) {
        packed.get(shard).add(PackedObservations.pack(batches[shard]));
        rows += batches[shard].size();
      }
    }
  }

  /** Rows that are held. */
  long rows() {
    return rows;
  }

  /** Gives away what is held, an element for each shard that has rows. */
  void give(OutputReceiver<KV<Integer, byte[]>> out) {
    for (int shard = 0; shard < packed.size(); shard++) {
      if (!packed.get(shard).isEmpty()) {
        out.output(KV.of(shard, PackedObservations.join(packed.get(shard))));
        packed.get(shard).clear();
      }
    }
    rows = 0;
  }
}
