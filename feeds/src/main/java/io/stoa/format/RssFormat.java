package io.stoa.format;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.Item;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * RSS 2.0 with the fields in Google's namespace, as Google Merchant Center and Meta read it
 * (https://support.google.com/merchants/answer/14987622). A list is the same element several times;
 * one item stands on one line.
 */
final class RssFormat implements FileFormat {
  static final String NAMESPACE = "http://base.google.com/ns/1.0";

  @Override
  public String code() {
    return "rss";
  }

  @Override
  public String mediaType() {
    return "application/rss+xml; charset=utf-8";
  }

  @Override
  public String ending() {
    return "xml";
  }

  @Override
  public ItemWriter open(Layout layout, Parts parts) throws IOException {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(parts.next(), StandardCharsets.UTF_8), 1 << 16);
    try {
      XmlText xml = new XmlText(out);
      xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      xml.raw("<rss version=\"2.0\" xmlns:g=\"" + NAMESPACE + "\">\n<channel>\n");
      xml.element("title", layout.title());
      xml.raw("\n");
      xml.element("link", layout.link() == null ? "" : layout.link());
      xml.raw("\n");
      xml.element("description", layout.title());
      xml.raw("\n");
      return new Channel(out, xml, layout.columns());
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  private record Channel(Writer out, XmlText xml, List<FieldRule> fields) implements ItemWriter {
    @Override
    public void write(Item item) throws IOException {
      xml.raw("<item>");
      for (FieldRule field : fields) {
        Object value = item.values().get(field.name());
        if (value != null) {
          element("g:" + field.name(), value);
        }
      }
      xml.raw("</item>\n");
    }

    private void element(String name, Object value) throws IOException {
      if (value instanceof Collection<?> entries) {
        for (Object entry : entries) {
          element(name, entry);
        }
      } else if (value instanceof Map<?, ?> parts) {
        xml.start(name);
        for (Map.Entry<?, ?> part : parts.entrySet()) {
          element("g:" + part.getKey(), part.getValue());
        }
        xml.end(name);
      } else {
        xml.element(name, Texts.of(value));
      }
    }

    @Override
    public void close() throws IOException {
      try (out) {
        xml.raw("</channel>\n</rss>\n");
      }
    }
  }
}
