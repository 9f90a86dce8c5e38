package io.stoa.spreadsheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an XLSX file (ECMA-376 part 1), opened for reading. Limited in what it unpacks; XML
 * with a document type is refused, so no entity is ever expanded.
 */
final class Workbook implements Closeable {
  private static final XMLInputFactory XML = xmlFactory();
  private static final String MAIN = "xl/workbook.xml";

  private final ZipFile zip;
  private final LimitedStream.Budget budget = new LimitedStream.Budget(ArchiveLimits.WORKBOOK);
  private final Map<String, String> parts = new HashMap<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private boolean since1904;

  private Workbook(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * @throws StoaException {@code UNREADABLE_FILE} when it is no XLSX file
   */
  static Workbook open(Path file) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
    Workbook workbook = new Workbook(zip);
    try {
      if (zip.size() > ArchiveLimits.WORKBOOK.entries()) {
        throw new StoaException(
            CoreError.UNREADABLE_FILE, file.getFileName() + " has too many parts.");
      }
      workbook.readStructure();
      return workbook;
    } catch (XMLStreamException | IOException e) {
      zip.close();
      throw unreadable(file, e);
    } catch (RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** Sheets in tab order. */
  List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  /** Whether days are counted from 1904 instead of 1900. */
  boolean since1904() {
    return since1904;
  }

  /** The part that the workbook relates to by the type, such as {@code styles}. */
  Optional<XmlPart> part(String type) throws IOException, XMLStreamException {
    String name = parts.get(type);
    return name == null || zip.getEntry(name) == null ? Optional.empty() : Optional.of(open(name));
  }

  XmlPart open(String name) throws IOException, XMLStreamException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new ZipException("the part " + name + " is missing");
    }
    InputStream in =
        new LimitedStream(
            new BufferedInputStream(zip.getInputStream(entry), 1 << 16),
            name,
            entry.getCompressedSize(),
            budget);
    return new XmlPart(in, XML.createXMLStreamReader(in));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void readStructure() throws IOException, XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    try (XmlPart relations = open("xl/_rels/workbook.xml.rels")) {
      while (relations.nextElement()) {
        String id = relations.attribute("Id");
        String target = relations.attribute("Target");
        String type = relations.attribute("Type");
        if (id != null && target != null && type != null) {
          String name = target.startsWith("/") ? target.substring(1) : "xl/" + target;
          targets.put(id, name);
          parts.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), name);
        }
      }
    }
    try (XmlPart main = open(MAIN)) {
      while (main.nextElement()) {
        if (main.is("workbookPr")) {
          String flag = main.attribute("date1904");
          since1904 = "1".equals(flag) || "true".equals(flag);
        } else if (main.is("sheet")) {
          String part = targets.get(String.valueOf(main.attribute("id")));
          if (part != null && part.contains("worksheets/")) {
            sheets.add(new Sheet(String.valueOf(main.attribute("name")), part));
          }
        }
      }
    }
    if (sheets.isEmpty()) {
      throw new ZipException("it has no sheet");
    }
  }

  private static StoaException unreadable(Path file, Exception e) {
    return new StoaException(
        CoreError.UNREADABLE_FILE,
        file.getFileName()
            + " is no readable XLSX workbook: "
            + (e.getMessage() == null ? "it is damaged" : e.getMessage()),
        e);
  }

  private static XMLInputFactory xmlFactory() {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  /**
   * @param part name of its entry
   */
  record Sheet(String name, String part) {}

  /** One XML part, read from element to element; prefixes do not matter. */
  static final class XmlPart implements Closeable {
    private final InputStream in;
    private final XMLStreamReader xml;

    private XmlPart(InputStream in, XMLStreamReader xml) {
      this.in = in;
      this.xml = xml;
    }

    /** Goes to the next element's start; false at the end. */
    boolean nextElement() throws XMLStreamException {
      int event = next();
      while (event != XMLStreamConstants.START_ELEMENT
          && event != XMLStreamConstants.END_DOCUMENT) {
        event = next();
      }
      return event == XMLStreamConstants.START_ELEMENT;
    }

    /** The next event. A document type ends in an exception. */
    int next() throws XMLStreamException {
      if (!xml.hasNext()) {
        return XMLStreamConstants.END_DOCUMENT;
      }
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new XMLStreamException("a document type is not allowed");
      }
      return event;
    }

    boolean is(String localName) {
      return xml.getLocalName().equals(localName);
    }

    /** The current element's attribute of that name in any namespace. */
    @Nullable String attribute(String localName) {
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        if (xml.getAttributeLocalName(i).equals(localName)) {
          return xml.getAttributeValue(i);
        }
      }
      return null;
    }

    String text() {
      return xml.getText();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
