package io.stoa.format;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FileRules;
import io.stoa.requirement.Item;
import io.stoa.requirement.RequirementSet;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** An XML document with items: what stands before them, each of them, what stands behind. */
final class XmlDocument {
  private final FileRules.Document document;
  private final Layout layout;
  private final Deque<String> open = new ArrayDeque<>();
  private final String head;
  private final XmlElement item;

  XmlDocument(FileRules.Document document, Layout layout) {
    this.document = document;
    this.layout = layout;
    List<String> path = List.of(document.items().split("/", -1));
    this.head = rendered(path.subList(0, path.size() - 1));
    this.item = item(path.get(path.size() - 1));
  }

  private String rendered(List<String> above) {
    XmlElement root = new XmlElement(document.root());
    layout.head().keySet().forEach(at -> root.place(at, at));
    StringWriter text = new StringWriter();
    XmlText xml = new XmlText(text);
    try {
      xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      if (document.doctype() != null) {
        xml.raw("<!DOCTYPE " + document.root() + " " + document.doctype() + ">\n");
      }
      open(xml, root, above);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written to", e);
    }
    return text.toString();
  }

  /** Opens the element, writes what it holds besides the items, and goes on towards them. */
  private void open(XmlText xml, XmlElement element, List<String> path) throws IOException {
    xml.open(element.name());
    if (open.isEmpty()) {
      for (Map.Entry<String, String> namespace : document.namespaces().entrySet()) {
        String prefix = namespace.getKey();
        xml.attribute(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix, namespace.getValue());
      }
    }
    open.push(element.name());
    element.attributes(xml, layout.head());
    xml.raw(">\n");
    String next = path.isEmpty() ? "" : path.get(0);
    for (XmlElement child : element.children()) {
      if (!child.name().equals(next) && child.write(xml, layout.head(), List.of())) {
        xml.raw("\n");
      }
    }
    if (!path.isEmpty()) {
      open(xml, element.child(next), path.subList(1, path.size()));
    }
  }

  /** The fields in their order; variants stand where their first field does. */
  private XmlElement item(String name) {
    XmlElement element = new XmlElement(name);
    RequirementSet set = layout.set();
    String path = document.variants();
    XmlElement variant = path == null ? null : new XmlElement(lastOf(path));
    for (FieldRule field : layout.columns()) {
      if (!set.isOfVariant(field)) {
        element.place(field.at() == null ? field.name() : field.at(), field.name());
      } else if (variant != null && path != null) {
        String own = field.name().substring(set.variants().length() + 1);
        variant.place(field.at() == null ? own : field.at(), field.name());
        element.placeVariants(path, variant);
      }
    }
    return element;
  }

  private static String lastOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  String head() {
    return head;
  }

  void item(Writer out, Item one) throws IOException {
    XmlText xml = new XmlText(out);
    if (!item.write(xml, one.values(), one.variants())) {
      xml.open(item.name());
      xml.raw("/>");
    }
    xml.raw("\n");
  }

  String foot() {
    StringBuilder foot = new StringBuilder();
    open.forEach(name -> foot.append("</").append(name).append(">\n"));
    return foot.toString();
  }
}
