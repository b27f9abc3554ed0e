package org.waymark.app.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A spreadsheet as its XML says, read by other means than those that wrote it. */
public final class ReadSpreadsheet {
  private final Map<String, Element> parts = new TreeMap<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, List<List<String>>> sheets = new LinkedHashMap<>();

  private ReadSpreadsheet() {}

  /** Reads a file of either format. */
  public static ReadSpreadsheet of(Path file) throws IOException {
    ReadSpreadsheet read = new ReadSpreadsheet();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        read.files.put(entry.getName(), bytes);
        if (!entry.getName().equals("mimetype")) {
          read.parts.put(entry.getName(), parsed(bytes));
        }
      }
    }
    if (read.parts.containsKey("content.xml")) {
      read.openDocument();
    } else {
      read.officeOpen();
    }
    return read;
  }

  private static Element parsed(byte[] xml) {
    try (InputStream in = new java.io.ByteArrayInputStream(xml)) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getDocumentElement();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (SAXException | ParserConfigurationException broken) {
      throw new AssertionError("not XML: " + new String(xml, StandardCharsets.UTF_8), broken);
    }
  }

  /** Name of each sheet to its rows of texts; a number as Java writes it. */
  public Map<String, List<List<String>>> sheets() {
    return sheets;
  }

  /** The rows of a sheet. */
  public List<List<String>> sheet(String name) {
    return Objects.requireNonNull(sheets.get(name), name);
  }

  private Element part(String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }

  /** The rows below the header of a sheet's table. */
  public List<List<String>> table(String sheet) {
    List<List<String>> rows = sheet(sheet);
    int header =
        IntStream.range(0, rows.size())
            .filter(r -> rows.get(r).size() > 1)
            .findFirst()
            .orElse(rows.size() - 1);
    return rows.subList(header + 1, rows.size());
  }

  /** Names of the files within. */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /** A file within, as text. */
  public String text(String name) {
    return new String(Objects.requireNonNull(files.get(name), name), StandardCharsets.UTF_8);
  }

  /** Elements of that name, with its prefix, anywhere in the file. */
  public List<Element> elements(String name) {
    return parts.values().stream().flatMap(part -> all(part, name).stream()).toList();
  }

  private static List<Element> all(Element from, String name) {
    NodeList found = from.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private void officeOpen() {
    List<String> shared =
        all(part("xl/sharedStrings.xml"), "si").stream().map(Element::getTextContent).toList();
    Map<String, String> targets = new TreeMap<>();
    for (Element relation : all(part("xl/_rels/workbook.xml.rels"), "Relationship")) {
      targets.put(relation.getAttribute("Id"), relation.getAttribute("Target"));
    }
    for (Element sheet : all(part("xl/workbook.xml"), "sheet")) {
      List<List<String>> rows = new ArrayList<>();
      Element part = part("xl/" + targets.get(sheet.getAttribute("r:id")));
      for (Element row : all(part, "row")) {
        List<String> cells = new ArrayList<>();
        for (Element cell : all(row, "c")) {
          String value = cell.getTextContent();
          cells.add(
              cell.getAttribute("t").equals("s")
                  ? shared.get(Integer.parseInt(value))
                  : Double.toString(Double.parseDouble(value)));
        }
        rows.add(cells);
      }
      sheets.put(sheet.getAttribute("name"), rows);
    }
  }

  private void openDocument() {
    for (Element sheet : all(part("content.xml"), "table:table")) {
      List<List<String>> rows = new ArrayList<>();
      for (Element row : all(sheet, "table:table-row")) {
        List<String> cells = new ArrayList<>();
        for (Element cell : all(row, "table:table-cell")) {
          cells.add(shown(cell));
        }
        rows.add(cells);
      }
      sheets.put(sheet.getAttribute("table:name"), rows);
    }
  }

  private static String shown(Element cell) {
    return switch (cell.getAttribute("office:value-type")) {
      case "float" -> Double.toString(Double.parseDouble(cell.getAttribute("office:value")));
      case "date" -> {
        // As the other format counts days.
        long days =
            java.time.LocalDate.parse(cell.getAttribute("office:date-value")).toEpochDay() + 25_569;
        yield Double.toString((double) days);
      }
      default -> text(cell);
    };
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    NodeList children = node.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child.getNodeName().equals("text:s")) {
        text.append(' ');
      } else if (child instanceof Element) {
        text.append(text(child));
      } else {
        text.append(child.getNodeValue());
      }
    }
    return text.toString();
  }
}
