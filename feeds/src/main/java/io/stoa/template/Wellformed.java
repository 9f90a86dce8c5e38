package io.stoa.template;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Asks the parsers of the languages; nothing is loaded from anywhere. */
final class Wellformed {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Wellformed() {}

  /**
   * Where and why a document is not well-formed.
   *
   * @param line from 1
   * @param column from 1
   */
  record Flaw(int line, int column, String message) {
    /** Offset in the text. */
    int offset(String text) {
      int offset = 0;
      for (int at = 1; at < line; at++) {
        int end = text.indexOf('\n', offset);
        if (end < 0) {
          break;
        }
        offset = end + 1;
      }
      return Math.min(text.length(), offset + Math.max(0, column - 1));
    }
  }

  /** Null when the text is a document of the language. */
  static @Nullable Flaw flaw(String text, Template.Language language, boolean namespaces) {
    return language == Template.Language.XML ? xml(text, namespaces) : json(text);
  }

  private static @Nullable Flaw xml(String text, boolean namespaces) {
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setNamespaceAware(namespaces);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new InputSource(new StringReader(text)), new Quiet());
      return null;
    } catch (SAXParseException e) {
      return new Flaw(
          Math.max(1, e.getLineNumber()),
          Math.max(1, e.getColumnNumber()),
          String.valueOf(e.getMessage()));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      return new Flaw(1, 1, String.valueOf(e.getMessage()));
    }
  }

  /** Errors are thrown; nothing is printed. */
  private static final class Quiet extends DefaultHandler {
    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
      return new InputSource(new StringReader(""));
    }
  }

  private static @Nullable Flaw json(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return new Flaw(1, 1, "there is no value");
      }
      parser.skipChildren();
      return parser.nextToken() == null
          ? null
          : flaw(parser.currentLocation(), "there is more behind the value");
    } catch (JacksonException e) {
      return flaw(e.getLocation(), e.getOriginalMessage());
    }
  }

  private static Flaw flaw(
      tools.jackson.core.@Nullable TokenStreamLocation at, @Nullable String message) {
    int line = at == null ? 1 : Math.max(1, at.getLineNr());
    int column = at == null ? 1 : Math.max(1, at.getColumnNr());
    return new Flaw(line, column, String.valueOf(message));
  }
}
