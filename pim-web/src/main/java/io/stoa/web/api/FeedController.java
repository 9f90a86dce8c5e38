package io.stoa.web.api;

import io.stoa.app.FeedDesk;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedPreview;
import io.stoa.feed.FeedRun;
import io.stoa.requirement.RequirementSet;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What goes where, how and when. */
@Tag(name = "Feeds")
@RestController
@RequestMapping("/api/v1/feeds")
class FeedController {
  private final FeedDesk feeds;

  FeedController(FeedDesk feeds) {
    this.feeds = feeds;
  }

  @GetMapping
  List<FeedView> all() {
    return feeds.all().stream().map(feed -> view(feed, feeds.version(feed.code()))).toList();
  }

  @GetMapping("/{code}")
  FeedView one(@PathVariable String code) {
    // Read first: a change in between makes it too old, never too new.
    long version = feeds.version(code);
    return view(feeds.get(code), version);
  }

  /**
   * Stores the feed under its code, new or changed; 409 when another version is there. A secret
   * that is sent back masked stays as it is.
   */
  @PutMapping("/{code}")
  FeedView save(@PathVariable String code, @RequestBody FeedBody body) {
    List<Violation> violations = feeds.save(body.toFeed(code), body.version());
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return one(code);
  }

  /** Removes the feed and what is hosted of it; its runs stay. */
  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String code) {
    feeds.delete(code);
  }

  /**
   * Begins a run; 409 when one is going on.
   *
   * @param mode {@code USUAL} looks at what may have changed, {@code EVERYTHING} at all items,
   *     {@code DRY_RUN} tells the difference and delivers nothing
   */
  @PostMapping("/{code}/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Started run(@PathVariable String code, @RequestParam(defaultValue = "USUAL") FeedRun.Mode mode) {
    return new Started(feeds.start(code, mode).id());
  }

  /** Delivers what a held run showed; 409 when it does not wait any more. */
  @PostMapping("/{code}/runs/{run}/confirm")
  @ResponseStatus(HttpStatus.ACCEPTED)
  FeedRun confirm(@PathVariable String code, @PathVariable String run) {
    return feeds.startConfirmed(code, run);
  }

  /** Drops what a held run would have delivered; 409 when it does not wait any more. */
  @PostMapping("/{code}/runs/{run}/discard")
  FeedRun discard(@PathVariable String code, @PathVariable String run) {
    return feeds.discard(code, run);
  }

  /** The newest runs first. */
  @GetMapping("/{code}/runs")
  List<FeedRun> runs(@PathVariable String code, @RequestParam(defaultValue = "20") int limit) {
    return feeds.runs().ofFeed(code, Limits.within(limit));
  }

  /**
   * What the feed would send and how each field came to its value; nothing is sent.
   *
   * @param sku one product or product model, whether or not the feed selects it; the first products
   *     when not given
   */
  @GetMapping("/{code}/preview")
  FeedPreview preview(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String sku,
      @RequestParam(defaultValue = "10") int limit) {
    return sku == null || sku.isBlank()
        ? feeds.preview(code, Limits.within(limit))
        : feeds.preview(code, sku);
  }

  /**
   * As the preview of a stored feed, of one that is being written: it may have expressions that do
   * not compile, and nothing is stored.
   */
  @PostMapping("/{code}/preview")
  FeedPreview previewUnsaved(
      @PathVariable String code,
      @RequestBody FeedBody body,
      @RequestParam(required = false) @Nullable String sku,
      @RequestParam(defaultValue = "5") int limit) {
    String one = sku == null || sku.isBlank() ? null : sku;
    return feeds.preview(body.toDraft(code), one, Limits.within(limit));
  }

  /**
   * What the feed has to say: its requirement set with the feed's own columns and the attributes of
   * the product types that are stored for it.
   */
  @GetMapping("/{code}/requirements")
  RequirementSet requirements(@PathVariable String code) {
    return feeds.requirements(code);
  }

  private FeedView view(Feed feed, long version) {
    return FeedView.of(
        feed,
        version,
        feeds.runs().latest(feed.code()).orElse(null),
        feeds.isRunning(feed.code()),
        feeds.nextFire(feed).orElse(null));
  }

  /** The id of the run that began. */
  record Started(String run) {}
}
