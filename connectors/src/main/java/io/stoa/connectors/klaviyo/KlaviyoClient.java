package io.stoa.connectors.klaviyo;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The calls of Klaviyo's Catalogs API that are needed here, as https://github.com/klaviyo/openapi
 * describes them.
 */
final class KlaviyoClient {
  /** Objects on one page of a list, and in one filter. */
  static final int PAGE = 100;

  private static final String MEDIA_TYPE = "application/vnd.api+json";

  /** A longer filter does not fit into an address. */
  private static final int LONGEST_FILTER = 6_000;

  private final KlaviyoSettings settings;
  private final Conversation talk;

  KlaviyoClient(ChannelHttp http, KlaviyoSettings settings, About about) {
    this.settings = settings;
    this.talk = http.about(about, settings.account(), List.of(settings.key()), KlaviyoQuotas::read);
  }

  Instant now() {
    return talk.now();
  }

  /** The account that the key is of; with status 403 the key may not say. */
  Answer account() throws DeliveryException {
    Address address = api("accounts").query("fields[account]", "public_api_key");
    return call(KlaviyoQuotas.account(Call.get("get_accounts", address.uri())));
  }

  /** Begins a job. Not to be repeated. */
  Answer begin(KlaviyoResource resource, KlaviyoKind kind, JsonNode body) throws DeliveryException {
    String path = resource.jobPath(kind);
    return call(
        KlaviyoQuotas.job(
            Call.post(path, api(path).uri()).body(MEDIA_TYPE, Content.of(Json.write(body)))));
  }

  /** A job, with the ids of what it made or changed where Klaviyo tells; 404 for none. */
  Answer job(KlaviyoResource resource, KlaviyoKind kind, String id) throws DeliveryException {
    String path = resource.jobPath(kind);
    Address address = api(path, id);
    if (kind != KlaviyoKind.DELETE) {
      address =
          address
              .query("include", resource.list())
              .query("fields[" + resource.type() + "]", "external_id");
    }
    return call(KlaviyoQuotas.job(Call.get("get " + path, address.uri())));
  }

  /** A page of the jobs that are known. */
  JsonNode jobs(KlaviyoResource resource, KlaviyoKind kind, @Nullable String cursor)
      throws DeliveryException {
    String path = resource.jobPath(kind);
    Address address = api(path);
    Address page = cursor == null ? address : address.query("page[cursor]", cursor);
    return good(call(KlaviyoQuotas.job(Call.get("list " + path, page.uri()))));
  }

  /** A page of all objects. */
  JsonNode page(KlaviyoResource resource, int size, @Nullable String cursor)
      throws DeliveryException {
    Address address = objects(resource).query("page[size]", Integer.toString(size));
    return list(resource, cursor == null ? address : address.query("page[cursor]", cursor));
  }

  /** The objects of these ids of Klaviyo's that are there. */
  Map<String, JsonNode> find(KlaviyoResource resource, Iterable<String> ids)
      throws DeliveryException {
    Map<String, JsonNode> found = new HashMap<>();
    List<String> part = new ArrayList<>();
    int length = 0;
    for (String id : ids) {
      String quoted = "'" + id.replace("\\", "\\\\").replace("'", "\\'") + "'";
      int more = URLEncoder.encode(quoted, StandardCharsets.UTF_8).length() + 3;
      if (!part.isEmpty() && (part.size() == PAGE || length + more > LONGEST_FILTER)) {
        find(resource, part, found);
        part.clear();
        length = 0;
      }
      part.add(quoted);
      length += more;
    }
    if (!part.isEmpty()) {
      find(resource, part, found);
    }
    return found;
  }

  private void find(KlaviyoResource resource, List<String> quoted, Map<String, JsonNode> found)
      throws DeliveryException {
    String filter = quoted.stream().collect(Collectors.joining(",", "any(ids,[", "])"));
    Address address =
        objects(resource).query("filter", filter).query("page[size]", Integer.toString(PAGE));
    for (JsonNode object : list(resource, address).path("data")) {
      found.put(object.path("id").asString(""), object);
    }
  }

  private Address objects(KlaviyoResource resource) {
    return api(resource.path()).query("fields[" + resource.type() + "]", "external_id,published");
  }

  private JsonNode list(KlaviyoResource resource, Address address) throws DeliveryException {
    return good(call(KlaviyoQuotas.list(Call.get("get " + resource.path(), address.uri()))));
  }

  /** Cursor of the page after this one, null when it is the last. */
  static @Nullable String next(JsonNode page) {
    String link = page.at("/links/next").asString("");
    if (link.isEmpty()) {
      return null;
    }
    String query = URI.create(link.replace("[", "%5B").replace("]", "%5D")).getRawQuery();
    for (String pair : (query == null ? "" : query).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && decoded(pair.substring(0, equals)).equals("page[cursor]")) {
        return decoded(pair.substring(equals + 1));
      }
    }
    return null;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private Address api(String... path) {
    return Address.of(settings.base()).path("api").path(path);
  }

  private Answer call(Call call) throws DeliveryException {
    return talk.call(
        call.header("Authorization", "Klaviyo-API-Key " + settings.key())
            .header("revision", settings.revision())
            .header("Accept", MEDIA_TYPE));
  }

  /**
   * What a good answer says.
   *
   * @throws DeliveryException with Klaviyo's own words
   */
  JsonNode good(Answer answer) throws DeliveryException {
    String said = KlaviyoErrors.words(answer.jsonOrEmpty().path("errors"));
    return (said.isEmpty() ? answer.orRefuse() : answer.orRefuse(talk.masked(said))).json();
  }
}
