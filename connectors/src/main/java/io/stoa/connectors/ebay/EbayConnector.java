package io.stoa.connectors.ebay;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemState;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Target;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.ChannelConnector;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.error.Violation;
import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the connectors for eBay do alike. */
abstract class EbayConnector extends ChannelConnector<EbaySettings> implements ItemConnector {
  private static final int BATCH_ITEMS = 100;
  private static final long BATCH_BYTES = 8_000_000;

  EbayConnector(ChannelHttp http, ConnectorDescription description) {
    super(http, description, settings -> EbaySettings.read(description, settings));
  }

  /** Fetches a token and looks at one item. */
  @Override
  protected final List<Violation> attempt(EbaySettings settings) throws DeliveryException {
    new EbayClient(http, settings, About.settings()).items(0, 1);
    return List.of();
  }

  @Override
  protected final String blamed(ConnectorError code, EbaySettings settings) {
    return code == ConnectorError.AUTHENTICATION_FAILED
        ? EbayDescription.REFRESH_TOKEN
        : EbayDescription.BASE_URL;
  }

  @Override
  public ItemTerms terms(Target target) {
    return terms(Set.of(ItemTerms.Ability.READ_BACK, ItemTerms.Ability.LIST));
  }

  static ItemTerms terms(Set<ItemTerms.Ability> abilities) {
    return new ItemTerms(
        Deletion.EXPLICIT, BATCH_ITEMS, BATCH_BYTES, BATCH_ITEMS, Duration.ofHours(24), abilities);
  }

  /** The seller, whichever application speaks for him. */
  final String seller(Target target) {
    return description().code() + "\n" + target.setting(EbayDescription.SELLER);
  }

  final EbayClient client(Target target, About about) throws DeliveryException {
    return new EbayClient(http, settings(target), about);
  }

  /** A page of the seller's inventory: its number is the cursor. */
  static int page(@Nullable String cursor) {
    return cursor == null ? 0 : Integer.parseInt(cursor);
  }

  static ItemAnswer postponed(String sku, @Nullable String id, PostponedException why) {
    return new ItemAnswer(
        sku, ItemState.POSTPONED, id, List.of(ItemIssue.error(null, "quota", why.getMessage())));
  }
}
