package io.stoa.connectors.meta;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Polled;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.exchange.Masking;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.requirement.Deletion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Sends items to Meta's catalogue by its Catalog Batch API: a batch is received under a handle, the
 * handle is asked until the batch is finished, and then the products themselves are looked at.
 * Items are known by their ids and requests upsert, so a batch that may have arrived is sent again.
 */
public final class MetaConnector extends ChannelConnector<MetaSettings> implements ItemConnector {
  /** Up to 5,000 are taken; Meta advises fewer than 3,000. */
  private static final int BATCH_ITEMS = 2_500;

  /** A request may have 28 MB. */
  private static final long BATCH_BYTES = 24_000_000;

  private static final int READ_BACK_ITEMS = 100;

  /** A longer filter does not fit into an address. */
  private static final int LONGEST_FILTER = 6_000;

  private static final Duration ASK_AFTER = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofHours(24);
  private static final Set<String> FAILED = Set.of("error", "failed", "canceled", "cancelled");

  public MetaConnector(ChannelHttp http) {
    super(http, MetaDescription.DESCRIPTION, MetaSettings::read);
  }

  @Override
  protected List<Violation> attempt(MetaSettings settings) throws DeliveryException {
    new MetaClient(http, settings, About.settings()).catalogue();
    return List.of();
  }

  @Override
  protected String blamed(ConnectorError code, MetaSettings settings) {
    return about(code);
  }

