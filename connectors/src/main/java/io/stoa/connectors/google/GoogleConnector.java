package io.stoa.connectors.google;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
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
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.SideBySide;
import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends products to Google Merchant Center: each is inserted into a data source, which replaces
 * what was there, and some minutes later the processed product is looked at.
 */
public final class GoogleConnector extends GoogleItems {
  private static final int BATCH_ITEMS = 200;
  private static final long BATCH_BYTES = 8_000_000;
  private static final int READ_BACK_ITEMS = 100;
  private static final Duration PATIENCE = Duration.ofDays(3);

  /** Products are processed within several minutes. */
  private static final Duration ASK_AFTER = Duration.ofMinutes(3);

  private static final Duration PROCESSED_WITHIN = Duration.ofMinutes(30);

  public GoogleConnector(ChannelHttp http) {
    super(http, GoogleDescription.PRODUCTS);
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
    GoogleItems.requireLabel(target);
    GoogleClient client = client(target, About.batch(target, batch));
    List<Optional<ItemAnswer>> sent =
        SideBySide.each(
            batch.items(),
            item -> send(client, target, item),
            (item, why) -> Optional.of(GoogleItems.postponed(item, why)));
    List<ItemAnswer> answers = new ArrayList<>();
    BitSet decided = new BitSet();
    for (int i = 0; i < sent.size(); i++) {
      if (sent.get(i).isPresent()) {
        answers.add(sent.get(i).get());
        decided.set(i);
      }
    }
    return decided.cardinality() == sent.size()
        ? Submission.answered(answers)
        : new Submission(
            answers, new GoogleTicket(client.talk().now(), decided).ticket(), ASK_AFTER);
  }

  /** Empty when Google took the product and works on it. */
  private static Optional<ItemAnswer> send(GoogleClient client, Target target, BatchItem item)
      throws DeliveryException {
    JsonNode payload = item.payload();
    if (payload == null) {
      return Optional.of(delete(client, target, item));
    }
    String offer = payload.path("id").asString("");
    if (!offer.equalsIgnoreCase(item.sku())) {
      return Optional.of(GoogleItems.misnamed(item, item.sku()));
    }
    Answer answer =
        client.insert(
            GoogleProductInput.of(
                payload, offer, GoogleNames.language(target), GoogleNames.label(target)));
    if (GoogleFailure.isOfItem(answer)) {
      return Optional.of(
          new ItemAnswer(
              item.sku(),
              ItemState.REJECTED,
              item.channelId(),
              GoogleFailure.issues(answer, client.talk())));
    }
    client.good(answer);
    return Optional.empty();
  }

  private static ItemAnswer delete(GoogleClient client, Target target, BatchItem item)
      throws DeliveryException {
    Answer answer = client.delete(GoogleNames.product(target, offer(item.ref())));
    if (answer.status() != 404) {
      if (GoogleFailure.isOfItem(answer)) {
        return ItemAnswer.rejected(
            item.sku(),
            GoogleFailure.issues(answer, client.talk())
                .toArray(io.stoa.connector.ItemIssue[]::new));
      }
      if (!answer.isGood()) {
        client.good(answer);
      }
    }
    return ItemAnswer.of(item.sku(), ItemState.DELETED).withChannelId(item.channelId());
  }

  /** The same once more replaces what is there by the same. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return submit(target, batch);
  }

  /** Looks at the products until all are processed; what is not there after half an hour is not. */
  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    GoogleClient client = client(target, About.items(target, items));
    GoogleTicket asked = GoogleTicket.of(ticket);
    boolean late = client.talk().now().isAfter(asked.sent().plus(PROCESSED_WITHIN));
    List<ItemRef> open = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!asked.decided().get(i)) {
        open.add(items.get(i));
      }
    }
    List<Optional<ItemAnswer>> answers =
        SideBySide.each(
            open,
            item -> {
              Answer answer = client.product(GoogleNames.product(target, offer(item)));
              if (answer.status() == 404) {
                return late
                    ? Optional.of(ItemAnswer.of(item.sku(), ItemState.MISSING))
                    : Optional.empty();
              }
              JsonNode product = client.good(answer);
              return late || GoogleAnswers.isProcessedSince(product, asked.sent())
                  ? Optional.of(GoogleAnswers.of(item.sku(), product))
                  : Optional.empty();
            },
            (item, why) -> Optional.empty());
    return answers.stream().allMatch(Optional::isPresent)
        ? new Polled.Done(answers.stream().map(Optional::orElseThrow).toList())
        : new Polled.Pending(ASK_AFTER);
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    GoogleItems.requireLabel(target);
    GoogleClient client = client(target, About.items(target, items));
    return SideBySide.each(
        items,
        item -> {
          Answer answer = client.product(GoogleNames.product(target, offer(item)));
          if (answer.status() == 404) {
            return ItemAnswer.of(
                item.sku(),
                item.action() == ItemAction.DELETE ? ItemState.DELETED : ItemState.MISSING);
          }
          return GoogleAnswers.of(item.sku(), client.good(answer));
        },
        (item, why) -> ItemAnswer.of(item.sku(), ItemState.ACCEPTED));
  }

  /** Only what this data source brought in this language and under this label is ours. */
  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    GoogleItems.requireLabel(target);
    GoogleSettings settings = settings(target);
    GoogleClient client = new GoogleClient(http, settings, About.feed(target));
    JsonNode page = client.page(GoogleClient.PAGE, cursor);
    List<ItemAnswer> items = new ArrayList<>();
    for (JsonNode product : page.path("products")) {
      if (product.path("dataSource").asString("").equals(settings.dataSourceName())
          && product.path("contentLanguage").asString("").equals(GoogleNames.language(target))
          && product.path("feedLabel").asString("").equals(GoogleNames.label(target))) {
        items.add(GoogleAnswers.of(GoogleAnswers.offer(product, ""), product));
      }
    }
    String next = page.path("nextPageToken").asString("");
    return new ListedPage(items, next.isEmpty() ? null : next);
  }

  private static String offer(ItemRef item) {
    String known = item.channelId();
    return known == null ? item.sku() : known;
  }
}
