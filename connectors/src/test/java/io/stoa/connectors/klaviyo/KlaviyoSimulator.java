package io.stoa.connectors.klaviyo;

import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Klaviyo's catalogue on loopback, as its specification describes it: jobs of up to 100 objects and
 * 5 MB that end later and name what they failed on, a minute's window that every answer tells of,
 * pages with cursors.
 */
final class KlaviyoSimulator implements AutoCloseable {
  static final String KEY = "pk_0123456789abcdef0123456789abcdef01";
  static final String ACCOUNT = "AbC123";
  static final String REVISION = "2026-07-15";
  private static final int PAGE = 2;
  private static final Pattern JOBS =
      Pattern.compile("/api/catalog-(item|variant)-bulk-(create|update|delete)-jobs(?:/(\\w+))?");
  private static final Pattern LISTS = Pattern.compile("/api/catalog-(item|variant)s");
  private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");

  final Loopback web = new Loopback(this::answer);
  private final Clock clock;
  private final Map<KlaviyoResource, Map<String, ObjectNode>> catalogue =
      new EnumMap<>(KlaviyoResource.class);
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, Integer> carriedOut = new HashMap<>();
  private final Set<String> swallowed = new TreeSet<>();
  private int perMinute = 750;
  private int used;
  private Instant window;
  private boolean pointsAtNothing;
  private boolean cancels;

  KlaviyoSimulator(Clock clock) {
    this.clock = clock;
    this.window = clock.instant();
    for (KlaviyoResource resource : KlaviyoResource.values()) {
      catalogue.put(resource, new TreeMap<>());
    }
  }

  /** A job and how it went. */
  private static final class Job {
    private final KlaviyoResource resource;
    private final KlaviyoKind kind;
    private final JsonNode objects;
    private final Instant created;
    private final List<ObjectNode> errors = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private String status = "queued";

    Job(KlaviyoResource resource, KlaviyoKind kind, JsonNode objects, Instant created) {
      this.resource = resource;
      this.kind = kind;
      this.objects = objects;
      this.created = created;
    }
  }

  synchronized void perMinute(int calls) {
    perMinute = calls;
  }

  /** From now on errors do not say which object they mean. */
  synchronized void pointAtNothing() {
    pointsAtNothing = true;
  }

  synchronized void cancelJobs() {
    cancels = true;
  }

  synchronized void forgetJobs() {
    jobs.clear();
  }

  /** The object will be created and yet never be there. */
  synchronized void swallow(String externalId) {
    swallowed.add(externalId);
  }

  synchronized void remove(KlaviyoResource resource, String externalId) {
    objects(resource).remove(KlaviyoResource.id(externalId));
  }

  synchronized void put(KlaviyoResource resource, String externalId, String attributes) {
    ObjectNode known = (ObjectNode) Json.MAPPER.readTree(attributes);
    objects(resource).put(KlaviyoResource.id(externalId), known.put("external_id", externalId));
  }

  synchronized JsonNode object(KlaviyoResource resource, String externalId) {
    ObjectNode found = objects(resource).get(KlaviyoResource.id(externalId));
    return found == null ? Json.MAPPER.missingNode() : found;
  }

