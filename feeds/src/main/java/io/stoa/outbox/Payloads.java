package io.stoa.outbox;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.store.JsonBody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The payloads of a batch by SKU; deletions have none. They lie compressed: a first run over a
 * large catalogue has all of it in the store at once.
 */
final class Payloads {
  /** A price of 9.90 stays one. */
  private static final JsonMapper JSON =
      Json.MAPPER.rebuild().disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();

  private final Map<String, JsonNode> bySku;

  Payloads(Map<String, JsonNode> bySku) {
    this.bySku = new LinkedHashMap<>(bySku);
  }

  /** A payload as it was rendered. */
  static JsonNode read(byte[] rendered) {
    return JSON.readTree(rendered);
  }

  Map<String, JsonNode> bySku() {
    return Map.copyOf(bySku);
  }

  /** Only those of the items. */
  Payloads of(Collection<Parcel> items) {
    Map<String, JsonNode> some = new LinkedHashMap<>();
    for (Parcel item : items) {
      JsonNode payload = bySku.get(item.sku());
      if (payload != null) {
        some.put(item.sku(), payload);
      }
    }
    return new Payloads(some);
  }

  /** The JSON of the document. */
  record Packed(String deflated) {}

  JsonBody pack() {
    ObjectNode all = JSON.createObjectNode();
    bySku.forEach(all::set);
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
      out.write(JSON.writeValueAsBytes(all));
      out.finish();
      return JsonBody.of(
          Json.write(new Packed(Base64.getEncoder().encodeToString(bytes.toByteArray()))));
    } catch (IOException e) {
      throw new StoaException(CoreError.BUG, "A batch cannot be packed.", e);
    } finally {
      fast.end();
    }
  }

  static Payloads unpack(JsonBody body) {
    byte[] packed = Base64.getDecoder().decode(Json.read(body.utf8(), Packed.class).deflated());
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      Map<String, JsonNode> bySku = new LinkedHashMap<>();
      JSON.readTree(in.readAllBytes())
          .properties()
          .forEach(field -> bySku.put(field.getKey(), field.getValue()));
      return new Payloads(bySku);
    } catch (IOException e) {
      throw new StoaException(CoreError.BUG, "A stored batch cannot be read.", e);
    }
  }
}
