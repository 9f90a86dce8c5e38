package io.stoa.web.api;

import io.stoa.app.FeedDesk;
import io.stoa.delta.ChangedItems;
import io.stoa.error.StoaException;
import io.stoa.feed.FeedRun;
import io.stoa.web.site.SafeFile;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came out of runs of feeds. */
@Tag(name = "Feeds")
@RestController
@RequestMapping("/api/v1/runs/{id}")
class RunController {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final FeedDesk feeds;

  RunController(FeedDesk feeds) {
    this.feeds = feeds;
  }

  @GetMapping
  FeedRun one(@PathVariable String id) {
    return feeds.runs().get(id);
  }

  /** Items that were skipped or changed, and the rules that they break, as CSV. */
  @GetMapping("/report")
  ResponseEntity<Resource> report(@PathVariable String id) {
    FeedRun run = feeds.runs().get(id);
    Path report =
        feeds.report(run).orElseThrow(() -> StoaException.notFound("report of the run", id));
    return SafeFile.download(run.feed() + "-report.csv", CSV).body(new FileSystemResource(report));
  }

  /**
   * Items that the destination has to be told of, in the order of the ledger; of very many the
   * first 100,000.
   *
   * @param from where the page before says that it goes on
   */
  @GetMapping("/changes")
  ChangedItems.Page changes(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") long from,
      @RequestParam(defaultValue = "100") int limit) {
    return feeds.changes(feeds.runs().get(id), from, Limits.within(limit));
  }

  /** A file as it was delivered. */
  @GetMapping("/files/{name}")
  ResponseEntity<Resource> file(@PathVariable String id, @PathVariable String name) {
    Path file =
        feeds
            .file(feeds.runs().get(id), name)
            .orElseThrow(() -> StoaException.notFound("file", name));
    return SafeFile.download(name, MediaType.APPLICATION_OCTET_STREAM)
        .body(new FileSystemResource(file));
  }
}
