package io.stoa.connectors.square;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps items in a Square seller's catalogue. Square answers at once. Its own Java client is left
 * aside: it cannot go through the bounded client, the throttle and the notes that all connectors
 * share, and brings another HTTP client and another JSON library with it.
 */
public final class SquareConnector extends ChannelConnector<SquareSettings>
    implements ItemConnector {
  private static final int BATCH_ITEMS = 500;
  private static final Set<String> PERMISSIONS =
      Set.of("ITEMS_READ", "ITEMS_WRITE", "INVENTORY_WRITE");

  public SquareConnector(ChannelHttp http) {
    super(http, SquareDescription.DESCRIPTION, SquareSettings::read);
  }

  /** Each seller has one catalogue. */
  @Override
  public String account(Target target) {
    return SquareDescription.CODE + "\n" + target.setting(SquareDescription.MERCHANT_ID);
  }

  /** Asks whose token it is and what it may do. */
  @Override
  protected List<Violation> attempt(SquareSettings settings) throws DeliveryException {
    return judged(tokenStatus(settings), settings);
  }

  @Override
  protected String blamed(ConnectorError code, SquareSettings settings) {
    return code == ConnectorError.AUTHENTICATION_FAILED
        ? SquareDescription.ACCESS_TOKEN
        : SquareDescription.BASE_URL;
  }

  private JsonNode tokenStatus(SquareSettings settings) throws DeliveryException {
    SquareClient client = SquareClient.of(http, settings, About.settings());
    return client.ask("tokenStatus", client.outside("oauth2", "token", "status"));
  }

  private static List<Violation> judged(JsonNode status, SquareSettings settings) {
    List<Violation> violations = new ArrayList<>();
    String merchant = status.path("merchant_id").asString("");
    if (!merchant.equals(settings.merchantId())) {
      violations.add(
          new Violation(
              SquareDescription.MERCHANT_ID,
              "merchant",
              "The token is for the merchant %s.".formatted(merchant),
              settings.merchantId()));
    }
    Set<String> missing = new LinkedHashSet<>(PERMISSIONS);
    status.path("scopes").forEach(scope -> missing.remove(scope.asString("")));
    if (!status.path("scopes").isEmpty() && !missing.isEmpty()) {
      violations.add(
          Violation.of(
              SquareDescription.ACCESS_TOKEN,
              "permission",
              "The token lacks %s.".formatted(String.join(", ", missing))));
    }
    return violations;
  }

  @Override
  public ItemTerms terms(Target target) {
    return new ItemTerms(
        Deletion.EXPLICIT,
        BATCH_ITEMS,
        8_000_000,
        500,
        Duration.ofHours(1),
        Set.of(ItemTerms.Ability.READ_BACK, ItemTerms.Ability.LIST));
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    return send(target, batch, false);
  }

  /**
   * What a batch has written carries its key; a request that has arrived is known to Square by its
   * idempotency key.
   */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return send(target, batch, true);
  }

  private Submission send(Target target, ItemBatch batch, boolean again) throws DeliveryException {
    SquareClient client = client(target, About.batch(target, batch));
    SquarePlan plan = SquarePlan.of(batch, new SquareCatalog(client), again);
    return Submission.answered(new SquareWrite(client, batch.key()).all(plan));
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    SquareCatalog catalog = new SquareCatalog(client(target, About.items(target, items)));
    Set<String> skus = new LinkedHashSet<>();
    Set<String> ids = new LinkedHashSet<>();
    for (ItemRef item : items) {
      String id = item.channelId();
      if (id == null) {
        skus.add(item.sku());
      } else {
        ids.add(id);
      }
    }
    Map<String, String> bySku = catalog.itemsBySku(skus);
    ids.addAll(bySku.values());
    Map<String, JsonNode> found = new LinkedHashMap<>(catalog.items(ids));
    return items.stream().map(item -> state(item, bySku, found)).toList();
  }

  private static ItemAnswer state(
      ItemRef item, Map<String, String> bySku, Map<String, JsonNode> found) {
    String known = item.channelId();
    String id = known == null ? bySku.get(SquareCatalog.key(item.sku())) : known;
    JsonNode there = id == null ? null : found.get(id);
    SquareMark mark = there == null ? null : SquareMark.ofItem(there);
    boolean ours = known != null || (mark != null && mark.item().equals(item.sku()));
    return there != null && ours
        ? SquareCatalog.state(item.sku(), there)
        : ItemAnswer.of(item.sku(), ItemState.MISSING);
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    return new SquareCatalog(client(target, About.feed(target))).page(cursor);
  }

  private SquareClient client(Target target, About about) throws DeliveryException {
    return SquareClient.of(http, settings(target), about);
  }
}
