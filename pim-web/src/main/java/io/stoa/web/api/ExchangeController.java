package io.stoa.web.api;

import io.stoa.app.ItemDesk;
import io.stoa.connectors.exchange.Exchange;
import io.stoa.connectors.exchange.ExchangeQuery;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was said to channels and what they answered; secrets are masked, bodies are cut. */
@Tag(name = "Channels")
@RestController
@RequestMapping("/api/v1/exchanges")
class ExchangeController {
  private final ItemDesk items;

  ExchangeController(ItemDesk items) {
    this.items = items;
  }

  /**
   * The newest first; all that is given must hold.
   *
   * @param batch idempotency key of a batch
   * @param sku an item that it was about
   * @param after id of the last one of the page before
   */
  @GetMapping
  List<Exchange> find(
      @RequestParam(required = false) @Nullable String feed,
      @RequestParam(required = false) @Nullable String run,
      @RequestParam(required = false) @Nullable String batch,
      @RequestParam(required = false) @Nullable String sku,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    ExchangeQuery query =
        new ExchangeQuery(given(feed), given(run), given(batch), given(sku), given(after));
    return items.exchanges().find(query, Limits.within(limit));
  }

  @GetMapping("/{id}")
  Exchange one(@PathVariable String id) {
    return items.exchanges().get(id);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
