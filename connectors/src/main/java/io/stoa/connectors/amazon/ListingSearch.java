package io.stoa.connectors.amazon;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.http.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Finds listings by their SKUs. */
record ListingSearch(AmazonClient client, AmazonPlace place) {
  /**
   * The listings that there are, by SKU.
   *
   * @param skus at most {@link AmazonClient#MOST_IDENTIFIERS}
   * @param includedData names of data sets with commas between
   */
  Map<String, AmazonListing> find(List<String> skus, String includedData) throws DeliveryException {
    List<String> together = new ArrayList<>();
    Map<String, AmazonListing> found = new HashMap<>();
    for (String sku : skus) {
      // Amazon takes several with commas between: one that has a comma goes alone.
      if (sku.indexOf(',') >= 0) {
        Answer answer = client.getListing(place, sku, includedData);
        if (answer.status() != 404) {
          put(found, AmazonFailure.orRefuse(answer).json());
        }
      } else {
        together.add(sku);
      }
    }
    if (!together.isEmpty()) {
      client.findListings(place, together, includedData).path("items").forEach(i -> put(found, i));
    }
    return found;
  }

  private void put(Map<String, AmazonListing> found, JsonNode item) {
    AmazonListing listing = new AmazonListing(item, place.marketplace());
    found.put(listing.sku(), listing);
  }
}
