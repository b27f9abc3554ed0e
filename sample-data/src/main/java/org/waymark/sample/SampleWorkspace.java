package org.waymark.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the sample workspace: a fictional country's places, missions, feeds and delivered files,
 * with planted facts. The same bytes on every machine and at any time.
 */
public final class SampleWorkspace {
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private SampleWorkspace() {
    Planted planted = new Planted();
    List<Deviant> deviants = Deviant.all();
    Delivery delivery = new Delivery(Blemish.all(), planted);
    Gazetteer gazetteer = new Gazetteer();
    Numbers numbers = Numbers.draw(new Simulation(gazetteer, deviants));
    Registry registry = new Registry(numbers, delivery);
    registry.deviants(deviants);
    registry.missionsAndFeeds();
    delivery.put("places.csv", gazetteer.csv().getBytes(StandardCharsets.UTF_8));
    numbers.deliver(delivery);
    new Pulse(delivery, gazetteer, deviants).deliver();
    ReportWriter writer = new ReportWriter(gazetteer);
    NotesFeeds notes = new NotesFeeds(delivery);
    notes.notes(writer.write());
    notes.voices(writer.parents());
    new ThemeFacts(planted, notes.taken()).note();
    if (!delivery.unused().isEmpty()) {
      throw new IllegalStateException("no row took up " + delivery.unused());
    }
    delivery.files().forEach((path, bytes) -> files.put("workspace/" + path, bytes));
    files.put("PLANTED.csv", planted.csv().getBytes(StandardCharsets.UTF_8));
    String page = new Readme(planted, gazetteer, notes.taken().size()).text();
    files.put("README.md", page.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Every file of the sample: the workspace under {@code workspace/}, and PLANTED.csv and README.md
   * that name what is planted in it.
   *
   * @return content by path, relative to the sample-data folder
   */
  public static SortedMap<String, byte[]> generate() {
    return new SampleWorkspace().files;
  }

  /**
   * Writes the sample.
   *
   * @param arguments the folder that receives it; without one, the folder sample-data
   * @throws IOException where a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length == 0 ? "sample-data" : arguments[0]);
    for (Map.Entry<String, byte[]> file : generate().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(path, file.getValue());
    }
  }
}
