package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One element of a document's plan: which values are its attributes and its text, and which
 * elements it holds, in order. An element without any value is not written, nor is one that has
 * attributes alone though it should have a text. A list is the element several times; an object is
 * an element with one element for each of its members, where a member {@code @name} is an attribute
 * and {@code #text} the text.
 */
final class XmlElement {
  private static final String TEXT = "#text";

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Map<String, XmlElement> children = new LinkedHashMap<>();
  private @Nullable String value;
  private @Nullable XmlElement variant;

  XmlElement(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Collection<XmlElement> children() {
    return children.values();
  }

  XmlElement child(String child) {
    return children.computeIfAbsent(child, XmlElement::new);
  }

  /**
   * Says where a value stands.
   *
   * @param at path from this element; {@code @id} at its end for an attribute
   * @param key of the value
   */
  void place(String at, String key) {
    XmlElement element = this;
    for (String step : at.split("/", -1)) {
      if (step.startsWith("@")) {
        element.attributes.put(step.substring(1), key);
        return;
      }
      element = element.child(step);
    }
    element.value = key;
  }

  /** Says where variants stand; the path's last element is the variant's own. */
  void placeVariants(String at, XmlElement ofVariant) {
    XmlElement element = this;
    String[] steps = at.split("/", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      element = element.child(steps[i]);
    }
    element.variant = ofVariant;
  }

  void attributes(XmlText xml, Map<String, Object> values) throws IOException {
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      Object given = values.get(attribute.getValue());
      if (given != null) {
        xml.attribute(attribute.getKey(), Texts.of(given));
      }
    }
  }

  /** Writes the element unless there is nothing to say; tells whether it did. */
  boolean write(XmlText xml, Map<String, Object> values, List<Item.Variant> variants)
      throws IOException {
    Object own = value == null ? null : values.get(value);
    if (own instanceof Collection<?> entries) {
      for (Object entry : entries) {
        element(xml, entry, values, variants);
      }
      return !entries.isEmpty();
    }
    if (own == null && isEmpty(values, variants)) {
      return false;
    }
    element(xml, own, values, variants);
    return true;
  }

  private boolean isEmpty(Map<String, Object> values, List<Item.Variant> variants) {
    if (variant != null) {
      for (Item.Variant one : variants) {
        if (!variant.isSilent(one.values(), List.of())) {
          return false;
        }
      }
    }
    for (String key : attributes.values()) {
      if (value == null && values.containsKey(key)) {
        return false;
      }
    }
    for (XmlElement child : children.values()) {
      if (!child.isSilent(values, variants)) {
        return false;
      }
    }
    return true;
  }

  private boolean isSilent(Map<String, Object> values, List<Item.Variant> variants) {
    return (value == null || !values.containsKey(value)) && isEmpty(values, variants);
  }

  private void element(
      XmlText xml, @Nullable Object own, Map<String, Object> values, List<Item.Variant> variants)
      throws IOException {
    xml.open(name);
    attributes(xml, values);
    if (own instanceof Map<?, ?> members) {
      memberAttributes(xml, members);
    }
    xml.raw(">");
    if (own instanceof Map<?, ?> members) {
      members(xml, members);
    } else if (own != null) {
      xml.text(Texts.of(own));
    }
    for (XmlElement child : children.values()) {
      child.write(xml, values, variants);
    }
    if (variant != null) {
      for (Item.Variant one : variants) {
        variant.write(xml, one.values(), List.of());
      }
    }
    xml.end(name);
  }

  private static void memberAttributes(XmlText xml, Map<?, ?> members) throws IOException {
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String key = String.valueOf(member.getKey());
      if (key.startsWith("@")) {
        xml.attribute(key.substring(1), Texts.of(member.getValue()));
      }
    }
  }

  private static void members(XmlText xml, Map<?, ?> members) throws IOException {
    for (Map.Entry<?, ?> member : members.entrySet()) {
      String key = String.valueOf(member.getKey());
      if (key.equals(TEXT)) {
        xml.text(Texts.of(member.getValue()));
      } else if (!key.startsWith("@")) {
        nested(xml, key, member.getValue());
      }
    }
  }

  private static void nested(XmlText xml, String name, Object value) throws IOException {
    if (value instanceof Collection<?> entries) {
      for (Object entry : entries) {
        nested(xml, name, entry);
      }
    } else if (value instanceof Map<?, ?> members) {
      xml.open(name);
      memberAttributes(xml, members);
      xml.raw(">");
      members(xml, members);
      xml.end(name);
    } else {
      xml.element(name, Texts.of(value));
    }
  }
}
