package io.stoa.web.api;

import io.stoa.app.FeedParts;
import io.stoa.app.StoaNode;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedPreview;
import io.stoa.feed.FeedRun;
import io.stoa.requirement.RequirementSet;
import io.stoa.web.site.SafeFile;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Feeds, their runs, and what each channel wants. */
@Tag(name = "Feeds")
@RestController
@RequestMapping("/api/v1")
class FeedController {
  private final FeedParts feeds;
  private final Path root;

  FeedController(StoaNode node) {
    this.feeds = node.feeds();
    this.root = node.root();
  }

  @GetMapping("/feeds")
  List<FeedView> all() {
    return feeds.all().stream().map(feed -> FeedView.of(feed, feeds)).toList();
  }

  @GetMapping("/feeds/{code}")
  FeedView one(@PathVariable String code) {
    return FeedView.of(feeds.shown(code), feeds);
  }

  @PutMapping("/feeds/{code}")
  FeedView save(@PathVariable String code, @RequestBody Feed feed) {
    if (!code.equals(feed.code())) {
      throw StoaException.invalid(
          List.of(Violation.of("code", "same", "The address names another feed than the body.")));
    }
    return FeedView.of(feeds.save(feed), feeds);
  }

  @DeleteMapping("/feeds/{code}")
  ResponseEntity<Void> delete(@PathVariable String code) {
    feeds.delete(code);
    return ResponseEntity.noContent().build();
  }

  /** Starts a run and answers its id. */
  @PostMapping("/feeds/{code}/run")
  ResponseEntity<Map<String, String>> run(@PathVariable String code) {
    return ResponseEntity.accepted().body(Map.of("run", feeds.startRun(code).id()));
  }

  @GetMapping("/feeds/{code}/runs")
  List<FeedRun> runs(@PathVariable String code, @RequestParam(defaultValue = "20") int limit) {
    return feeds.runs().ofFeed(code, Limits.within(limit));
  }

  @GetMapping("/feeds/{code}/preview")
  FeedPreview preview(@PathVariable String code, @RequestParam(defaultValue = "10") int limit) {
    return feeds.preview().preview(code, Limits.within(limit));
  }

  @GetMapping("/runs/{id}")
  FeedRun oneRun(@PathVariable String id) {
    return feeds.runs().get(id);
  }

  /** Downloads the report of skipped items. */
  @GetMapping("/runs/{id}/report")
  ResponseEntity<Resource> report(@PathVariable String id) {
    String report = feeds.runs().get(id).report();
    if (report == null) {
      throw StoaException.notFound("report of run", id);
    }
    return SafeFile.download("report-" + id + ".csv", MediaType.parseMediaType("text/csv"))
        .body(new FileSystemResource(root.resolve(report)));
  }

  /** Downloads a file that the run wrote. */
  @GetMapping("/runs/{id}/files/{name}")
  ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String name) {
    FeedRun.RunFile file =
        feeds.runs().get(id).files().stream()
            .filter(f -> f.name().equals(name))
            .findFirst()
            .orElseThrow(() -> StoaException.notFound("file", name));
    return SafeFile.download(name, MediaType.parseMediaType(file.mediaType()))
        .body(new FileSystemResource(root.resolve(file.path())));
  }

  @GetMapping("/requirement-sets")
  List<RequirementSet> requirementSets() {
    return feeds.requirements().all();
  }

  @GetMapping("/requirement-sets/{code}")
  RequirementSet requirementSet(@PathVariable String code) {
    return feeds
        .requirements()
        .find(code)
        .orElseThrow(() -> StoaException.notFound("requirement set", code));
  }
}
