package org.waymark.feed.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The parts of a workbook that is a ZIP archive of XML.
 *
 * <p>What the parts unpack to is bounded, and XML with a document type is refused, so that a small
 * file cannot ask for the memory or the time of a large one.
 */
final class ZippedParts {
  /** A part unpacks to at most this, whatever the size of the file. */
  private static final long ALWAYS_ALLOWED = 64L << 20;

  /** Else to so many times the size of the file. */
  private static final long MOST_TIMES = 200;

  private static final XMLInputFactory XML = factory();

  private final ZipFile zip;
  private long left;

  ZippedParts(HeldBytes bytes) throws IOException {
    left = ALWAYS_ALLOWED + MOST_TIMES * bytes.size();
    try {
      zip = ZipFile.builder().setSeekableByteChannel(bytes).get();
    } catch (IOException | RuntimeException broken) {
      throw damaged();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  static Unreadable damaged() {
    return new Unreadable("the workbook is damaged and cannot be opened; deliver it again");
  }

  /** The bytes of a part; empty where there is none of that name. */
  Optional<InputStream> bytes(String name) throws IOException {
    ZipArchiveEntry entry = zip.getEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Bounded(zip.getInputStream(entry)));
    } catch (IOException | RuntimeException broken) {
      throw damaged();
    }
  }

  /** The part as XML; empty where there is none of that name. */
  Optional<XMLStreamReader> xml(String name) throws IOException {
    Optional<InputStream> bytes = bytes(name);
    return bytes.isEmpty() ? Optional.empty() : Optional.of(xml(bytes.get()));
  }

  static XMLStreamReader xml(InputStream bytes) throws Unreadable {
    try {
      return XML.createXMLStreamReader(bytes);
    } catch (XMLStreamException broken) {
      throw damaged();
    }
  }

  /**
   * The next event of XML.
   *
   * @throws Unreadable where it is broken or has a document type
   */
  static int next(XMLStreamReader xml) throws IOException {
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Unreadable("the workbook declares a document type, which no spreadsheet does");
      }
      return event;
    } catch (XMLStreamException broken) {
      if (broken.getNestedException() instanceof Unreadable reason) {
        throw reason;
      }
      throw damaged();
    } catch (RuntimeException broken) {
      // The parser of the platform throws such things at some broken documents.
      throw damaged();
    }
  }

  /** True where there is more. */
  static boolean hasNext(XMLStreamReader xml) throws IOException {
    try {
      return xml.hasNext();
    } catch (XMLStreamException broken) {
      throw damaged();
    }
  }

  /** The value of an attribute, whatever its namespace; empty where there is none. */
  static String attribute(XMLStreamReader xml, String name) {
    for (int a = 0; a < xml.getAttributeCount(); a++) {
      if (xml.getAttributeLocalName(a).equals(name)) {
        return xml.getAttributeValue(a);
      }
    }
    return "";
  }

  private final class Bounded extends FilterInputStream {
    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(into, offset, length);
      } catch (IOException | RuntimeException broken) {
        throw damaged();
      }
      left -= Math.max(read, 0);
      if (left < 0) {
        throw new Unreadable(
            "the workbook unpacks to more than "
                + MOST_TIMES
                + " times its size, which no table does");
      }
      return read;
    }
  }
}
