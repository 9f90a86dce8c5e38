package io.stoa.connectors.amazon;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.connectors.http.TokenCalls;
import io.stoa.connectors.http.TokenGrant;
import io.stoa.connectors.oauth.AccessToken;
import io.stoa.connectors.oauth.AccessTokens;
import io.stoa.connectors.throttle.Account;
import io.stoa.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls of the Selling Partner API that are needed here. Paths and parameters are those of
 * feeds_2021-06-30.json, listingsItems_2021-08-01.json and definitionsProductTypes_2020-09-01.json
 * in github.com/amzn/selling-partner-api-models; tokens are those of Login with Amazon.
 */
final class AmazonClient {
  static final String FEED_TYPE = "JSON_LISTINGS_FEED";

  /** SKUs in one search, and listings on one page. */
  static final int MOST_IDENTIFIERS = 20;

  private static final String MEDIA_TYPE = "application/json; charset=UTF-8";
  private static final String USER_AGENT = "Stoa/0.1 (Language=Java)";

  private final AmazonSettings settings;
  private final Conversation talk;
  private final TokenCalls calls;

  /**
   * @param account the seller, or another name while no seller is known
   */
  AmazonClient(ChannelHttp http, AmazonSettings settings, String account, About about) {
    this.settings = settings;
    this.talk =
        http.about(
            about,
            new Account(AmazonDescription.CODE, settings.base(), account),
            settings.secrets(),
            AmazonPlans::read);
    this.calls =
        new TokenCalls(
            talk,
            http.tokens(),
            AccessTokens.key(
                settings.tokenUrl().toString(),
                settings.clientId(),
                settings.clientSecret(),
                settings.refreshToken()),
            this::fetchToken,
            (call, token) -> call.header("x-amz-access-token", token),
            AmazonFailure::tokenExpired);
  }

