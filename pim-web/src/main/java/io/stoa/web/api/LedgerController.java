package io.stoa.web.api;

import io.stoa.app.LedgerDesk;
import io.stoa.connector.ItemAction;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerHead;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerResult;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What feeds last sent for their items, and what became of it. */
@Tag(name = "Feeds")
@RestController
@RequestMapping("/api/v1")
class LedgerController {
  private final LedgerDesk ledgers;

  LedgerController(LedgerDesk ledgers) {
    this.ledgers = ledgers;
  }

  /** How many items of the feed are in which state. */
  @GetMapping("/feeds/{code}/ledger/summary")
  LedgerSummary summary(@PathVariable String code) {
    LedgerHead head = ledgers.head(code);
    return new LedgerSummary(
        head.states(),
        head.listed(),
        head.run(),
        head.lookedAt(),
        head.comparedAt(),
        head.nextLook().orElse(null),
        head.unsettled());
  }

  /**
   * Items of the feed, in the order of their keys.
   *
   * @param state any when not given; variants inside a group are then found by text only
   * @param action what was last wanted of the channel; any when not given
   * @param text stands in the SKU or code, in the channel's own id or in the code of an issue, in
   *     any case
   * @param after where the page before says that it goes on
   */
  @GetMapping("/feeds/{code}/ledger")
  LedgerPage ledger(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable EntryState state,
      @RequestParam(required = false) @Nullable ItemAction action,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    LedgerQuery query = new LedgerQuery(state, action, text, after, Limits.within(limit));
    LedgerResult found = ledgers.find(code, query);
    return new LedgerPage(found.entries().stream().map(LedgerRow::of).toList(), found.next());
  }

  /** What each feed has of a product; only feeds that have something, in code order. */
  @GetMapping("/listings")
  List<Listing> listings(@RequestParam String sku) {
    return ledgers.ofProduct(sku).entrySet().stream()
        .map(entry -> new Listing(entry.getKey(), LedgerRow.of(entry.getValue())))
        .toList();
  }

  /**
   * @param listed how many items the channel has, as far as Stoa knows
   * @param run id of the run that was settled last, null before the first
   * @param lookedAt when that was
   * @param comparedAt when all items were last compared, not only what had changed
   * @param nextLook when an item has to be looked at though nobody changes it, or null
   * @param unsettled id of a run whose delivery may or may not have arrived, or null
   */
  record LedgerSummary(
      Map<EntryState, Long> states,
      long listed,
      @Nullable String run,
      @Nullable Instant lookedAt,
      @Nullable Instant comparedAt,
      @Nullable Instant nextLook,
      @Nullable String unsettled) {}

  /** A page may have fewer items than asked for, even none, though more follow. */
  record LedgerPage(List<LedgerRow> items, @Nullable String next) {}

  /** One product in one feed. */
  record Listing(String feed, LedgerRow item) {}
}
