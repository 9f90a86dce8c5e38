package io.stoa.connectors.shopify;

import io.stoa.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The products of a simulated shop, and what Shopify's reference says of changing them. */
final class ShopifyShop {
  private final Clock clock;
  private final Map<Long, Map<String, Object>> products = new TreeMap<>();
  private final Map<String, Map<String, Instant>> publications = new HashMap<>();
  private final Map<String, Integer> carriedOut = new HashMap<>();
  private final Set<String> swallowed = new TreeSet<>();
  private long nextId = 1_000;

  ShopifyShop(Clock clock) {
    this.clock = clock;
  }

  /** Products under this handle are taken and yet never there. */
  void swallow(String handle) {
    swallowed.add(handle);
  }

  /** A product of somebody else. */
  String add(String handle, Map<String, Object> fields) {
    Map<String, Object> product = new LinkedHashMap<>(fields);
    product.put("handle", handle);
    product.putIfAbsent("title", handle);
    product.putIfAbsent("status", "ACTIVE");
    return store(product);
  }

  private String store(Map<String, Object> product) {
    long number = nextId++;
    String id = "gid://shopify/Product/" + number;
    product.put("id", id);
    product.put("updatedAt", clock.instant().toString());
    products.put(number, product);
    return id;
  }

  List<Map<String, Object>> all() {
    return List.copyOf(products.values());
  }

  @Nullable Map<String, Object> byId(String id) {
    return products.get(number(id));
  }

  @Nullable Map<String, Object> byHandle(String handle) {
    return products.values().stream()
        .filter(product -> handle.equals(product.get("handle")))
        .findFirst()
        .orElse(null);
  }

  /** As Json, for assertions. */
  tools.jackson.databind.JsonNode product(String handle) {
    Map<String, Object> found = byHandle(handle);
    if (found == null) {
      throw new AssertionError("The shop has no " + handle);
    }
    return Json.MAPPER.valueToTree(found);
  }

  static long number(String id) {
    return Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
  }

  static long number(Map<String, Object> product) {
    return number(String.valueOf(product.get("id")));
  }

  int timesSet(String handle) {
    return carriedOut.getOrDefault(handle, 0);
  }

  /** SKUs of what buyers find. */
  Set<String> live() {
    Set<String> live = new TreeSet<>();
    for (Map<String, Object> product : products.values()) {
      if ("ACTIVE".equals(product.get("status")) && count(product, true) > 0) {
        maps(product.get("variants")).forEach(v -> live.add(String.valueOf(v.get("sku"))));
      }
    }
    return live;
  }

  /** productSet: lists replace, everything else that is absent stays. */
  Map<String, Object> set(@Nullable Map<String, Object> identifier, Map<String, Object> input) {
    List<Map<String, Object>> errors = new ArrayList<>();
    Map<String, Object> there = null;
    if (identifier != null && identifier.get("id") instanceof String id) {
      there = byId(id);
      if (there == null) {
        errors.add(error("PRODUCT_DOES_NOT_EXIST", "Product does not exist", "identifier", "id"));
      }
    } else if (identifier != null && identifier.get("handle") instanceof String handle) {
      there = byHandle(handle);
    }
    check(input, there == null, errors);
    Map<String, Object> answer = new HashMap<>();
    answer.put("userErrors", errors);
    if (errors.isEmpty()) {
      answer.put("product", change(there, input));
    }
    return answer;
  }

  private Map<String, Object> change(
      @Nullable Map<String, Object> there, Map<String, Object> input) {
    String handle =
        String.valueOf(input.getOrDefault("handle", there == null ? "" : there.get("handle")));
    carriedOut.merge(handle, 1, Integer::sum);
    Map<String, Object> product = there == null ? new LinkedHashMap<>() : there;
    product.putAll(input);
    product.putIfAbsent("status", "DRAFT");
    if (there == null) {
      String id = store(product);
      if (swallowed.contains(handle)) {
        products.remove(number(id));
      }
    }
    return product;
  }

  private void check(Map<String, Object> input, boolean isNew, List<Map<String, Object>> errors) {
    Object title = input.get("title");
    if (isNew ? title == null || title.toString().isBlank() : "".equals(title)) {
      errors.add(error("INVALID_INPUT", "Title can't be blank", "input", "title"));
    }
    if (input.containsKey("variants") != input.containsKey("productOptions")) {
      errors.add(error("PRODUCT_OPTIONS_INPUT_MISSING", "Both or none", "input", "variants"));
    }
    List<Map<String, Object>> variants = maps(input.get("variants"));
    for (int i = 0; i < variants.size(); i++) {
      Object price = variants.get(i).get("price");
      if (price != null && price.toString().startsWith("-")) {
        errors.add(
            error(
                "INVALID_VARIANT",
                "Price must be greater than or equal to 0",
                "input",
                "variants",
                Integer.toString(i),
                "price"));
      }
    }
  }

  Map<String, Object> delete(String id) {
    Map<String, Object> answer = new HashMap<>();
    boolean gone = products.remove(number(id)) != null;
    answer.put("deletedProductId", gone ? id : null);
    answer.put("userErrors", gone ? List.of() : List.of(error("", "Product does not exist", "id")));
    return answer;
  }

  Map<String, Object> publish(String id, List<Map<String, Object>> input) {
    List<Map<String, Object>> errors = new ArrayList<>();
    for (Map<String, Object> one : input) {
      String publication = String.valueOf(one.get("publicationId"));
      if (publication.endsWith("/404")) {
        errors.add(error("", "Publication does not exist", "input", "0", "publicationId"));
      } else if (byId(id) == null) {
        errors.add(error("", "The resource does not exist", "id"));
      } else {
        Object date = one.get("publishDate");
        publications
            .computeIfAbsent(id, i -> new HashMap<>())
            .put(publication, date == null ? clock.instant() : Instant.parse(date.toString()));
      }
    }
    return Map.of("userErrors", errors);
  }

  boolean isPublished(Map<String, Object> product, String publication) {
    Instant date = dates(product).get(publication);
    return date != null && !date.isAfter(clock.instant());
  }

  int count(Map<String, Object> product, boolean onlyPublished) {
    return (int)
        dates(product).values().stream()
            .filter(date -> !onlyPublished || !date.isAfter(clock.instant()))
            .count();
  }

  private Map<String, Instant> dates(Map<String, Object> product) {
    return publications.getOrDefault(String.valueOf(product.get("id")), Map.of());
  }

  Map<String, Object> mark(List<Map<String, Object>> metafields) {
    for (Map<String, Object> metafield : metafields) {
      Map<String, Object> product = byId(String.valueOf(metafield.get("ownerId")));
      if (product != null) {
        List<Map<String, Object>> all = new ArrayList<>(maps(product.get("metafields")));
        all.add(metafield);
        product.put("metafields", all);
      }
    }
    return Map.of("userErrors", List.of());
  }

  static Map<String, Object> error(String code, String message, String... field) {
    Map<String, Object> error = new HashMap<>();
    error.put("code", code.isEmpty() ? null : code);
    error.put("message", message);
    error.put("field", List.of(field));
    return error;
  }

  @SuppressWarnings("unchecked") // lists of objects by the schema
  static List<Map<String, Object>> maps(@Nullable Object list) {
    return list == null ? List.of() : (List<Map<String, Object>>) list;
  }
}