  private AccessToken fetchToken() throws DeliveryException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", settings.refreshToken());
    form.put("client_id", settings.clientId());
    form.put("client_secret", settings.clientSecret());
    return TokenGrant.fetch(
        talk,
        Call.post("token", settings.tokenUrl())
            .form(form)
            .header("User-Agent", USER_AGENT)
            .mayRepeat(),
        "Login with Amazon");
  }

  /** The clock that answers are judged by. */
  Instant now() {
    return talk.now();
  }

  /**
   * Sees whether a feed might be sent soon.
   *
   * @throws PostponedException when it might not
   */
  void foreseeFeed() throws PostponedException {
    talk.foresee(AmazonPlans.LISTINGS_FEED.once(), AmazonPlans.CREATE_DOCUMENT.once());
  }

  /** Puts a document where createFeed finds it; gives its id. */
  String uploadFeedDocument(Content document) throws DeliveryException {
    ObjectNode wanted = Json.MAPPER.createObjectNode().put("contentType", MEDIA_TYPE);
    JsonNode place =
        good(
            Call.post("createFeedDocument", feeds("documents").uri())
                .json(wanted)
                .mayRepeat()
                .using(AmazonPlans.CREATE_DOCUMENT.once()));
    Answer uploaded =
        talk.call(
            Call.of("PUT", "uploadFeedDocument", address(place, "url"))
                .body(MEDIA_TYPE, document)
                .mayRepeat());
    uploaded.orRefuse();
    return text(place, "feedDocumentId");
  }

  /** Begins a feed; gives its id. Not to be repeated. */
  String createFeed(String marketplace, String document) throws DeliveryException {
    ObjectNode wanted = Json.MAPPER.createObjectNode();
    wanted.put("feedType", FEED_TYPE);
    wanted.putArray("marketplaceIds").add(marketplace);
    wanted.put("inputFeedDocumentId", document);
    return text(
        good(
            Call.post("createFeed", feeds("feeds").uri())
                .json(wanted)
                .using(AmazonPlans.LISTINGS_FEED.once())),
        "feedId");
  }

  JsonNode getFeed(String feed) throws DeliveryException {
    return good(Call.get("getFeed", feeds("feeds", feed).uri()).using(AmazonPlans.GET_FEED.once()));
  }

  /** A page of the listings feeds that were begun in that time; the token of the page after. */
  JsonNode getFeeds(@Nullable Instant since, @Nullable Instant until, @Nullable String next)
      throws DeliveryException {
    Address address = feeds("feeds");
    if (next != null) {
      address = address.query("nextToken", next);
    } else {
      address = address.query("feedTypes", FEED_TYPE).query("pageSize", "100");
      address = since == null ? address : address.query("createdSince", since.toString());
      address = until == null ? address : address.query("createdUntil", until.toString());
    }
    return good(Call.get("getFeeds", address.uri()).using(AmazonPlans.GET_FEEDS.once()));
  }

  /** The text of a document, unpacked. */
  JsonNode downloadFeedDocument(String document) throws DeliveryException {
    JsonNode place =
        good(
            Call.get("getFeedDocument", feeds("documents", document).uri())
                .using(AmazonPlans.GET_DOCUMENT.once()));
    Answer file = talk.call(Call.get("downloadFeedDocument", address(place, "url"))).orRefuse();
    boolean packed = place.path("compressionAlgorithm").asString("").equals("GZIP");
    return (packed ? file.gunzipped() : file).json();
  }

  Answer putListing(AmazonPlace place, String sku, JsonNode body, boolean preview)
      throws DeliveryException {
    return calls.call(
        Call.of("PUT", "putListingsItem", changing(place, sku, preview).uri())
            .json(body)
            .header("User-Agent", USER_AGENT)
            .using(AmazonPlans.PUT_LISTING.once()));
  }

  Answer patchListing(AmazonPlace place, String sku, JsonNode body, boolean preview)
      throws DeliveryException {
    return calls.call(
        Call.of("PATCH", "patchListingsItem", changing(place, sku, preview).uri())
            .json(body)
            .header("User-Agent", USER_AGENT)
            .using(AmazonPlans.PATCH_LISTING.once()));
  }

  Answer deleteListing(AmazonPlace place, String sku) throws DeliveryException {
    return calls.call(
        Call.of("DELETE", "deleteListingsItem", listing(place, sku).uri())
            .header("User-Agent", USER_AGENT)
            .using(AmazonPlans.DELETE_LISTING.once()));
  }

  /** One listing; 404 when there is none. */
  Answer getListing(AmazonPlace place, String sku, String includedData) throws DeliveryException {
    return calls.call(
        Call.get("getListingsItem", listing(place, sku).query("includedData", includedData).uri())
            .header("User-Agent", USER_AGENT)
            .using(AmazonPlans.GET_LISTING.once()));
  }

  /**
   * The listings that there are of these SKUs.
   *
   * @param skus at most {@link #MOST_IDENTIFIERS}, none with a comma
   */
  JsonNode findListings(AmazonPlace place, List<String> skus, String includedData)
      throws DeliveryException {
    return search(
        listings(place)
            .query("includedData", includedData)
            .query("identifiersType", "SKU")
            .query("identifiers", String.join(",", skus))
            .query("pageSize", Integer.toString(MOST_IDENTIFIERS)));
  }

  /**
   * A page of all listings, the oldest first.
   *
   * @param since only those created then or later, null for all
   * @param page token of the page, null for the first
   */
  JsonNode listListings(AmazonPlace place, @Nullable String since, @Nullable String page)
      throws DeliveryException {
    Address address =
        listings(place)
            .query("includedData", "summaries,issues")
            .query("sortBy", "createdDate")
            .query("sortOrder", "ASC")
            .query("pageSize", Integer.toString(MOST_IDENTIFIERS));
    address = since == null ? address : address.query("createdAfter", since);
    return search(page == null ? address : address.query("pageToken", page));
  }

  private JsonNode search(Address address) throws DeliveryException {
    return good(
        Call.get("searchListingsItems", address.uri()).using(AmazonPlans.SEARCH_LISTINGS.once()));
  }

  /** The definition of a product type: where its schema is, and which version it has. */
  JsonNode definition(AmazonPlace place, String productType, String requirements, String locale)
      throws DeliveryException {
    return good(
        Call.get(
                "getDefinitionsProductType",
                Address.of(settings.base())
                    .path("definitions", "2020-09-01", "productTypes", productType)
                    .query("marketplaceIds", place.marketplace())
                    .query("sellerId", place.seller())
                    .query("requirements", requirements)
                    .query("requirementsEnforced", "ENFORCED")
                    .query("locale", locale)
                    .uri())
            .using(AmazonPlans.DEFINITION.once()));
  }

  /** Product types whose names or words fit. */
  JsonNode searchDefinitions(AmazonPlace place, String words) throws DeliveryException {
    Address address =
        Address.of(settings.base())
            .path("definitions", "2020-09-01", "productTypes")
            .query("marketplaceIds", place.marketplace());
    return good(
        Call.get(
                "searchDefinitionsProductTypes",
                (words.isBlank() ? address : address.query("keywords", words.strip())).uri())
            .using(AmazonPlans.SEARCH_DEFINITIONS.once()));
  }

  /** What Amazon signed an address for; no token goes there. */
  Answer download(String operation, URI signed) throws DeliveryException {
    return talk.call(Call.get(operation, signed)).orRefuse();
  }

  private JsonNode good(Call call) throws DeliveryException {
    return AmazonFailure.orRefuse(calls.call(call.header("User-Agent", USER_AGENT))).json();
  }

  private Address feeds(String... segments) {
    return Address.of(settings.base()).path("feeds", "2021-06-30").path(segments);
  }

  private Address listings(AmazonPlace place) {
    return Address.of(settings.base())
        .path("listings", "2021-08-01", "items", place.seller())
        .query("marketplaceIds", place.marketplace())
        .query("issueLocale", place.locale());
  }

  private Address listing(AmazonPlace place, String sku) {
    return Address.of(settings.base())
        .path("listings", "2021-08-01", "items", place.seller(), sku)
        .query("marketplaceIds", place.marketplace())
        .query("issueLocale", place.locale());
  }

  private Address changing(AmazonPlace place, String sku, boolean preview) {
    Address address = listing(place, sku).query("includedData", "identifiers,issues");
    return preview ? address.query("mode", "VALIDATION_PREVIEW") : address;
  }

  static URI address(JsonNode answer, String field) throws DeliveryException {
    try {
      return URI.create(text(answer, field));
    } catch (IllegalArgumentException e) {
      throw unusable(field);
    }
  }

  private static String text(JsonNode answer, String field) throws DeliveryException {
    String text = answer.path(field).asString("");
    if (text.isEmpty()) {
      throw unusable(field);
    }
    return text;
  }

  private static DeliveryException unusable(String field) {
    return DeliveryException.passing(
        ConnectorError.DESTINATION_UNREACHABLE,
        "Amazon's answer has no usable " + field + ".",
        null);
  }
}
