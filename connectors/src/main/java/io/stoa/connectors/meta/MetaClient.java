package io.stoa.connectors.meta;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.connectors.http.Multipart;
import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls that Meta's catalogue takes. Sources:
 * https://developers.facebook.com/docs/marketing-api/reference/product-catalog/items_batch,
 * …/check_batch_request_status, …/products and …/product_feeds;
 * https://developers.facebook.com/docs/marketing-api/reference/product-feed-upload
 */
final class MetaClient {
  /** Products on one page of a list. */
  static final int PAGE = 500;

  private static final String FIELDS =
      "id,retailer_id,visibility,review_status,review_rejection_reasons,"
          + "capability_to_review_status,errors";

  private final MetaSettings settings;
  private final Conversation talk;

  MetaClient(ChannelHttp http, MetaSettings settings, About about) {
    this.settings = settings;
    this.talk = http.about(about, settings.account(), settings.secrets(), MetaQuotas::read);
  }

  /** Asks for the catalogue itself. */
  JsonNode catalogue() throws DeliveryException {
    return read("get catalogue", at().query("fields", "id,name,vertical,product_count"));
  }

  /** Sends requests to create, change or delete items; answers handles and what is refused. */
  JsonNode sendBatch(ArrayNode requests) throws DeliveryException {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("item_type", "PRODUCT_ITEM");
    body.put("allow_upsert", true);
    body.set("requests", requests);
    Call call =
        Call.post("items_batch", proven(at("items_batch")).uri())
            .json(body)
            .using(MetaQuotas.BATCHES.once());
    return good(talk.call(signed(call)));
  }

  /** What became of a batch; a missing node when Meta does not know the handle. */
  JsonNode batchStatus(String handle) throws DeliveryException {
    return read(
            "check_batch_request_status",
            at("check_batch_request_status")
                .query("handle", handle)
                .query("load_ids_of_invalid_requests", "true")
                .query(
                    "fields",
                    "handle,status,errors,errors_total_count,warnings,warnings_total_count,"
                        + "ids_of_invalid_requests"))
        .path("data")
        .path(0);
  }

  /** The products with these ids of ours. */
  JsonNode products(List<String> ids) throws DeliveryException {
    ObjectNode filter = Json.MAPPER.createObjectNode();
    ArrayNode any = filter.putObject("retailer_id").putArray("is_any");
    ids.forEach(any::add);
    return read(
        "get products",
        at("products")
            .query("fields", FIELDS)
            .query("limit", Integer.toString(Math.max(ids.size(), 1)))
            .query("filter", Json.MAPPER.writeValueAsString(filter)));
  }

  /** One page of all products. */
  JsonNode page(@Nullable String after) throws DeliveryException {
    Address address = at("products").query("fields", FIELDS).query("limit", Integer.toString(PAGE));
    return read("list products", after == null ? address : address.query("after", after));
  }

  /** One page of the catalogue's data feeds. */
  JsonNode feeds(@Nullable String after) throws DeliveryException {
    Address address =
        at("product_feeds")
            .query("fields", "id,name,schedule,update_schedule")
            .query("limit", Integer.toString(PAGE));
    return read("list product_feeds", after == null ? address : address.query("after", after));
  }

  /**
   * Makes a data feed.
   *
   * @param wanted its name, and when Meta fetches its file
   */
  JsonNode createFeed(JsonNode wanted) throws DeliveryException {
    Call call =
        Call.post("create product_feed", proven(at("product_feeds")).uri())
            .form(form(wanted))
            .using(MetaQuotas.CATALOGUE.once());
    return good(talk.call(signed(call)));
  }

  /** Changes a data feed; the same once more changes nothing. */
  void updateFeed(String feed, JsonNode wanted) throws DeliveryException {
    Call call =
        Call.post("update product_feed", proven(node(feed)).uri())
            .form(form(wanted))
            .mayRepeat()
            .using(MetaQuotas.CATALOGUE.once());
    good(talk.call(signed(call)));
  }

  /** A schedule is text to Meta: JSON within a form, as its guides show. */
  private static Map<String, String> form(JsonNode wanted) {
    Map<String, String> form = new LinkedHashMap<>();
    wanted
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              form.put(field.getKey(), value.isContainer() ? value.toString() : value.asString());
            });
    return form;
  }

  /** Lets Meta fetch a file now. */
  JsonNode fetch(String feed, JsonNode wanted) throws DeliveryException {
    Call call =
        Call.post("upload", proven(node(feed, "uploads")).uri())
            .json(wanted)
            .mayRepeat()
            .using(MetaQuotas.CATALOGUE.once());
    return good(talk.call(signed(call)));
  }

  /** How far an upload is. */
  JsonNode upload(String session) throws DeliveryException {
    return read(
        "get upload",
        node(session)
            .query(
                "fields",
                "id,start_time,end_time,num_detected_items,num_persisted_items,"
                    + "num_invalid_items,error_count,warning_count"));
  }

  /** One page of what was found in an upload. */
  JsonNode uploadErrors(String session, @Nullable String after) throws DeliveryException {
    Address address =
        node(session, "errors")
            .query("fields", "id,summary,description,severity,error_type,total_count")
            .query("limit", Integer.toString(PAGE));
    return read("list upload errors", after == null ? address : address.query("after", after));
  }

  /** One page of the items that an error was found in. */
  JsonNode errorSamples(String error, @Nullable String after) throws DeliveryException {
    Address address =
        node(error, "samples")
            .query("fields", "retailer_id,row_number")
            .query("limit", Integer.toString(PAGE));
    return read("list error samples", after == null ? address : address.query("after", after));
  }

  /** Brings a whole file; the same file twice leaves what it leaves once. */
  JsonNode upload(String feed, Multipart form) throws DeliveryException {
    Call call =
        Call.post("upload", proven(node(feed, "uploads")).uri())
            .body(form.mediaType(), form.content())
            .mayRepeat()
            .using(MetaQuotas.CATALOGUE.once());
    return good(talk.call(signed(call)));
  }

  /** Cursor of the page after this one, null when it is the last. */
  static @Nullable String next(JsonNode page) {
    JsonNode paging = page.path("paging");
    String after = paging.path("cursors").path("after").asString("");
    return paging.has("next") && !after.isEmpty() ? after : null;
  }

  private JsonNode read(String operation, Address address) throws DeliveryException {
    Call call = Call.get(operation, proven(address).uri()).using(MetaQuotas.CATALOGUE.once());
    return good(talk.call(signed(call)));
  }

  private JsonNode good(Answer answer) throws DeliveryException {
    if (MetaFailure.in(answer)) {
      throw MetaFailure.of(answer, talk);
    }
    return answer.json();
  }

  private Address node(String id, String... edge) {
    return Address.of(settings.base()).path(settings.version(), id).path(edge);
  }

  private Address at(String... edge) {
    return Address.of(settings.base()).path(settings.version(), settings.catalog()).path(edge);
  }

  private Call signed(Call call) {
    return call.header("Authorization", "Bearer " + settings.token());
  }

  /**
   * Proves that the caller has the app's secret. Source:
   * https://developers.facebook.com/docs/graph-api/guides/secure-requests
   */
  private Address proven(Address address) {
    return settings.appSecret().isEmpty()
        ? address
        : address.query("appsecret_proof", hmac(settings.appSecret(), settings.token()));
  }

  static String hmac(String key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }
}
