package io.stoa.format;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.Item;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * RSS 2.0 with the fields in Google's namespace, as Google Merchant Center and Meta read it
 * (https://support.google.com/merchants/answer/14987622). A list is the same element several times;
 * one item stands on one line.
 */
final class Rss {
  static final String NAMESPACE = "http://base.google.com/ns/1.0";

  private Rss() {}

  static Fragments of(Layout layout) {
    List<FieldRule> fields = layout.columns();
    return ShardedFragments.of(
        layout,
        new TextFragments(
            head(layout),
            (out, item) -> new Channel(new XmlText(out), fields).write(item),
            "</channel>\n</rss>\n"));
  }

  private static String head(Layout layout) {
    StringWriter text = new StringWriter();
    try {
      XmlText xml = new XmlText(text);
      xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      xml.raw("<rss version=\"2.0\" xmlns:g=\"" + NAMESPACE + "\">\n<channel>\n");
      xml.element("title", layout.title());
      xml.raw("\n");
      xml.element("link", layout.link() == null ? "" : layout.link());
      xml.raw("\n");
      xml.element("description", layout.title());
      xml.raw("\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written to", e);
    }
    return text.toString();
  }

  private record Channel(XmlText xml, List<FieldRule> fields) {
    void write(Item item) throws IOException {
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
  }
}
