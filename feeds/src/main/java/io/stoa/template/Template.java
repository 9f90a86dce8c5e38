package io.stoa.template;

import org.jspecify.annotations.Nullable;

/**
 * A document by template, as a feed stores it. {@code {{name}}} is a value; {@code
 * {{#name}}...{{/name}}} is written for each entry of a list, once for any other value, and not at
 * all where there is none; {@code {{^name}}...{{/name}}} is written where there is none; {@code
 * {{.}}} is the entry, {@code {{@index}}} its number from 1, {@code @first} and {@code @last} tell
 * where it stands; {@code {{! ...}}} is a remark.
 *
 * @param head what stands before the items
 * @param item one item
 * @param between what stands between two items, such as a comma
 * @param foot what stands behind the items
 */
public record Template(
    Language language,
    @Nullable String head,
    String item,
    @Nullable String between,
    @Nullable String foot) {
  /** What the document is; decides how values are written. */
  public enum Language {
    /** A value may stand in a text or in an attribute's value. */
    XML,
    /** A value in quotes is text; one outside is written as what it is, {@code null} if absent. */
    JSON
  }

  /** The parts in the order of the document. */
  public enum Part {
    HEAD,
    ITEM,
    BETWEEN,
    FOOT;

    /** As the feed document calls it. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The text of the part, empty where there is none. */
  public String text(Part part) {
    String text =
        switch (part) {
          case HEAD -> head;
          case ITEM -> item;
          case BETWEEN -> between;
          case FOOT -> foot;
        };
    return text == null ? "" : text;
  }
}
