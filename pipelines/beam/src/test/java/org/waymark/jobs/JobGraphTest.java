package org.waymark.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.io.WorkspaceFolder;
import org.waymark.transforms.Parents;
import org.waymark.transforms.RunStamp;
import org.waymark.transforms.Snapshot;

/**
 * On Flink all stages of a run are there at once, and hand rows on as they come. A stage with side
 * inputs reads nothing before these are complete. If the same rows must pass through it and through
 * the way to its side input, both wait for ever. Grouping takes all rows before it gives any, so
 * nothing waits behind it.
 */
class JobGraphTest {
  @TempDir Path folder;

  @Test
  void no_stage_of_a_run_waits_for_what_it_holds_up() throws Exception {
    assertThat(circularWaits(run())).isEmpty();
  }

  @Test
  void a_stage_that_waits_for_its_own_rows_is_found() {
    Pipeline pipeline = pipeline();
    PCollection<String> rows = pipeline.apply("rows", Create.of("a", "b"));
    PCollectionView<List<String>> all = rows.apply("all", View.asList());
    rows.apply("waits", ParDo.of(new Same<String>()).withSideInputs(all));
    assertThat(circularWaits(pipeline)).anyMatch(stage -> stage.startsWith("waits"));
  }

  @Test
  void grouped_rows_hold_nothing_up() {
    Pipeline pipeline = pipeline();
    PCollection<String> rows = pipeline.apply("rows", Create.of("a", "b"));
    PCollectionView<List<String>> all = rows.apply("all", View.asList());
    rows.apply("key", WithKeys.of("k"))
        .apply("group", GroupByKey.create())
        .apply("goes on", ParDo.of(new Same<>()).withSideInputs(all));
    assertThat(circularWaits(pipeline)).isEmpty();
  }

  private static final class Same<T> extends DoFn<T, Integer> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void give(@Element T row, OutputReceiver<Integer> out) {
      out.output(row.hashCode());
    }
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.create());
  }

  /** A run with every part that a workspace can ask for: coded reports too. */
  private Pipeline run() throws IOException {
    Files.createDirectories(folder.resolve("missions"));
    Files.createDirectories(folder.resolve("labels"));
    Files.createDirectories(folder.resolve("feeds"));
    Files.writeString(folder.resolve("places.csv"), "place_id,name,type\na,A,area\n");
    Files.writeString(folder.resolve("labels/heard.csv"), "report,theme\n1,waiting\n");
    Files.writeString(
        folder.resolve("missions/heard.yaml"),
        """
        id: heard
        title: People are heard
        owner: {name: The unit, contact: unit@example.gov}
        starts: 2024-04-01
        ends: 2029-03-31
        labels: labels/heard.csv
        themes:
          - {id: waiting, title: Waiting, phrases: [waiting]}
        """);
    Snapshot snapshot =
        new Snapshot(
            WorkspaceFolder.read(folder),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of(),
            Set.of(),
            List.of());
    Pipeline pipeline = pipeline();
    MissionJob.on(
        pipeline,
        new RunStamp(LocalDate.of(2026, 11, 15), "run", "attempt", folder.toString(), 16),
        snapshot,
        new Parents(new TreeMap<>()),
        List.of(),
        List.of(),
        List.of(),
        folder.resolve("list").toString());
    return pipeline;
  }

  /** A step of a pipeline: what it reads, and what must be complete before it reads. */
  private record Step(String name, boolean groups, Set<PValue> reads, Set<PValue> awaits) {}

  /** Names of steps that wait, directly or through others, for rows that they hold up. */
  private static Set<String> circularWaits(Pipeline pipeline) {
    Map<PValue, Step> makers = new HashMap<>();
    Map<String, Step> waiting = new TreeMap<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            Map<TupleTag<?>, PValue> side = node.getTransform().getAdditionalInputs();
            Set<PValue> main = new HashSet<>();
            node.getInputs()
                .forEach(
                    (tag, value) -> {
                      if (!side.containsKey(tag)) {
                        main.add(value);
                      }
                    });
            boolean groups = node.getTransform() instanceof GroupByKey;
            Step step = new Step(node.getFullName(), groups, main, new HashSet<>(side.values()));
            node.getOutputs().values().forEach(out -> makers.put(out, step));
            if (!side.isEmpty()) {
              waiting.put(step.name(), step);
            }
          }
        });
    Map<String, Set<String>> waitsFor = new TreeMap<>();
    for (Step one : waiting.values()) {
      Set<Step> needed = makers(one.awaits(), makers, false);
      for (Step other : waiting.values()) {
        Set<Step> held = makers(other.reads(), makers, true);
        if (held.stream().anyMatch(needed::contains)) {
          waitsFor.computeIfAbsent(one.name(), name -> new HashSet<>()).add(other.name());
        }
      }
    }
    Set<String> circular = new HashSet<>();
    for (String start : waitsFor.keySet()) {
      if (reachable(start, waitsFor).contains(start)) {
        circular.add(start);
      }
    }
    return circular;
  }

  /**
   * Everything that makes these values.
   *
   * @param held only what cannot go on while they are not read: up to the first grouping
   */
  private static Set<Step> makers(Set<PValue> values, Map<PValue, Step> makers, boolean held) {
    Set<Step> found = new HashSet<>();
    List<PValue> open = new ArrayList<>(values);
    while (!open.isEmpty()) {
      Step maker = makers.get(open.remove(open.size() - 1));
      if (maker != null && found.add(maker) && !(held && maker.groups())) {
        open.addAll(maker.reads());
        if (!held) {
          open.addAll(maker.awaits());
        }
      }
    }
    return found;
  }

  private static Set<String> reachable(String from, Map<String, Set<String>> edges) {
    Set<String> found = new HashSet<>();
    List<String> open = new ArrayList<>(edges.getOrDefault(from, Set.of()));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (found.add(next)) {
        open.addAll(edges.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }
}
