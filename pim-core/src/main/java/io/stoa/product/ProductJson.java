package io.stoa.product;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;

/**
 * Products and product models as documents of the store, streamed to and from bytes. Properties it
 * does not know are skipped, so that an older process can read what a newer one wrote.
 */
public final class ProductJson {
  private ProductJson() {}

  /** A live document as a product. */
  public static Versioned<Product> product(StoredDocument document) {
    return new Versioned<>(product(body(document)), document.version(), document.sequence());
  }

  /** A live document as a product model. */
  public static Versioned<ProductModel> model(StoredDocument document) {
    return new Versioned<>(model(body(document)), document.version(), document.sequence());
  }

  static Tracked<Product> trackedProduct(StoredDocument document) {
    Fields fields = Fields.read(body(document), true);
    return new Tracked<>(
        new Versioned<>(fields.product(), document.version(), document.sequence()), fields.trace());
  }

  static Tracked<ProductModel> trackedModel(StoredDocument document) {
    Fields fields = Fields.read(body(document), true);
    return new Tracked<>(
        new Versioned<>(fields.model(), document.version(), document.sequence()), fields.trace());
  }

  private static JsonBody body(StoredDocument document) {
    return Objects.requireNonNull(document.body(), "a deleted document has no content");
  }

  public static Product product(JsonBody body) {
    return Fields.read(body, false).product();
  }

  public static ProductModel model(JsonBody body) {
    return Fields.read(body, false).model();
  }

  private static String required(@Nullable String text) {
    if (text == null) {
      throw new StoaException(CoreError.INVALID, "The document lacks a required property.");
    }
    return text;
  }

  public static JsonBody write(Product product) {
    return write(product, Trace.NONE);
  }

  static JsonBody write(Product product, Trace trace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    try (JsonGenerator out = ValueJson.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeStringProperty("identifier", product.identifier().text());
      out.writeStringProperty("uuid", product.uuid().toString());
      out.writeBooleanProperty("enabled", product.enabled());
      optional(out, "family", product.family());
      optional(out, "parent", product.parent());
      strings(out, "categories", product.categories());
      strings(out, "groups", product.groups());
      tail(out, product.associations(), product.values(), product.created(), product.updated());
      TraceJson.write(out, trace);
      out.writeEndObject();
    }
    return JsonBody.of(bytes.toByteArray());
  }

  public static JsonBody write(ProductModel model) {
    return write(model, Trace.NONE);
  }

  static JsonBody write(ProductModel model, Trace trace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    try (JsonGenerator out = ValueJson.FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeStringProperty("identifier", model.code().text());
      out.writeStringProperty("familyVariant", model.familyVariant());
      optional(out, "parent", model.parent());
      strings(out, "categories", model.categories());
      tail(out, model.associations(), model.values(), model.created(), model.updated());
      TraceJson.write(out, trace);
      out.writeEndObject();
    }
    return JsonBody.of(bytes.toByteArray());
  }

  private static void tail(
      JsonGenerator out,
      Associations associations,
      Values values,
      Instant created,
      Instant updated) {
    if (!associations.byType().isEmpty()) {
      out.writeName("associations");
      writeAssociations(out, associations);
    }
    out.writeName("values");
    ValueJson.writeAll(out, values);
    out.writeStringProperty("created", created.toString());
    out.writeStringProperty("updated", updated.toString());
  }

  /**
   * Writes {@code {"X_SELL":{"products":{"a":1},"productModels":{},"groups":["g"]}}}; parts without
   * targets are left out.
   */
  public static void writeAssociations(JsonGenerator out, Associations associations) {
    out.writeStartObject();
    associations
        .byType()
        .forEach(
            (type, targets) -> {
              out.writeName(type);
              out.writeStartObject();
              quantities(out, "products", targets.products());
              quantities(out, "productModels", targets.productModels());
              strings(out, "groups", targets.groups());
              out.writeEndObject();
            });
    out.writeEndObject();
  }

  private static void quantities(
      JsonGenerator out, String name, SortedMap<String, Integer> targets) {
    if (targets.isEmpty()) {
      return;
    }
    out.writeName(name);
    out.writeStartObject();
    targets.forEach(
        (target, quantity) -> {
          out.writeName(target);
          out.writeNumber(quantity);
        });
    out.writeEndObject();
  }

  private static void optional(JsonGenerator out, String name, @Nullable String text) {
    if (text != null) {
      out.writeStringProperty(name, text);
    }
  }

