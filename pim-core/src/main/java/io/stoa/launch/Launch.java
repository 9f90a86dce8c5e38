package io.stoa.launch;

import io.stoa.search.Filter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A selection of products that is shown only in the windows of a timing, and then only in the feeds
 * and channels that are named. Outside the windows, before the first and after the last, no feed
 * shows it, for as long as the launch is there and enabled. Stored as a document.
 *
 * @param code lower-case letters, digits, {@code -} and {@code _}
 * @param enabled whether it has any effect
 * @param selection which products
 * @param feeds codes of the feeds that show it
 * @param channels codes of the channels all of whose feeds show it
 * @param ahead whether a feed whose channel has a field of its own for the start, such as Google's
 *     {@code availability_date}, has the products before they open, with that field filled
 * @param limit most pieces of each product that feeds tell of; null for what the stock policy says
 */
public record Launch(
    String code,
    String label,
    boolean enabled,
    Timing timing,
    Filter selection,
    List<String> feeds,
    List<String> channels,
    boolean ahead,
    @Nullable Integer limit) {
  public Launch {
    feeds = feeds == null ? List.of() : List.copyOf(feeds);
    channels = channels == null ? List.of() : List.copyOf(channels);
  }

  /** Whether the outlet is among those that show it. */
  public boolean names(Outlet outlet) {
    return feeds.contains(outlet.feed())
        || channels.stream().anyMatch(outlet.channel()::equalsIgnoreCase);
  }
}
