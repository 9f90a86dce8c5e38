package io.stoa.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Product types for tests, in the shape of Amazon's own. */
public final class ProductTypes {
  public static final String US = "ATVPDKIKX0DER";

  private ProductTypes() {}

  public static SchemaRef shirtRef() {
    return new SchemaRef("amazon", "SHIRT", US, "LISTING");
  }

  /** The JSON Schema of a shirt. */
  public static String shirt() {
    try (InputStream file = ProductTypes.class.getResourceAsStream("/schemas/amazon-shirt.json")) {
      if (file == null) {
        throw new IllegalStateException("There is no schema of a shirt.");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
