package io.stoa.connectors.klaviyo;

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
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import io.stoa.requirement.Deletion;
import io.stoa.store.DocumentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Keeps the catalogue of a Klaviyo account by bulk jobs: items and variants are two kinds of
 * objects with feeds of their own. A job takes a moment and names what it failed on.
 */
public final class KlaviyoConnector extends ChannelConnector<KlaviyoSettings>
    implements ItemConnector {
  /** Objects in one job. */
  private static final int BATCH_ITEMS = 100;

  /** A job may have 5 MB; what stands around the payloads is added to these. */
  private static final long BATCH_BYTES = 4_500_000;

  private static final Duration PATIENCE = Duration.ofHours(6);

  private final KlaviyoPlans plans;
  private final KlaviyoResource resource;

  private KlaviyoConnector(ChannelHttp http, DocumentStore store, KlaviyoResource resource) {
    super(
        http,
        KlaviyoDescription.of(resource),
        settings -> KlaviyoSettings.read(KlaviyoDescription.of(resource), settings));
    this.plans = new KlaviyoPlans(store);
    this.resource = resource;
  }

  /**
   * Of items.
   *
   * @param store where it is noted which batch became which jobs
   */
  public static KlaviyoConnector items(ChannelHttp http, DocumentStore store) {
    return new KlaviyoConnector(http, store, KlaviyoResource.ITEM);
  }

  /** Of variants. */
  public static KlaviyoConnector variants(ChannelHttp http, DocumentStore store) {
    return new KlaviyoConnector(http, store, KlaviyoResource.VARIANT);
  }

  /** Each account has one catalogue. */
  @Override
  public String account(Target target) {
    return description().code() + "\n" + target.setting(KlaviyoDescription.ACCOUNT);
  }

  /** Looks at the catalogue, and at the account where the key may. */
  @Override
  protected List<Violation> attempt(KlaviyoSettings settings) throws DeliveryException {
    KlaviyoClient client = new KlaviyoClient(http, settings, About.settings());
    client.page(resource, 1, null);
    Answer answer = client.account();
    if (answer.status() == 403) {
      return List.of();
    }
    String account = client.good(answer).at("/data/0/attributes/public_api_key").asString("");
    return account.equals(settings.accountId())
        ? List.of()
        : List.of(
            new Violation(
                KlaviyoDescription.ACCOUNT,
                "account",
                "The key is of the account %s.".formatted(account),
                settings.accountId()));
  }

  @Override
  protected String blamed(ConnectorError code, KlaviyoSettings settings) {
    return code == ConnectorError.AUTHENTICATION_FAILED
        ? KlaviyoDescription.KEY
        : KlaviyoDescription.BASE_URL;
  }

  @Override
  public ItemTerms terms(Target target) {
    return new ItemTerms(
        Deletion.EXPLICIT,
        BATCH_ITEMS,
        BATCH_BYTES,
        KlaviyoClient.PAGE,
        PATIENCE,
        Set.of(ItemTerms.Ability.READ_BACK, ItemTerms.Ability.LIST));
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    return sending(target, batch).send();
  }

  /** A job that was begun is found by our notes, or in Klaviyo's list of jobs. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return sending(target, batch).sendAgain();
  }

  private KlaviyoSending sending(Target target, ItemBatch batch) throws DeliveryException {
    KlaviyoSettings settings = settings(target);
    return new KlaviyoSending(
        new KlaviyoClient(http, settings, About.batch(target, batch)),
        resource,
        plans,
        settings.accountId(),
        batch);
  }

  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    KlaviyoTicket asked = KlaviyoTicket.of(ticket);
    Polled polled =
        new KlaviyoPolling(client(target, About.items(target, items)), resource).poll(asked, items);
    if (polled instanceof Polled.Done) {
      plans.forget(asked.batch());
    }
    return polled;
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    Map<String, JsonNode> there =
        client(target, About.items(target, items))
            .find(resource, items.stream().map(KlaviyoPolling::id).toList());
    List<ItemAnswer> answers = new ArrayList<>();
    for (ItemRef item : items) {
      JsonNode object = there.get(KlaviyoPolling.id(item));
      ItemState gone = item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.MISSING;
      answers.add(object == null ? ItemAnswer.of(item.sku(), gone) : state(item.sku(), object));
    }
    return answers;
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    JsonNode page = client(target, About.feed(target)).page(resource, KlaviyoClient.PAGE, cursor);
    List<ItemAnswer> items = new ArrayList<>();
    for (JsonNode object : page.path("data")) {
      String id = object.path("id").asString("");
      String external = object.at("/attributes/external_id").asString("");
      items.add(state(external.isEmpty() ? KlaviyoResource.externalId(id) : external, object));
    }
    return new ListedPage(items, KlaviyoClient.next(page));
  }

  /** What is not published is in the catalogue, but in no mail. */
  private static ItemAnswer state(String sku, JsonNode object) {
    String id = object.path("id").asString("");
    return object.at("/attributes/published").equals(BooleanNode.FALSE)
        ? new ItemAnswer(
            sku,
            ItemState.ACCEPTED,
            id,
            List.of(
                new ItemIssue(
                    "published",
                    "NOT_PUBLISHED",
                    ItemIssue.Severity.INFO,
                    "It is not published.",
                    null)))
        : new ItemAnswer(sku, ItemState.LIVE, id, List.of());
  }

  private KlaviyoClient client(Target target, About about) throws DeliveryException {
    return new KlaviyoClient(http, settings(target), about);
  }
}
