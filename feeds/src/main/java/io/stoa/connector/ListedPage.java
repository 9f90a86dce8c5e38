package io.stoa.connector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a channel has.
 *
 * @param items with the state in which the channel has them
 * @param next cursor of the page after, null when this is the last
 */
public record ListedPage(List<ItemAnswer> items, @Nullable String next) {
  public ListedPage {
    items = List.copyOf(items);
  }
}
