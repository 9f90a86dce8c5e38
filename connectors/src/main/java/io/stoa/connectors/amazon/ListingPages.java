package io.stoa.connectors.amazon;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ListedPage;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All listings of a seller, page by page. One search gives 1,000 listings at most, so after so many
 * the next search begins at the time when the last of them was created.
 */
record ListingPages(AmazonClient client, AmazonPlace place) {
  private static final int MOST_OF_A_SEARCH = 1_000;

  /**
   * Where the list stands.
   *
   * @param since createdAfter of this search, null for the first
   * @param page token of the page, null for the first of the search
   * @param seen listings of this search
   * @param last when the last listing was created
   * @param atLast SKUs created just then: the next search gives them again
   * @param before those of the search before, which this one gave again
   */
  record Cursor(
      @Nullable String since,
      @Nullable String page,
      int seen,
      String last,
      List<String> atLast,
      List<String> before) {
    static final Cursor START = new Cursor(null, null, 0, "", List.of(), List.of());

    Cursor {
      atLast = List.copyOf(atLast);
      before = List.copyOf(before);
    }

    String text() {
      return new String(Json.write(this), StandardCharsets.UTF_8);
    }

    static Cursor of(@Nullable String text) throws DeliveryException {
      try {
        return text == null
            ? START
            : Json.read(text.getBytes(StandardCharsets.UTF_8), Cursor.class);
      } catch (StoaException e) {
        throw DeliveryException.lasting(
            ConnectorError.DESTINATION_REFUSED, "The cursor is none of this connector's.", e);
      }
    }
  }

  ListedPage page(@Nullable String cursor) throws DeliveryException {
    Cursor at = Cursor.of(cursor);
    JsonNode json = client.listListings(place, at.since(), at.page());
    List<ItemAnswer> items = new ArrayList<>();
    List<String> atLast = new ArrayList<>(at.atLast());
    String last = at.last();
    int seen = at.seen();
    for (JsonNode item : json.path("items")) {
      AmazonListing listing = new AmazonListing(item, place.marketplace());
      seen++;
      if (!listing.created().equals(last)) {
        last = listing.created();
        atLast.clear();
      }
      atLast.add(listing.sku());
      if (!at.before().contains(listing.sku())) {
        items.add(listing.answer(listing.sku(), null));
      }
    }
    String page = json.path("pagination").path("nextToken").asString("");
    return new ListedPage(items, next(at, page.isEmpty() ? null : page, seen, last, atLast));
  }

  private static @Nullable String next(
      Cursor at, @Nullable String page, int seen, String last, List<String> atLast)
      throws DeliveryException {
    if (seen < MOST_OF_A_SEARCH) {
      return page == null
          ? null
          : new Cursor(at.since(), page, seen, last, atLast, at.before()).text();
    }
    if (last.isEmpty() || last.equals(at.since())) {
      throw DeliveryException.lasting(
          ConnectorError.DESTINATION_REFUSED,
          "More than 1,000 listings were created at %s; Amazon does not list the others."
              .formatted(last),
          null);
    }
    return new Cursor(last, null, 0, last, List.of(), atLast).text();
  }
}
