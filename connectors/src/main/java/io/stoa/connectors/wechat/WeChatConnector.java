package io.stoa.connectors.wechat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import io.stoa.requirement.Deletion;
import io.stoa.store.DocumentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends products to a WeChat shop, one after the other: images first, then the draft, which is
 * handed in for audit; what is on sale changes price, stock and time of sale without one.
 */
public final class WeChatConnector extends ChannelConnector<WeChatSettings>
    implements ItemConnector {
  /** A product takes several calls; a batch should not take longer than a minute or two. */
  private static final int BATCH_ITEMS = 20;

  private static final long BATCH_BYTES = 4_000_000;
  private static final int READ_BACK_ITEMS = 30;

  /** Audits take hours, over holidays days. */
  private static final Duration PATIENCE = Duration.ofDays(7);

  private static final String ON_SALE = "sale ";
  private static final String DRAFTS = "draft ";

  private final WeChatMemory memory;

  public WeChatConnector(ChannelHttp http, DocumentStore store) {
    super(http, WeChatDescription.DESCRIPTION, WeChatSettings::read);
    this.memory = new WeChatMemory(store);
  }

  @Override
  protected List<Violation> attempt(WeChatSettings settings) throws DeliveryException {
    new WeChatClient(http, settings, About.settings()).greet();
    return List.of();
  }

  @Override
  protected String blamed(ConnectorError code, WeChatSettings settings) {
    return code == ConnectorError.AUTHENTICATION_FAILED
        ? WeChatDescription.APP_SECRET
        : WeChatDescription.BASE_URL;
  }

  /** A shop has one AppID. */
  @Override
  public String account(Target target) {
    return String.join(
        "\n",
        WeChatDescription.CODE,
        BaseUrl.named(target, WeChatDescription.BASE_URL),
        target.setting(WeChatDescription.APP_ID));
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
    return write(target, batch, false);
  }

  /** Learns first which products of the batch are there: WeChat would add them once more. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return write(target, batch, true);
  }

  private Submission write(Target target, ItemBatch batch, boolean again) throws DeliveryException {
    WeChatSettings settings = settings(target);
    WeChatClient client = new WeChatClient(http, settings, About.batch(target, batch));
    WeChatProducts products = new WeChatProducts(client, memory, settings.account());
    WeChatImages images = new WeChatImages(client, memory, settings.account());
    WeChatWriter writer = new WeChatWriter(client, images, products, settings.delete());
    if (batch.items().stream().anyMatch(item -> isNew(item, products))) {
      if (again) {
        products.learnNew();
      } else {
        products.learnOnce();
      }
    }
    List<ItemAnswer> answers = new ArrayList<>();
    for (BatchItem item : batch.items()) {
      try {
        answers.add(problem(item) ? misnamed(item) : writer.write(item));
      } catch (PostponedException e) {
        if (answers.isEmpty()) {
          throw e;
        }
        answers.add(postponed(item, e));
      }
    }
    return Submission.answered(answers);
  }

  private static boolean isNew(BatchItem item, WeChatProducts products) {
    return item.payload() != null
        && item.channelId() == null
        && products.idOf(item.sku()).isEmpty();
  }

  /** Without our own id in the shop nobody finds the product again. */
  private static boolean problem(BatchItem item) {
    JsonNode payload = item.payload();
    return payload != null
        && !payload.path("out_product_id").asString("").equalsIgnoreCase(item.sku());
  }

  private static ItemAnswer misnamed(BatchItem item) {
    return ItemAnswer.rejected(
        item.sku(),
        ItemIssue.error(
            "out_product_id",
            "out_product_id",
            "The shop's out_product_id must be the item's own code, %s, so that it is found again."
                .formatted(item.sku())));
  }

  private static ItemAnswer postponed(BatchItem item, PostponedException e) {
    return new ItemAnswer(
        item.sku(),
        ItemState.POSTPONED,
        item.channelId(),
        List.of(new ItemIssue(null, "quota", Severity.INFO, e.getMessage(), null)));
  }

  /** There are no tickets: every item is answered at once, then read back. */
  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    throw DeliveryException.lasting(
        ConnectorError.REPORT_LOST, "WeChat has no batches to ask for.", null);
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    WeChatSettings settings = settings(target);
    WeChatClient client = new WeChatClient(http, settings, About.items(target, items));
    WeChatProducts products = new WeChatProducts(client, memory, settings.account());
    List<ItemAnswer> answers = new ArrayList<>();
    for (ItemRef item : items) {
      String id =
          item.channelId() == null ? products.idOf(item.sku()).orElse("") : item.channelId();
      answers.add(seen(client, item, id));
    }
    return answers;
  }

  private static ItemAnswer seen(WeChatClient client, ItemRef item, String id)
      throws DeliveryException {
    if (!id.isEmpty()) {
      try {
        return WeChatProduct.of(client.product(id)).answer(item.sku(), item.action());
      } catch (WeChatRefusal e) {
        if (e.errcode() != WeChatErrors.NOT_FOUND) {
          throw e;
        }
      }
    }
    return ItemAnswer.of(
        item.sku(), item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.MISSING);
  }

  /** First what was ever on sale, then the drafts that never were. */
  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    WeChatSettings settings = settings(target);
    WeChatClient client = new WeChatClient(http, settings, About.feed(target));
    boolean drafts = cursor != null && cursor.startsWith(DRAFTS);
    String key =
        cursor == null ? "" : cursor.substring(drafts ? DRAFTS.length() : ON_SALE.length());
    WeChatPage page =
        client.list(drafts ? 0 : null, key.isEmpty() ? null : key, WeChatProducts.PAGE);
    List<ItemAnswer> items = new ArrayList<>();
    for (String id : page.ids()) {
      WeChatProduct product = WeChatProduct.of(client.product(id));
      String ours = product.ours();
      items.add(product.answer(ours.isEmpty() ? product.id() : ours, ItemAction.UPDATE));
    }
    if (page.next() != null) {
      return new ListedPage(items, (drafts ? DRAFTS : ON_SALE) + page.next());
    }
    return new ListedPage(items, drafts ? null : DRAFTS);
  }
}