  synchronized Set<String> live(KlaviyoResource resource) {
    return objects(resource).values().stream()
        .map(object -> object.path("external_id").asString(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  synchronized int timesCarriedOut(String externalId) {
    return carriedOut.getOrDefault(externalId, 0);
  }

  synchronized int jobs() {
    return jobs.size();
  }

  /** Ends every job. */
  synchronized void settle() {
    for (Job job : jobs.values()) {
      if (job.status.equals("queued")) {
        job.status = cancels ? "cancelled" : "complete";
        for (int i = 0; i < job.objects.size() && !cancels; i++) {
          carryOut(job, i);
        }
      }
    }
  }

  private Map<String, ObjectNode> objects(KlaviyoResource resource) {
    return catalogue.computeIfAbsent(resource, r -> new TreeMap<>());
  }

  private void carryOut(Job job, int place) {
    JsonNode wanted = job.objects.get(place);
    JsonNode attributes = wanted.path("attributes");
    String id =
        job.kind == KlaviyoKind.CREATE
            ? KlaviyoResource.id(attributes.path("external_id").asString(""))
            : wanted.path("id").asString("");
    boolean there = objects(job.resource).containsKey(id);
    String at = "/data/attributes/" + job.resource.list() + "/data/" + place;
    if (job.kind == KlaviyoKind.CREATE && there) {
      fail(job, at + "/attributes/external_id", "duplicate_result", "It exists already.");
    } else if (job.kind != KlaviyoKind.CREATE && !there) {
      fail(job, at + "/id", "not_found", "It does not exist.");
    } else if (attributes.path("price").asDouble(0) < 0) {
      fail(job, at + "/attributes/price", "invalid", "price must not be negative.");
    } else if (job.resource == KlaviyoResource.VARIANT
        && job.kind == KlaviyoKind.CREATE
        && !objects(KlaviyoResource.ITEM)
            .containsKey(wanted.at("/relationships/item/data/id").asString(""))) {
      fail(job, at + "/relationships/item", "not_found", "The item does not exist.");
    } else {
      String external = KlaviyoResource.externalId(id);
      carriedOut.merge(external, 1, Integer::sum);
      job.done.add(id);
      if (job.kind == KlaviyoKind.DELETE || swallowed.contains(external)) {
        objects(job.resource).remove(id);
      } else {
        ObjectNode object =
            objects(job.resource)
                .computeIfAbsent(
                    id, i -> Json.MAPPER.createObjectNode().put("external_id", external));
        attributes.properties().forEach(a -> object.set(a.getKey(), a.getValue()));
      }
    }
  }

  private void fail(Job job, String pointer, String code, String detail) {
    job.errors.add(KlaviyoShapes.error(pointsAtNothing ? "/data" : pointer, code, detail));
  }

  private synchronized Reply answer(Request request) {
    if (!request.header("authorization").equals("Klaviyo-API-Key " + KEY)) {
      return refused(401, KlaviyoShapes.error("/data", "not_authenticated", "Incorrect key."));
    }
    if (!request.header("revision").equals(REVISION)
        || !request.header("accept").equals("application/vnd.api+json")) {
      return refused(400, KlaviyoShapes.error("/data", "invalid", "revision or accept."));
    }
    long passed = Duration.between(window, clock.instant()).toSeconds();
    if (passed >= 60) {
      window = clock.instant();
      used = 0;
      passed = 0;
    }
    if (used >= perMinute) {
      return refused(429, KlaviyoShapes.error("/data", "throttled", "Too many requests."))
          .header("Retry-After", Long.toString(60 - passed));
    }
    used++;
    return route(request)
        .header("RateLimit-Limit", Integer.toString(perMinute))
        .header("RateLimit-Remaining", Integer.toString(perMinute - used))
        .header("RateLimit-Reset", Long.toString(60 - passed));
  }

  private Reply route(Request request) {
    Matcher ofJobs = JOBS.matcher(request.path());
    if (ofJobs.matches()) {
      KlaviyoResource resource = resource(ofJobs.group(1));
      KlaviyoKind kind = KlaviyoKind.valueOf(ofJobs.group(2).toUpperCase(Locale.ROOT));
      if (ofJobs.group(3) != null) {
        return job(request, ofJobs.group(3));
      }
      return request.method().equals("POST")
          ? begin(request, resource, kind)
          : listed(request, resource, kind);
    }
    Matcher ofLists = LISTS.matcher(request.path());
    if (ofLists.matches() && request.method().equals("GET")) {
      return list(request, resource(ofLists.group(1)));
    }
    if (request.is("GET", "/api/accounts")) {
      ObjectNode body = Json.MAPPER.createObjectNode();
      ObjectNode account = body.putArray("data").addObject();
      account.put("type", "account").put("id", ACCOUNT);
      ObjectNode attributes = linked(account).putObject("attributes");
      attributes
          .put("public_api_key", ACCOUNT)
          .put("test_account", false)
          .put("timezone", "Europe/Berlin")
          .put("preferred_currency", "EUR")
          .put("locale", "de-DE")
          .putNull("industry");
      ObjectNode contact = attributes.putObject("contact_information");
      contact.put("default_sender_name", "Shop").put("default_sender_email", "shop@example.com");
      contact.put("organization_name", "Shop").putNull("website_url");
      contact.putObject("street_address");
      return Reply.json(200, body);
    }
    return refused(404, KlaviyoShapes.error("/data", "not_found", request.path()));
  }

  private static KlaviyoResource resource(String word) {
    return word.equals("item") ? KlaviyoResource.ITEM : KlaviyoResource.VARIANT;
  }

  private static Reply refused(int status, ObjectNode... errors) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ArrayNode all = body.putArray("errors");
    for (ObjectNode error : errors) {
      all.add(error);
    }
    return Reply.json(status, body);
  }

  private Reply begin(Request request, KlaviyoResource resource, KlaviyoKind kind) {
    if (!request.header("content-type").equals("application/vnd.api+json")
        || request.body().length() > 5_000_000) {
      return refused(415, KlaviyoShapes.error("/data", "invalid", "Media type or size."));
    }
    JsonNode body = request.json();
    List<ObjectNode> errors = KlaviyoShapes.errors(resource, kind, body);
    if (!errors.isEmpty()) {
      if (pointsAtNothing) {
        errors.forEach(error -> error.withObject("source").put("pointer", "/data"));
      }
      return refused(400, errors.toArray(ObjectNode[]::new));
    }
    String id = "01JOB" + (jobs.size() + 1);
    JsonNode objects = body.at("/data/attributes/" + resource.list() + "/data");
    jobs.put(id, new Job(resource, kind, objects, clock.instant()));
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.set("data", described(id));
    return Reply.json(202, answer);
  }

  private ObjectNode described(String id) {
    Job job =
        jobs.getOrDefault(id, new Job(KlaviyoResource.ITEM, KlaviyoKind.CREATE, none(), window));
    ObjectNode data =
        Json.MAPPER.createObjectNode().put("type", job.resource.jobType(job.kind)).put("id", id);
    ObjectNode attributes =
        data.putObject("attributes")
            .put("status", job.status)
            .put("created_at", job.created.toString().replace("Z", "+00:00"))
            .put("total_count", job.objects.size())
            .put("completed_count", job.done.size() + job.errors.size())
            .put("failed_count", job.errors.size());
    job.errors.forEach(attributes.putArray("errors")::add);
    if (job.kind != KlaviyoKind.DELETE) {
      ArrayNode list =
          data.putObject("relationships").putObject(job.resource.list()).putArray("data");
      job.done.forEach(
          object -> list.addObject().put("type", job.resource.type()).put("id", object));
    }
    return linked(data);
  }

  private static ObjectNode linked(ObjectNode object) {
    object.putObject("links").put("self", "https://a.klaviyo.com/api/" + object.path("id"));
    return object;
  }

  private static JsonNode none() {
    return Json.MAPPER.createArrayNode();
  }

  private Reply job(Request request, String id) {
    Job job = jobs.get(id);
    if (job == null) {
      return refused(404, KlaviyoShapes.error("/data", "not_found", "No such job."));
    }
    if (job.kind == KlaviyoKind.DELETE && request.query().containsKey("include")) {
      return refused(400, KlaviyoShapes.error("/data", "invalid", "include is not allowed."));
    }
    ObjectNode answer = Json.MAPPER.createObjectNode();
    answer.set("data", described(id));
    return Reply.json(200, answer);
  }

  private Reply listed(Request request, KlaviyoResource resource, KlaviyoKind kind) {
    List<ObjectNode> all =
        jobs.entrySet().stream()
            .filter(j -> j.getValue().resource == resource && j.getValue().kind == kind)
            .map(j -> described(j.getKey()))
            .toList();
    return page(request, all, PAGE);
  }

  private Reply list(Request request, KlaviyoResource resource) {
    String filter = request.query().getOrDefault("filter", "");
    if (!filter.isEmpty() && !filter.matches("any\\(ids,\\[('[^']*',?)+\\]\\)")) {
      return refused(400, KlaviyoShapes.error("/data", "invalid", "filter: " + filter));
    }
    Set<String> wanted = new TreeSet<>();
    Matcher ids = QUOTED.matcher(filter);
    while (ids.find()) {
      wanted.add(ids.group(1));
    }
    int size = Integer.parseInt(request.query().getOrDefault("page[size]", "100"));
    if (size < 1 || size > 100 || wanted.size() > 100) {
      return refused(400, KlaviyoShapes.error("/data", "invalid", "page[size]"));
    }
    List<ObjectNode> all = new ArrayList<>();
    objects(resource)
        .forEach(
            (id, attributes) -> {
              if (filter.isEmpty() || wanted.contains(id)) {
                ObjectNode object =
                    Json.MAPPER.createObjectNode().put("type", resource.type()).put("id", id);
                object.set(
                    "attributes",
                    attributes.deepCopy().without(List.of("catalog_type", "integration_type")));
                all.add(linked(object));
              }
            });
    return page(request, all, filter.isEmpty() ? Math.min(size, PAGE) : size);
  }

  private Reply page(Request request, List<ObjectNode> all, int size) {
    int from = Integer.parseInt(request.query().getOrDefault("page[cursor]", "0"));
    int until = Math.min(all.size(), from + size);
    ObjectNode answer = Json.MAPPER.createObjectNode();
    all.subList(Math.min(from, until), until).forEach(answer.putArray("data")::add);
    ObjectNode links = answer.putObject("links").put("self", "https://a.klaviyo.com/");
    if (until < all.size()) {
      links.put("next", "https://a.klaviyo.com" + request.path() + "?page%5Bcursor%5D=" + until);
    }
    return Reply.json(200, answer);
  }

  @Override
  public void close() {
    web.close();
  }
}
