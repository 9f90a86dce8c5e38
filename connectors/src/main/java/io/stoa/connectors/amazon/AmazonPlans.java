package io.stoa.connectors.amazon;

import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.throttle.Heard;
import io.stoa.connectors.throttle.Limit.Bucket;
import java.util.List;
import java.util.Optional;

/**
 * How much Amazon lets a seller's application do. Usage plans stand with each operation in the
 * models (github.com/amzn/selling-partner-api-models); the header {@code x-amzn-RateLimit-Limit}
 * tells the rate that is applied.
 */
final class AmazonPlans {
  static final Bucket CREATE_DOCUMENT = new Bucket("createFeedDocument", 0.5, 15);
  static final Bucket GET_DOCUMENT = new Bucket("getFeedDocument", 0.0222, 10);
  static final Bucket GET_FEED = new Bucket("getFeed", 2, 15);
  static final Bucket GET_FEEDS = new Bucket("getFeeds", 0.0222, 10);
  static final Bucket GET_LISTING = new Bucket("getListingsItem", 5, 10);
  static final Bucket PUT_LISTING = new Bucket("putListingsItem", 5, 10);
  static final Bucket PATCH_LISTING = new Bucket("patchListingsItem", 5, 5);
  static final Bucket DELETE_LISTING = new Bucket("deleteListingsItem", 5, 5);
  static final Bucket SEARCH_LISTINGS = new Bucket("searchListingsItems", 5, 5);
  static final Bucket DEFINITION = new Bucket("getDefinitionsProductType", 5, 10);
  static final Bucket SEARCH_DEFINITIONS = new Bucket("searchDefinitionsProductTypes", 5, 10);

  /**
   * Listings feeds have a limit of their own, 5 in 5 minutes for each region. One a minute never
   * exceeds that, however Amazon counts; it replaces the plan of createFeed.
   * https://developer-docs.amazon.com/sp-api/changelog/update-feed-size-and-rate-limit-changes-for-the-json_listings_feed
   */
  static final Bucket LISTINGS_FEED = new Bucket("JSON_LISTINGS_FEED", 1 / 60.0, 1);

  private AmazonPlans() {}

  /** What the answer says of the rate of its operation. */
  static List<Heard> read(Call call, Answer answer) {
    return call.uses().stream()
        .map(use -> use.limit().group())
        .filter(group -> !group.equals(LISTINGS_FEED.group()))
        .findFirst()
        .flatMap(
            group ->
                answer
                    .header("x-amzn-RateLimit-Limit")
                    .flatMap(AmazonPlans::rate)
                    .map(rate -> List.<Heard>of(new Heard.Rate(group, rate))))
        .orElse(List.of());
  }

  private static Optional<Double> rate(String text) {
    try {
      double rate = Double.parseDouble(text.strip());
      return rate > 0 && rate < 10_000 ? Optional.of(rate) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
