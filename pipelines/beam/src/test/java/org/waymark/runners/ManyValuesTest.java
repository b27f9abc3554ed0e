package org.waymark.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waymark.io.FlinkSettings;

/** Side inputs and groups of more values than an engine keeps in one piece. */
class ManyValuesTest {
  private static final int VALUES = 25_000;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void side_inputs_and_groups_are_whole_however_many_values_a_key_has(Engine engine)
      throws Exception {
    try (FlinkSettings settings = FlinkSettings.embedded(1L << 29, 2)) {
      Pipeline pipeline =
          Pipeline.create(engine.options(2, Path.of(settings.folder().toString()), List.of()));
      List<Integer> numbers = IntStream.range(0, VALUES).boxed().toList();
      PCollection<Integer> values = pipeline.apply("values", Create.of(numbers));
      PCollectionView<Iterable<Integer>> iterable = values.apply("iterable", View.asIterable());
      PCollection<KV<String, Integer>> keyed =
          pipeline.apply(
              "keyed",
              Create.of(numbers.stream().map(n -> KV.of("k" + n, n)).toList())
                  .withCoder(KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of())));
      PCollectionView<Map<String, Integer>> map = keyed.apply("map", View.asMap());
      pipeline
          .apply(
              "one key",
              Create.of(numbers.stream().map(n -> KV.of("one", n)).toList())
                  .withCoder(KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of())))
          .apply("group", GroupByKey.create())
          .apply("count", ParDo.of(new Count(iterable, map)).withSideInputs(iterable, map));
      var result = pipeline.run();
      result.waitUntilFinish();

      Set<String> counted = new HashSet<>();
      for (MetricResult<Long> one :
          result.metrics().queryMetrics(MetricsFilter.builder().build()).getCounters()) {
        if (one.getName().getNamespace().equals(ManyValuesTest.class.getName())) {
          counted.add(one.getName().getName() + " " + one.getAttempted());
        }
      }
      assertThat(counted)
          .containsExactlyInAnyOrder(
              "grouped " + VALUES, "iterable " + VALUES, "looked up " + VALUES);
    }
  }

  private static final class Count extends DoFn<KV<String, Iterable<Integer>>, Void> {
    private static final long serialVersionUID = 1L;
    private final Counter grouped = Metrics.counter(ManyValuesTest.class, "grouped");
    private final Counter iterated = Metrics.counter(ManyValuesTest.class, "iterable");
    private final Counter found = Metrics.counter(ManyValuesTest.class, "looked up");
    private final PCollectionView<Iterable<Integer>> iterable;
    private final PCollectionView<Map<String, Integer>> map;

    Count(PCollectionView<Iterable<Integer>> iterable, PCollectionView<Map<String, Integer>> map) {
      this.iterable = iterable;
      this.map = map;
    }

    @ProcessElement
    public void count(ProcessContext context) {
      grouped.inc(different(context.element().getValue()));
      iterated.inc(different(context.sideInput(iterable)));
      Map<String, Integer> known = context.sideInput(map);
      List<Integer> right = new ArrayList<>();
      for (int n = 0; n < VALUES; n++) {
        if (Integer.valueOf(n).equals(known.get("k" + n))) {
          right.add(n);
        }
      }
      found.inc(right.size());
    }

    private static int different(Iterable<Integer> values) {
      Set<Integer> seen = new HashSet<>();
      values.forEach(seen::add);
      return seen.size();
    }
  }
}
