package io.stoa.schema;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which stored schema.
 *
 * @param channel such as {@code amazon}
 * @param name such as a product type, {@code SHIRT}
 * @param variant such as a marketplace, {@code ATVPDKIKX0DER}; empty where there is one for all
 * @param edition such as a requirements set, {@code LISTING}; empty where there is one only
 */
public record SchemaRef(String channel, String name, String variant, String edition) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");

  /** Everything that is wrong with it. */
  public List<Violation> violations() {
    List<Violation> found = new ArrayList<>();
    check(found, "channel", channel, false);
    check(found, "name", name, false);
    check(found, "variant", variant, true);
    check(found, "edition", edition, true);
    return found;
  }

  /**
   * Itself, when it can be stored.
   *
   * @throws StoaException {@code INVALID}
   */
  SchemaRef orRefuse() {
    List<Violation> found = violations();
    if (!found.isEmpty()) {
      throw StoaException.invalid(found);
    }
    return this;
  }

  /** Of its document; no part has a slash. */
  String id() {
    return String.join("/", channel, name, variant, edition);
  }

  private static void check(List<Violation> into, String field, String value, boolean optional) {
    if (!(optional && value.isEmpty()) && !CODE.matcher(value).matches()) {
      into.add(
          new Violation(
              field,
              "code",
              "Has 1 to 60 letters, digits, '_', '.' and '-', and begins with a letter or digit.",
              value));
    }
  }
}
