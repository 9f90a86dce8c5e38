package io.stoa.connectors.ebay;

import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What eBay's errors and warnings say. They name no field of the request, so the field is read from
 * their words. Source: https://developer.ebay.com/api-docs/static/handling-error-messages.html.
 */
final class EbayErrors {
  private static final String EXPLAINED =
      "https://developer.ebay.com/api-docs/static/handling-error-messages.html";

  /** The first that fits. */
  private static final Map<String, String> OF_INVENTORY = new LinkedHashMap<>();

  private static final Map<String, String> OF_OFFERS = new LinkedHashMap<>();

  private static final Map<String, String> OF_GROUPS = new LinkedHashMap<>();

  static {
    OF_GROUPS.put("aspect", "variants[].aspects[]");
    OF_GROUPS.put("specific", "variants[].aspects[]");
    OF_GROUPS.put("variation", "variants[].aspects[]");
    OF_GROUPS.put("title", "title");
    OF_GROUPS.put("description", "description");
    OF_GROUPS.put("image", "imageUrls[]");
    OF_GROUPS.put("picture", "imageUrls[]");
    OF_GROUPS.put("sku", "variants[].sku");
    OF_INVENTORY.put("item specific", "product.aspects");
    OF_INVENTORY.put("aspect", "product.aspects");
    OF_INVENTORY.put("subtitle", "product.subtitle");
    OF_INVENTORY.put("title", "product.title");
    OF_INVENTORY.put("conditiondescription", "conditionDescription");
    OF_INVENTORY.put("condition", "condition");
    OF_INVENTORY.put("description", "product.description");
    OF_INVENTORY.put("image", "product.imageUrls[]");
    OF_INVENTORY.put("picture", "product.imageUrls[]");
    OF_INVENTORY.put("brand", "product.brand");
    OF_INVENTORY.put("mpn", "product.mpn");
    OF_INVENTORY.put("quantity", "availability.shipToLocationAvailability.quantity");
    OF_INVENTORY.put("weight", "packageWeightAndSize.weight.value");
    OF_INVENTORY.put("locale", "locale");
    OF_INVENTORY.put("sku", "sku");
    OF_OFFERS.put("fulfillment policy", "listingPolicies.fulfillmentPolicyId");
    OF_OFFERS.put("payment policy", "listingPolicies.paymentPolicyId");
    OF_OFFERS.put("return policy", "listingPolicies.returnPolicyId");
    OF_OFFERS.put("location", "merchantLocationKey");
    OF_OFFERS.put("category", "categoryId");
    OF_OFFERS.put("price", "pricingSummary.price.value");
    OF_OFFERS.put("currency", "pricingSummary.price.currency");
    OF_OFFERS.put("quantity", "availableQuantity");
    OF_OFFERS.put("duration", "listingDuration");
    OF_OFFERS.put("description", "listingDescription");
    OF_OFFERS.put("marketplace", "marketplaceId");
    OF_OFFERS.put("sku", "sku");
  }

  private final Map<String, String> fields;

  private EbayErrors(Map<String, String> fields) {
    this.fields = fields;
  }

  static EbayErrors ofInventory() {
    return new EbayErrors(OF_INVENTORY);
  }

  static EbayErrors ofOffers() {
    return new EbayErrors(OF_OFFERS);
  }

  static EbayErrors ofGroups() {
    return new EbayErrors(OF_GROUPS);
  }

  /** Errors and warnings of an answer or of one entry of a bulk answer. */
  List<ItemIssue> issues(JsonNode said) {
    List<ItemIssue> issues = new ArrayList<>();
    said.path("errors").forEach(error -> issues.add(issue(error, Severity.ERROR)));
    said.path("warnings").forEach(warning -> issues.add(issue(warning, Severity.WARNING)));
    return issues;
  }

  private ItemIssue issue(JsonNode said, Severity severity) {
    String code = said.path("errorId").asString("");
    String words = words(List.of(said));
    return new ItemIssue(
        field(words),
        code.isEmpty() ? "error" : code,
        severity,
        words.isEmpty() ? "eBay does not say what is wrong." : words,
        EXPLAINED);
  }

  private @Nullable String field(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return fields.entrySet().stream()
        .filter(field -> lower.contains(field.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** All errors as one text; empty when there are none. */
  static String words(JsonNode answer) {
    List<JsonNode> errors = answer.path("errors").valueStream().toList();
    return errors.isEmpty() ? answer.path("error_description").asString("") : words(errors);
  }

  private static String words(List<JsonNode> errors) {
    return errors.stream().limit(5).map(EbayErrors::one).collect(Collectors.joining(" "));
  }

  private static String one(JsonNode error) {
    String longer = error.path("longMessage").asString("");
    String message = longer.isBlank() ? error.path("message").asString("") : longer;
    String parameters =
        error
            .path("parameters")
            .valueStream()
            .map(p -> p.path("name").asString("") + ": " + p.path("value").asString(""))
            .collect(Collectors.joining(", "));
    return parameters.isEmpty() ? message : message + " (" + parameters + ")";
  }

  /**
   * The answer for an item whose request had that status: what eBay's own fault is goes again.
   *
   * @param id the channel's, null when none is known
   */
  ItemAnswer refused(String sku, @Nullable String id, int status, JsonNode said) {
    List<ItemIssue> issues = issues(said);
    if (issues.stream().noneMatch(ItemIssue::isError)) {
      issues.add(
          ItemIssue.error(null, "HTTP " + status, "eBay refused the item without a reason."));
    }
    ItemState state = status >= 500 ? ItemState.POSTPONED : ItemState.REJECTED;
    return new ItemAnswer(sku, state, id, issues);
  }

  static boolean isGood(int status) {
    return status >= 200 && status < 300;
  }
}
