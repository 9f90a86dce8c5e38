package io.stoa.web.api;

import io.stoa.app.MappingDesk;
import io.stoa.feed.Fulfilment;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far the products of a feed fulfil what its channel wants. */
@Tag(name = "Mappings")
@RestController
@RequestMapping("/api/v1/feeds/{code}/fulfilment")
class FulfilmentController {
  private final MappingDesk mappings;
  private final JobViews views;

  FulfilmentController(MappingDesk mappings, JobViews views) {
    this.mappings = mappings;
    this.views = views;
  }

  /** The newest counts, and the counting that goes on. */
  @GetMapping
  FulfilmentView newest(@PathVariable String code) {
    Fulfilment counts = mappings.fulfilment(code).orElse(null);
    return new FulfilmentView(
        counts,
        counts != null && mappings.isOutdated(counts),
        mappings.counting(code).map(views::of).orElse(null));
  }

  /** Counts anew, as a job; the one that goes on already where there is one. */
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  JobView count(@PathVariable String code) {
    return views.of(mappings.count(code));
  }

  /**
   * @param counts null before the first counting
   * @param outdated whether feed, catalogue structure or tables changed since
   * @param job that counts now, null when none does
   */
  record FulfilmentView(@Nullable Fulfilment counts, boolean outdated, @Nullable JobView job) {}
}
