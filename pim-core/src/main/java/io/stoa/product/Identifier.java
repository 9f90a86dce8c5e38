package io.stoa.product;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A product's identifier (SKU) or a product model's code. Two that differ only in case are equal,
 * as in Akeneo; the text keeps the case in which it was first written.
 *
 * @param text 1 to 255 characters, no line break, no space at either end
 */
public record Identifier(String text) implements Comparable<Identifier> {
  public Identifier {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "An identifier has 1 to 255 characters and no space at either end: '" + text + "'");
    }
  }

  /** Whether the text can be an identifier. */
  public static boolean isValid(String text) {
    return !text.isBlank() && text.length() <= 255 && text.equals(text.strip());
  }

  /** The document id: the same for identifiers that are equal. */
  public String key() {
    return text.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Identifier that && key().equals(that.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  @Override
  public int compareTo(Identifier other) {
    return key().compareTo(other.key());
  }

  @Override
  public String toString() {
    return text;
  }
}
