package io.stoa.search.elasticsearch;

import io.stoa.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings and mappings of an index: {@code index.json}, with all fields in the places of those
 * that stand for several.
 */
final class IndexLayout {
  private IndexLayout() {}

  static Reader json() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(IndexLayout.class.getResourceAsStream("index.json"))) {
      JsonNode layout = Json.MAPPER.readTree(file);
      ObjectNode fields = (ObjectNode) layout.requiredAt("/mappings/properties");
      for (Fields.Shared shared : Fields.Shared.values()) {
        JsonNode mapping = fields.remove(shared.pattern());
        shared.fields().forEach(field -> fields.set(field, mapping));
      }
      return new StringReader(layout.toString());
    }
  }
}
