package io.stoa.web.api;

import io.stoa.app.FeedDesk;
import io.stoa.app.ItemDesk;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.ledger.LedgerProblems;
import io.stoa.standing.Standing;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How feeds stand with their channels, and what can be done about it. */
@Tag(name = "Channels")
@RestController
@RequestMapping("/api/v1/standings")
class StandingController {
  private static final int MOST_DAYS = 400;
  private static final int MOST_RELEASED = 10_000;

  private final ItemDesk items;
  private final FeedDesk feeds;

  StandingController(ItemDesk items, FeedDesk feeds) {
    this.items = items;
    this.feeds = feeds;
  }

  /** Of all feeds. */
  @GetMapping
  List<StandingView> all() {
    return items.standings().stream().map(this::view).toList();
  }

  /**
   * Of one feed, with what is wrong most often and how the counts went.
   *
   * @param days how far back; up to 3 are answered by the hour, more by the day
   */
  @GetMapping("/{feed}")
  StandingDetail one(@PathVariable String feed, @RequestParam(defaultValue = "30") int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw StoaException.invalid(
          List.of(
              new Violation(
                  "days", "range", "It is 1 to " + MOST_DAYS + ".", Integer.toString(days))));
    }
    StandingView standing = view(items.standing(feed));
    LedgerProblems.Found found = items.problems(feed);
    return new StandingDetail(
        standing,
        found.problems().stream().map(ProblemView::of).toList(),
        found.partial(),
        items.trend(feed, days),
        items.reconciled(feed).orElse(null),
        items.reconcileAsked(feed).orElse(null));
  }

  /**
   * Lets parked items be tried again; 409 while the feed is being run.
   *
   * @return how many were released
   */
  @PostMapping("/{feed}/release")
  Released release(@PathVariable String feed, @RequestBody Release wanted) {
    List<String> skus = wanted.skus() == null ? List.of() : wanted.skus();
    if (skus.size() > MOST_RELEASED) {
      throw StoaException.invalid(
          List.of(Violation.of("skus", "range", "At most " + MOST_RELEASED + " at once.")));
    }
    return new Released(items.release(feed, skus));
  }

  /**
   * Has the channel's own list compared with ours, here or by another node; the outcome is part of
   * the standing. 409 while the feed is being run.
   */
  @PostMapping("/{feed}/reconcile")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void reconcile(@PathVariable String feed) {
    items.reconcile(feed);
  }

  private StandingView view(Standing standing) {
    Instant next = feeds.nextFire(feeds.get(standing.feed())).orElse(null);
    return StandingView.of(standing, next);
  }

  /**
   * @param skus SKUs or codes of product models; all parked items when not given
   */
  record Release(@Nullable List<String> skus) {}

  /** How many items will be tried again. */
  record Released(long released) {}
}
