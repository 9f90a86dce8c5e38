package io.stoa.web.api;

import io.stoa.app.FeedDesk;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.error.Violation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where feeds can be delivered to, and which settings that takes. */
@Tag(name = "Feeds")
@RestController
@RequestMapping("/api/v1/connectors")
class ConnectorController {
  private final ConnectorRegistry connectors;
  private final FeedDesk feeds;

  ConnectorController(ConnectorRegistry connectors, FeedDesk feeds) {
    this.connectors = connectors;
    this.feeds = feeds;
  }

  @GetMapping
  List<ConnectorView> all() {
    return connectors.all().stream().map(ConnectorView::of).toList();
  }

  /** Tries a destination with these settings and says what is wrong; nothing is left there. */
  @PostMapping("/{code}/check")
  Checked check(@PathVariable String code, @RequestBody Check wanted) {
    Map<String, String> settings = wanted.settings() == null ? Map.of() : wanted.settings();
    List<Violation> violations = feeds.tryOut(code, settings, wanted.feed());
    return new Checked(violations.isEmpty(), violations);
  }

  /**
   * @param feed whose stored secrets stand for masked ones, null for none
   */
  record Check(@Nullable Map<String, String> settings, @Nullable String feed) {}

  /**
   * @param ok whether deliveries would arrive
   */
  record Checked(boolean ok, List<Violation> violations) {}
}
