package io.stoa.connectors.shopify;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Polled;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.shopify.ShopifyProducts.Wanted;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the products of a Shopify shop: few of a batch are set one by one, many by a bulk
 * operation. A product of ours carries a mark; others in the shop are neither listed nor deleted.
 * An update that was sent twice has the same outcome as once, so that of a batch whose answer was
 * lost only what is missing is sent again.
 */
public final class ShopifyConnector extends ChannelConnector<ShopifySettings>
    implements ItemConnector {
  static final int BATCH_ITEMS = 5_000;

  /** What a line of a bulk operation's file has besides the payload. */
  private static final int OVERHEAD = 400;

  private static final String HELLO =
      """
      query StoaHello {
        shop { name }
        currentAppInstallation { accessScopes { handle } }
      }
      """;

  public ShopifyConnector(ChannelHttp http) {
    super(http, ShopifyDescription.DESCRIPTION, ShopifySettings::read);
  }

  /** A shop has each handle once, whichever app writes it. */
  @Override
  public String account(Target target) {
    return ShopifyDescription.CODE + "\n" + BaseUrl.named(target, ShopifyDescription.BASE_URL);
  }

  /** Asks the shop for its name, and for what the token may do. */
  @Override
  protected List<Violation> attempt(ShopifySettings settings) throws DeliveryException {
    ShopifyClient client = ShopifyClient.of(http, settings, About.settings());
    return judged(
        client.ask(ShopifyRequest.read("hello", HELLO, Json.MAPPER.createObjectNode(), 3)),
        settings);
  }

  private static List<Violation> judged(ShopifyReply reply, ShopifySettings settings)
      throws DeliveryException {
    List<Violation> violations = new ArrayList<>();
    Set<String> scopes = new LinkedHashSet<>();
    for (JsonNode scope : reply.orRefuse().path("currentAppInstallation").path("accessScopes")) {
      scopes.add(scope.path("handle").asString(""));
    }
    String secret =
        settings.accessToken().isEmpty()
            ? ShopifyDescription.CLIENT_ID
            : ShopifyDescription.ACCESS_TOKEN;
    if (!scopes.contains("write_products")) {
      violations.add(
          Violation.of(secret, "scope", "The app may not change products: write_products."));
    }
    String served = reply.served();
    if (!served.isEmpty() && !served.equals(settings.apiVersion())) {
      violations.add(
          new Violation(
              ShopifyDescription.API_VERSION,
              "api_version",
              "Shopify answers in version %s instead.".formatted(served),
              settings.apiVersion()));
    }
    return violations;
  }

  @Override
  protected String blamed(ConnectorError code, ShopifySettings settings) {
    if (code != ConnectorError.AUTHENTICATION_FAILED) {
      return ShopifyDescription.BASE_URL;
    }
    return settings.accessToken().isEmpty()
        ? ShopifyDescription.CLIENT_SECRET
        : ShopifyDescription.ACCESS_TOKEN;
  }

  @Override
  public ItemTerms terms(Target target) {
    int megabytes =
        ShopifySettings.read(target.settings())
            .good()
            .map(ShopifySettings::bulkMegabytes)
            .orElse(20);
    return new ItemTerms(
        Deletion.EXPLICIT,
        BATCH_ITEMS,
        megabytes * 1_000_000L - (long) BATCH_ITEMS * OVERHEAD,
        100,
        Duration.ofHours(26),
        Set.of(ItemTerms.Ability.READ_BACK, ItemTerms.Ability.LIST));
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    return send(target, batch, false);
  }

  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return send(target, batch, true);
  }

  private Submission send(Target target, ItemBatch batch, boolean again) throws DeliveryException {
    ShopifyClient client = client(target, About.batch(target, batch));
    ShopifyProducts products = new ShopifyProducts(client);
    ShopifyBulk bulk = new ShopifyBulk(client);
    int bulkFrom = client.settings().bulkFrom();
    if (!again && batch.items().size() >= bulkFrom) {
      bulk.awaitTurn();
    }
    ShopifyPlan plan = ShopifyPlan.of(batch, client.settings(), products);
    products.mark(plan.marks());
    List<ShopifyWork> many = many(plan, bulkFrom);
    List<ItemAnswer> answers = new ArrayList<>(plan.answers());
    @Nullable Ticket ticket = null;
    if (!many.isEmpty()) {
      ShopifyInBulk.Begun begun = new ShopifyInBulk(bulk).begin(many, batch.key(), again);
      answers.addAll(begun.postponed());
      ticket = begun.ticket().ticket();
    }
    Set<Integer> inBulk = many.stream().map(ShopifyWork::index).collect(Collectors.toSet());
    List<ShopifyWork> few =
        plan.works().stream().filter(work -> !inBulk.contains(work.index())).toList();
    answers.addAll(new ShopifyOneByOne(client, batch.key()).all(few, ticket != null));
    return new Submission(
        answers, ticket, ticket == null ? Duration.ZERO : ShopifyInBulk.ASK_AFTER);
  }

  /**
   * What goes as a bulk operation: which items that are does not depend on what of the batch has
   * arrived already.
   */
  private static List<ShopifyWork> many(ShopifyPlan plan, int bulkFrom) {
    List<ShopifyWork> sets = plan.sets();
    if (sets.size() >= bulkFrom) {
      return sets;
    }
    List<ShopifyWork> deletes =
        plan.deletes().stream().filter(work -> work.item().channelId() != null).toList();
    return deletes.size() >= bulkFrom ? deletes : List.of();
  }

  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    ShopifyClient client = client(target, About.items(target, items));
    return new ShopifyInBulk(new ShopifyBulk(client)).poll(ShopifyTicket.read(ticket), items);
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    ShopifyProducts products = new ShopifyProducts(client(target, About.items(target, items)));
    Map<String, ShopifyProduct> found =
        products.find(
            items.stream()
                .map(i -> new Wanted(i.sku(), i.channelId(), ShopifyInput.handleOf(i.sku())))
                .toList());
    return items.stream()
        .map(
            item -> {
              ShopifyProduct product = found.get(item.sku());
              boolean ours =
                  product != null && (item.channelId() != null || product.isMarkedFor(item.sku()));
              return ours && product != null
                  ? product.answer(item.sku())
                  : ItemAnswer.of(item.sku(), ItemState.MISSING);
            })
        .toList();
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    return new ShopifyProducts(client(target, About.feed(target))).page(cursor);
  }

  private ShopifyClient client(Target target, About about) throws DeliveryException {
    return ShopifyClient.of(http, settings(target), about);
  }
}
