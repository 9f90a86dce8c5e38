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
  /** How long what was written stays unseen: an edit is to be found within a second. */
  static final String REFRESH = "500ms";

  /** Nothing becomes visible by itself, which saves a tenth of the node's time in bulk writing. */
  static final String NO_REFRESH = "-1";

  private IndexLayout() {}

  /**
   * @param refresh {@link #REFRESH} or {@link #NO_REFRESH}
   */
  static Reader json(String refresh) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(IndexLayout.class.getResourceAsStream("index.json"))) {
      JsonNode layout = Json.MAPPER.readTree(file);
      ((ObjectNode) layout.requiredAt("/settings/index")).put("refresh_interval", refresh);
      ObjectNode fields = (ObjectNode) layout.requiredAt("/mappings/properties");
      for (Fields.Shared shared : Fields.Shared.values()) {
        JsonNode mapping = fields.remove(shared.pattern());
        shared.fields().forEach(field -> fields.set(field, mapping));
      }
      return new StringReader(layout.toString());
    }
  }
}
