package org.waymark.transforms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.waymark.publish.WrittenFile;
import org.waymark.publish.WrittenList;

/**
 * Writes the list of all files that a run wrote, for the process that started it: an engine's own
 * counters cannot be relied upon.
 */
public final class ListWritten extends PTransform<PCollection<WrittenFile>, PDone> {
  private static final long serialVersionUID = 1L;
  private final String list;

  /** Writes the list to that file. */
  public ListWritten(String list) {
    this.list = list;
  }

  @Override
  public PDone expand(PCollection<WrittenFile> files) {
    files
        .apply("Together", WithKeys.of(0))
        .setCoder(KvCoder.of(VarIntCoder.of(), SerializableCoder.of(WrittenFile.class)))
        .apply("Gather", GroupByKey.create())
        .apply("List", ParDo.of(new WriteList(list)));
    return PDone.in(files.getPipeline());
  }

  private static final class WriteList extends DoFn<KV<Integer, Iterable<WrittenFile>>, Void> {
    private static final long serialVersionUID = 1L;
    private final String list;

    WriteList(String list) {
      this.list = list;
    }

    @ProcessElement
    public void list(@Element KV<Integer, Iterable<WrittenFile>> files) throws IOException {
      WrittenList.write(
          Path.of(list), StreamSupport.stream(files.getValue().spliterator(), false).toList());
    }
  }
}
