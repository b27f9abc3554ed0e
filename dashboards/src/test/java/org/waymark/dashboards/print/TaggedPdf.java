package org.waymark.dashboards.print;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as a reader's software sees it: its tags, its outline, its fonts and its words. */
record TaggedPdf(PDDocument document) implements AutoCloseable {
  static TaggedPdf open(Path file) throws IOException {
    return new TaggedPdf(Loader.loadPDF(file.toFile()));
  }

  /** Every element of the structure tree with that type, in reading order. */
  List<PDStructureElement> tags(String type) {
    return all().stream().filter(e -> e.getStructureType().equals(type)).toList();
  }

  /** Every element of the structure tree in reading order. */
  List<PDStructureElement> all() {
    List<PDStructureElement> found = new ArrayList<>();
    collect(document.getDocumentCatalog().getStructureTreeRoot(), found);
    return found;
  }

  private static void collect(PDStructureNode node, List<PDStructureElement> found) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        found.add(element);
        collect(element, found);
      }
    }
  }

  /** Titles of the outline, each with as many spaces as it is deep. */
  List<String> outline() {
    List<String> titles = new ArrayList<>();
    outline(document.getDocumentCatalog().getDocumentOutline(), "", titles);
    return titles;
  }

  private static void outline(PDOutlineNode node, String indent, List<String> titles) {
    for (PDOutlineItem item : node.children()) {
      titles.add(indent + item.getTitle());
      outline(item, indent + " ", titles);
    }
  }

  /** Fonts that are used and not in the file. */
  List<String> fontsLeftOut() throws IOException {
    List<String> names = new ArrayList<>();
    for (PDPage page : document.getPages()) {
      for (COSName name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        if (!font.isEmbedded()) {
          names.add(font.getName());
        }
      }
    }
    return names;
  }

  /** All words in reading order, runs of white space as one space. */
  String text() throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