  private static void strings(JsonGenerator out, String name, Collection<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    out.writeName(name);
    out.writeStartArray();
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  /** Reads what {@link #writeAssociations} writes; the parser stands at its first token. */
  public static Associations readAssociations(JsonParser in) {
    ValueJson.expect(in, JsonToken.START_OBJECT);
    TreeMap<String, Associations.Targets> byType = new TreeMap<>();
    for (String type = in.nextName(); type != null; type = in.nextName()) {
      in.nextToken();
      byType.put(type, targets(in));
    }
    return new Associations(byType);
  }

  private static Associations.Targets targets(JsonParser in) {
    ValueJson.expect(in, JsonToken.START_OBJECT);
    SortedMap<String, Integer> products = new TreeMap<>();
    SortedMap<String, Integer> models = new TreeMap<>();
    Set<String> groups = new HashSet<>();
    for (String part = in.nextName(); part != null; part = in.nextName()) {
      in.nextToken();
      switch (part) {
        case "products" -> quantities(in, products);
        case "productModels" -> quantities(in, models);
        case "groups" -> groups.addAll(ValueJson.strings(in));
        default -> in.skipChildren();
      }
    }
    return new Associations.Targets(products, models, groups);
  }

  private static void quantities(JsonParser in, SortedMap<String, Integer> into) {
    ValueJson.expect(in, JsonToken.START_OBJECT);
    for (String target = in.nextName(); target != null; target = in.nextName()) {
      in.nextToken();
      ValueJson.expect(in, JsonToken.VALUE_NUMBER_INT);
      into.put(target, in.getIntValue());
    }
  }

  /** The properties of both kinds of document. */
  private static final class Fields {
    private @Nullable String identifier;
    private @Nullable String uuid;
    private boolean enabled = true;
    private @Nullable String family;
    private @Nullable String familyVariant;
    private @Nullable String parent;
    private Set<String> categories = Set.of();
    private Set<String> groups = Set.of();
    private Associations associations = Associations.NONE;
    private Values values = Values.NONE;
    private Instant created = Instant.EPOCH;
    private Instant updated = Instant.EPOCH;
    private Trace.@Nullable Made made;
    private Trace.@Nullable LastEdit last;
    private final boolean traced;

    private Fields(boolean traced) {
      this.traced = traced;
    }

    /**
     * @param traced whether to read the trace too
     */
    static Fields read(JsonBody body, boolean traced) {
      Fields fields = new Fields(traced);
      try (JsonParser in = ValueJson.FACTORY.createParser(ObjectReadContext.empty(), body.utf8())) {
        in.nextToken();
        ValueJson.expect(in, JsonToken.START_OBJECT);
        for (String name = in.nextName(); name != null; name = in.nextName()) {
          in.nextToken();
          fields.take(name, in);
        }
      } catch (JacksonException e) {
        throw new StoaException(CoreError.INVALID, "Not JSON: " + e.getOriginalMessage(), e);
      }
      return fields;
    }

    private void take(String name, JsonParser in) {
      switch (name) {
        case "identifier" -> identifier = in.getString();
        case "uuid" -> uuid = in.getString();
        case "enabled" -> enabled = in.currentToken() == JsonToken.VALUE_TRUE;
        case "family" -> family = in.getString();
        case "familyVariant" -> familyVariant = in.getString();
        case "parent" -> parent = in.getString();
        case "categories" -> categories = new HashSet<>(ValueJson.strings(in));
        case "groups" -> groups = new HashSet<>(ValueJson.strings(in));
        case "associations" -> associations = readAssociations(in);
        case "values" -> values = ValueJson.readAll(in);
        case "created" -> created = Instant.parse(in.getString());
        case "updated" -> updated = Instant.parse(in.getString());
        case TraceJson.MADE, TraceJson.EDIT -> trace(name, in);
        default -> in.skipChildren();
      }
    }

    private void trace(String name, JsonParser in) {
      if (!traced) {
        in.skipChildren();
      } else if (name.equals(TraceJson.MADE)) {
        made = TraceJson.made(in);
      } else {
        last = TraceJson.edit(in);
      }
    }

    Trace trace() {
      return new Trace(made, last);
    }

    Product product() {
      return new Product(
          new Identifier(required(identifier)),
          UUID.fromString(required(uuid)),
          enabled,
          family,
          parent,
          categories,
          groups,
          associations,
          values,
          created,
          updated);
    }

    ProductModel model() {
      return new ProductModel(
          new Identifier(required(identifier)),
          required(familyVariant),
          parent,
          categories,
          associations,
          values,
          created,
          updated);
    }
  }
}
