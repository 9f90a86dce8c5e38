package io.stoa.connectors.acp;

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
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.BaseUrl;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.requirement.Deletion;
import io.stoa.store.DocumentStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the products of a feed of the Agentic Commerce Protocol. The receiver takes a batch over as
 * a whole and says no more of it; so its own list of products is looked at. The protocol cannot
 * delete: a product that goes is discontinued with all its variants.
 */
public final class AcpConnector extends ChannelConnector<AcpSettings> implements ItemConnector {
  private static final int BATCH_ITEMS = 250;
  private static final long BATCH_BYTES = 4_000_000;
  private static final int READ_BACK_ITEMS = 500;
  private static final Duration PATIENCE = Duration.ofHours(24);
  private static final Duration ASK_AFTER = Duration.ofSeconds(30);

  /** What is not in the feed by then was dropped without a word. */
  private static final Duration PROCESSED_WITHIN = Duration.ofMinutes(30);

  /** Asking for a feed that cannot be shows whether the token opens. */
  private static final String NO_FEED = "stoa-no-such-feed";

  private final AcpFeeds feeds;

  /**
   * @param store where it is noted which feed was made
   */
  public AcpConnector(ChannelHttp http, DocumentStore store) {
    super(http, AcpDescription.DESCRIPTION, AcpSettings::read);
    this.feeds = new AcpFeeds(store);
  }

  /** A feed has each id once. Feeds that are made are one for each of ours. */
  @Override
  public String account(Target target) {
    String feed = target.setting(AcpDescription.FEED_ID);
    return String.join(
        "\n",
        AcpDescription.CODE,
        BaseUrl.named(target, AcpDescription.BASE_URL),
        feed.isEmpty() ? "made for " + target.feed() : feed);
  }

  @Override
  protected String blamed(ConnectorError code, AcpSettings settings) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> AcpDescription.TOKEN;
      case DESTINATION_REFUSED -> AcpDescription.FEED_ID;
      default -> AcpDescription.BASE_URL;
    };
  }

  @Override
  protected List<Violation> attempt(AcpSettings settings) throws DeliveryException {
    AcpClient client = new AcpClient(http, settings, About.settings());
    boolean named = !settings.feedId().isEmpty();
    Answer answer = client.feed(named ? settings.feedId() : NO_FEED);
    if (named || answer.status() != 404) {
      client.good(answer);
    }
    return List.of();
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
    AcpSettings settings = settings(target);
    AcpClient client = new AcpClient(http, settings, About.batch(target, batch));
    String feed = feeds.findOrMake(target, settings, client);
    List<ItemAnswer> decided = new AcpWrite(client, feed, batch).all();
    Set<String> skus = decided.stream().map(ItemAnswer::sku).collect(Collectors.toSet());
    return skus.size() == batch.items().size()
        ? Submission.answered(decided)
        : new Submission(decided, AcpTicket.of(client.now(), skus), ASK_AFTER);
  }

  /** Products are known by their ids: the same once more replaces what is there by the same. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return submit(target, batch);
  }

  /** Looks at the feed until all are there; what is not there after half an hour is not. */
  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    AcpTicket asked = AcpTicket.of(ticket);
    AcpClient client = new AcpClient(http, settings(target), About.items(target, items));
    AcpProducts there = there(target, client);
    List<ItemAnswer> answers =
        items.stream()
            .filter(item -> !asked.decided().contains(item.sku()))
            .map(there::state)
            .toList();
    boolean late = client.now().isAfter(asked.at().plus(PROCESSED_WITHIN));
    boolean open = answers.stream().anyMatch(answer -> answer.state() == ItemState.MISSING);
    return open && !late ? new Polled.Pending(ASK_AFTER) : new Polled.Done(answers);
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    AcpClient client = new AcpClient(http, settings(target), About.items(target, items));
    AcpProducts there = there(target, client);
    return items.stream().map(there::state).toList();
  }

  /** The protocol gives a feed's products all at once. */
  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    AcpClient client = new AcpClient(http, settings(target), About.feed(target));
    return new ListedPage(there(target, client).listed(), null);
  }

  private AcpProducts there(Target target, AcpClient client) throws DeliveryException {
    Optional<String> feed = feeds.find(target, settings(target));
    return AcpProducts.of(
        feed.isEmpty() ? Json.MAPPER.createObjectNode() : client.products(feed.get()));
  }
}