  /** Which setting a failure of that kind is about. */
  static String about(ConnectorError code) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> MetaDescription.TOKEN;
      case DESTINATION_REFUSED -> MetaDescription.CATALOG;
      default -> MetaDescription.BASE_URL;
    };
  }

  /** A catalogue has each id once, whichever app writes it. */
  @Override
  public String account(Target target) {
    return String.join(
        "\n",
        MetaDescription.CODE,
        BaseUrl.named(target, MetaDescription.BASE_URL),
        target.setting(MetaDescription.CATALOG));
  }

  @Override
  public ItemTerms terms(Target target) {
    return new ItemTerms(
        Deletion.EXPLICIT,
        BATCH_ITEMS,
        BATCH_BYTES,
        READ_BACK_ITEMS,
        PATIENCE,
        Set.of(ItemTerms.Ability.READ_BACK, ItemTerms.Ability.LIST));
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    MetaSettings settings = settings(target);
    List<ItemAnswer> answers = new ArrayList<>();
    BitSet refused = new BitSet();
    ArrayNode requests = Json.MAPPER.createArrayNode();
    for (int i = 0; i < batch.items().size(); i++) {
      BatchItem item = batch.items().get(i);
      String problem = MetaRequests.problem(item);
      if (problem == null) {
        requests.add(MetaRequests.request(item));
      } else {
        answers.add(ItemAnswer.rejected(item.sku(), ItemIssue.error("id", "id", problem)));
        refused.set(i);
      }
    }
    if (requests.isEmpty()) {
      return Submission.answered(answers);
    }
    MetaClient client = new MetaClient(http, settings, About.batch(target, batch));
    JsonNode answer = client.sendBatch(requests);
    Map<String, List<ItemIssue>> atOnce = answers(settings).refusedAtOnce(answer);
    for (int i = 0; i < batch.items().size(); i++) {
      BatchItem item = batch.items().get(i);
      List<ItemIssue> issues = atOnce.get(MetaAnswers.key(MetaRequests.id(item)));
      if (issues != null && !refused.get(i)) {
        answers.add(new ItemAnswer(item.sku(), ItemState.REJECTED, null, issues));
        refused.set(i);
      }
    }
    List<String> handles = new ArrayList<>();
    answer.path("handles").forEach(handle -> handles.add(handle.asString("")));
    if (handles.isEmpty()) {
      return Submission.answered(answers);
    }
    return new Submission(answers, new MetaTicket(handles, refused).ticket(), ASK_AFTER);
  }

  /** Items are known by their ids: what was there already is only written over with the same. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return submit(target, batch);
  }

  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    MetaSettings settings = settings(target);
    MetaClient client = new MetaClient(http, settings, About.items(target, items));
    MetaTicket asked = MetaTicket.of(ticket);
    List<JsonNode> statuses = new ArrayList<>();
    for (String handle : asked.handles()) {
      JsonNode status = status(client, handle);
      String said = status.path("status").asString("").toLowerCase(Locale.ROOT);
      if (status.isMissingNode() || FAILED.contains(said)) {
        throw lost("Meta did not carry out the batch as a whole (%s).".formatted(said), null);
      }
      if (!said.equals("finished")) {
        return new Polled.Pending(ASK_AFTER);
      }
      statuses.add(status);
    }
    MetaAnswers.Report report = answers(settings).report(statuses);
    List<ItemAnswer> answers = new ArrayList<>();
    List<ItemRef> undeleted = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      ItemRef item = items.get(i);
      ItemAnswer answer =
          asked.refused().get(i)
              ? null
              : MetaAnswers.carriedOut(item, MetaRequests.id(item), report);
      if (answer == null) {
        continue;
      }
      if (item.action() == ItemAction.DELETE && answer.state() == ItemState.REJECTED) {
        undeleted.add(item);
      }
      answers.add(answer);
    }
    return new Polled.Done(withGone(client, answers, undeleted));
  }

  private static JsonNode status(MetaClient client, String handle) throws DeliveryException {
    try {
      return client.batchStatus(handle);
    } catch (DeliveryException e) {
      if (e.code() == ConnectorError.DESTINATION_REFUSED) {
        throw lost(e.getMessage(), e);
      }
      throw e;
    }
  }

  private static DeliveryException lost(String message, @Nullable Throwable cause) {
    return DeliveryException.lasting(ConnectorError.REPORT_LOST, message, cause);
  }

  /** An item that could not be deleted because it is not there is deleted. */
  private static List<ItemAnswer> withGone(
      MetaClient client, List<ItemAnswer> answers, List<ItemRef> undeleted)
      throws DeliveryException {
    if (undeleted.isEmpty()) {
      return answers;
    }
    Map<String, JsonNode> there = products(client, undeleted);
    Map<String, ItemRef> bySku = new HashMap<>();
    undeleted.forEach(item -> bySku.put(item.sku(), item));
    return answers.stream()
        .map(
            answer -> {
              ItemRef item = bySku.get(answer.sku());
              return item == null || there.containsKey(MetaAnswers.key(MetaRequests.id(item)))
                  ? answer
                  : new ItemAnswer(answer.sku(), ItemState.DELETED, answer.channelId(), List.of());
            })
        .toList();
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    MetaSettings settings = settings(target);
    return standing(new MetaClient(http, settings, About.items(target, items)), settings, items);
  }

  /** How the items stand in the catalogue. */
  static List<ItemAnswer> standing(MetaClient client, MetaSettings settings, List<ItemRef> items)
      throws DeliveryException {
    Map<String, JsonNode> products = products(client, items);
    List<ItemAnswer> answers = new ArrayList<>();
    for (ItemRef item : items) {
      JsonNode product = products.get(MetaAnswers.key(MetaRequests.id(item)));
      if (product != null) {
        answers.add(answers(settings).listed(item.sku(), product));
      } else {
        answers.add(
            ItemAnswer.of(
                item.sku(),
                item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.MISSING));
      }
    }
    return answers;
  }

  /** The items' products by {@link MetaAnswers#key}, asked for in filters that fit. */
  private static Map<String, JsonNode> products(MetaClient client, List<ItemRef> items)
      throws DeliveryException {
    Map<String, JsonNode> products = new HashMap<>();
    List<String> ids = new ArrayList<>();
    int length = 0;
    for (ItemRef item : items) {
      String id = MetaRequests.id(item);
      int more = URLEncoder.encode(id, StandardCharsets.UTF_8).length() + 9;
      if (!ids.isEmpty() && (length + more > LONGEST_FILTER || ids.size() == READ_BACK_ITEMS)) {
        put(products, client.products(ids));
        ids.clear();
        length = 0;
      }
      ids.add(id);
      length += more;
    }
    if (!ids.isEmpty()) {
      put(products, client.products(ids));
    }
    return products;
  }

  private static void put(Map<String, JsonNode> products, JsonNode answer) {
    for (JsonNode product : answer.path("data")) {
      products.put(MetaAnswers.key(product.path("retailer_id").asString("")), product);
    }
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    MetaSettings settings = settings(target);
    MetaClient client = new MetaClient(http, settings, About.feed(target));
    JsonNode page = client.page(cursor);
    List<ItemAnswer> items = new ArrayList<>();
    for (JsonNode product : page.path("data")) {
      items.add(answers(settings).listed(product.path("retailer_id").asString(""), product));
    }
    return new ListedPage(items, MetaClient.next(page));
  }

  private static MetaAnswers answers(MetaSettings settings) {
    return new MetaAnswers(Masking.of(settings.secrets())::text);
  }
}
