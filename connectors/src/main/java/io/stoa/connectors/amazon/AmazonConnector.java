package io.stoa.connectors.amazon;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Polled;
import io.stoa.connector.PublishedSchema;
import io.stoa.connector.Rehearsing;
import io.stoa.connector.SchemaSource;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import io.stoa.requirement.Deletion;
import io.stoa.store.DocumentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends listings to Amazon. Many items go as a feed, whose report says which messages were taken
 * and how their listings fare; few go one by one, which Amazon answers at once. Either way "taken"
 * is not "live": buyers see a listing when it is read back as buyable or discoverable.
 */
public final class AmazonConnector extends ChannelConnector<AmazonSettings>
    implements ItemConnector, Rehearsing, SchemaSource {
  /** https://developer-docs.amazon.com/sp-api/docs/building-listings-management-workflows-guide */
  private static final int MOST_MESSAGES = 25_000;

  /** Keeps a feed, and its report in memory, small. */
  private static final long MOST_BYTES = 24L * 1024 * 1024;

  private static final Duration PATIENCE = Duration.ofHours(24);

  private final AmazonSubmissions submissions;

  /**
   * @param store where it is noted which batch became which feed
   */
  public AmazonConnector(ChannelHttp http, DocumentStore store) {
    super(http, AmazonDescription.DESCRIPTION, AmazonSettings::read);
    this.submissions = new AmazonSubmissions(store);
  }

  /** Fetches a token and looks at the list of feeds. */
  @Override
  protected List<Violation> attempt(AmazonSettings settings) throws DeliveryException {
    new AmazonClient(http, settings, "application " + settings.clientId(), About.settings())
        .getFeeds(null, null, null);
    return List.of();
  }

  @Override
  protected String blamed(ConnectorError code, AmazonSettings settings) {
    return code == ConnectorError.AUTHENTICATION_FAILED
        ? AmazonDescription.REFRESH_TOKEN
        : AmazonDescription.BASE_URL;
  }

  /** A seller's SKU is one listing in each marketplace. */
  @Override
  public String account(Target target) {
    return String.join(
        "\n",
        AmazonDescription.CODE,
        target.setting(AmazonDescription.BASE_URL),
        target.parameters().getOrDefault(AmazonPlace.SELLER, ""),
        target.parameters().getOrDefault(AmazonPlace.MARKETPLACE, ""));
  }

  @Override
  public ItemTerms terms(Target target) {
    return new ItemTerms(
        Deletion.EXPLICIT,
        MOST_MESSAGES,
        MOST_BYTES,
        AmazonClient.MOST_IDENTIFIERS,
        PATIENCE,
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
    AmazonSettings settings = settings(target);
    AmazonPlace place = AmazonPlace.of(target);
    AmazonClient client = client(settings, place, About.batch(target, batch));
    List<ItemAnswer> refused = new ArrayList<>();
    Map<Integer, BatchItem> numbered = new LinkedHashMap<>();
    for (int i = 0; i < batch.items().size(); i++) {
      BatchItem item = batch.items().get(i);
      ItemIssue problem = AmazonMessages.problem(item);
      if (problem == null) {
        numbered.put(i + 1, item);
      } else {
        refused.add(ItemAnswer.rejected(item.sku(), problem));
      }
    }
    if (numbered.isEmpty()) {
      return Submission.answered(refused);
    }
    boolean feedBegun = again && submissions.find(batch.key()).isPresent();
    if (numbered.size() <= settings.oneByOne() && !feedBegun) {
      OneByOne singly = new OneByOne(client, place);
      refused.addAll(again ? singly.sendAgain(numbered.values()) : singly.send(numbered.values()));
      return Submission.answered(refused);
    }
    FeedSubmission feed = new FeedSubmission(client, place, submissions);
    Submission sent =
        again ? feed.sendAgain(batch.key(), numbered) : feed.send(batch.key(), numbered);
    return new Submission(refused, sent.ticket(), sent.askAfter());
  }

  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    AmazonTicket asked = AmazonTicket.of(ticket);
    AmazonPlace place = AmazonPlace.of(target);
    AmazonClient client = client(settings(target), place, About.items(target, items));
    Polled polled = new FeedPolling(client, place).poll(asked, items);
    if (polled instanceof Polled.Done) {
      submissions.forget(asked.batch());
    }
    return polled;
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    AmazonPlace place = AmazonPlace.of(target);
    AmazonClient client = client(settings(target), place, About.items(target, items));
    Map<String, AmazonListing> found =
        items.isEmpty()
            ? Map.of()
            : new ListingSearch(client, place)
                .find(items.stream().map(ItemRef::sku).toList(), "summaries,issues");
    List<ItemAnswer> answers = new ArrayList<>();
    for (ItemRef item : items) {
      @Nullable AmazonListing listing = found.get(item.sku());
      answers.add(
          listing == null ? AmazonListing.absent(item) : listing.answer(item.sku(), item.action()));
    }
    return answers;
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    AmazonPlace place = AmazonPlace.of(target);
    AmazonClient client = client(settings(target), place, About.feed(target));
    return new ListingPages(client, place).page(cursor);
  }

  /** By Amazon's own VALIDATION_PREVIEW. */
  @Override
  public ItemAnswer rehearse(Target target, BatchItem item) throws DeliveryException {
    ItemIssue problem = AmazonMessages.problem(item);
    if (problem != null) {
      return ItemAnswer.rejected(item.sku(), problem);
    }
    AmazonPlace place = AmazonPlace.of(target);
    About about = About.items(target, List.of(item.ref()));
    return new OneByOne(client(settings(target), place, about), place).rehearse(item);
  }

  @Override
  public PublishedSchema fetchSchema(Target target, String name, String edition)
      throws DeliveryException {
    return definitions(target).fetch(name, edition);
  }

  @Override
  public List<String> findSchemas(Target target, String words) throws DeliveryException {
    return definitions(target).search(words);
  }

  private ProductTypeDefinitions definitions(Target target) throws DeliveryException {
    AmazonPlace place = AmazonPlace.of(target);
    return new ProductTypeDefinitions(client(settings(target), place, About.feed(target)), place);
  }

  private AmazonClient client(AmazonSettings settings, AmazonPlace place, About about) {
    return new AmazonClient(http, settings, place.seller(), about);
  }
}
