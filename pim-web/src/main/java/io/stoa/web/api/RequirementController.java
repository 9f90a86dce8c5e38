package io.stoa.web.api;

import io.stoa.app.FeedDesk;
import io.stoa.error.StoaException;
import io.stoa.requirement.RequirementSet;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What channels want of each field, with the source of each rule. */
@Tag(name = "Feeds")
@RestController
@RequestMapping("/api/v1/requirement-sets")
class RequirementController {
  private final FeedDesk feeds;

  RequirementController(FeedDesk feeds) {
    this.feeds = feeds;
  }

  @GetMapping
  List<Summary> all() {
    return feeds.requirementSets().all().stream()
        .map(set -> new Summary(set.code(), set.label(), set.about(), set.formats()))
        .toList();
  }

  @GetMapping("/{code}")
  RequirementSet one(@PathVariable String code) {
    return feeds
        .requirementSets()
        .find(code)
        .orElseThrow(() -> StoaException.notFound("requirement set", code));
  }

  /** A requirement set without its fields. */
  record Summary(String code, String label, String about, List<String> formats) {}
}
