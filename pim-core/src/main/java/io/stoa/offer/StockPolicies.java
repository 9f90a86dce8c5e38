package io.stoa.offer;

import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Channel;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The buffers and caps of each channel; one that has none shows everything. Thread-safe. */
public final class StockPolicies {
  /** The id of a document is the channel's code in lower case. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("stock_policies");

  private static final int MOST = 1_000_000;
  private static final int MOST_LOCATIONS = 1_000;

  private final DocumentCollection documents;
  private final Catalogs catalogs;

  public StockPolicies(DocumentStore store, Catalogs catalogs) {
    this.documents = store.collection(COLLECTION);
    this.catalogs = catalogs;
  }

  /** The channel's, in its absence one that leaves stock as it is. */
  public StockPolicy of(String channel) {
    return documents
        .get(id(channel))
        .map(StockPolicies::read)
        .orElseGet(() -> StockPolicy.none(channel));
  }

  /** One for each channel of the catalogue, in code order. */
  public List<StockPolicy> all() {
    return catalogs.current().all(Channel.class).stream().map(c -> of(c.code())).toList();
  }

  /**
   * Stores it, in place of an earlier one of the channel.
   *
   * @return what is wrong with it; empty means stored
   */
  public List<Violation> save(StockPolicy policy) {
    List<Violation> violations = check(policy);
    if (violations.isEmpty()) {
      String code = catalogs.current().channel(policy.channel()).map(Channel::code).orElseThrow();
      StockPolicy canonical =
          new StockPolicy(
              code,
              policy.holdBack(),
              policy.holdBackPerLocation(),
              policy.showAtMost(),
              policy.which(),
              policy.locations());
      documents.put(Write.replace(id(code), Write.ANY, JsonBody.of(Json.write(canonical))));
    }
    return violations;
  }

  private List<Violation> check(StockPolicy policy) {
    if (catalogs.current().channel(policy.channel()).isEmpty()) {
      throw StoaException.notFound("channel", policy.channel());
    }
    List<Violation> violations = new ArrayList<>();
    checkRange("holdBack", policy.holdBack(), violations);
    checkRange("holdBackPerLocation", policy.holdBackPerLocation(), violations);
    Integer most = policy.showAtMost();
    if (most != null) {
      checkRange("showAtMost", most, violations);
    }
    if (policy.which() != StockPolicy.Which.ALL && policy.locations().isEmpty()) {
      violations.add(Violation.of("locations", "required", "Say which locations."));
    }
    if (policy.locations().size() > MOST_LOCATIONS) {
      violations.add(
          Violation.of("locations", "count", "Has more than " + MOST_LOCATIONS + " locations."));
    }
    policy.locations().stream()
        .filter(location -> !OfferRules.isLocation(location))
        .forEach(
            location ->
                violations.add(
                    new Violation(
                        "locations", "location_code", "Is no code of a location.", location)));
    return List.copyOf(violations);
  }

  private static void checkRange(String field, int pieces, List<Violation> violations) {
    if (pieces < 0 || pieces > MOST) {
      violations.add(
          new Violation(field, "range", "Is 0 to " + MOST + ".", Integer.toString(pieces)));
    }
  }

  private static String id(String channel) {
    return channel.toLowerCase(Locale.ROOT);
  }

  private static StockPolicy read(StoredDocument stored) {
    return Json.read(Objects.requireNonNull(stored.body(), "deleted").utf8(), StockPolicy.class);
  }
}
