package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.FeedSchemas;
import io.stoa.feed.FetchSchemas;
import io.stoa.feed.RehearseItems;
import io.stoa.schema.SchemaRef;
import io.stoa.schema.Schemas;
import io.stoa.schema.StoredSchema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/**
 * What channels publish of their items, such as Amazon's product types, and what they would say.
 */
@Tag(name = "Feeds")
@RestController
@RequestMapping("/api/v1")
class SchemaController {
  private final Schemas schemas;
  private final FetchSchemas fetching;
  private final RehearseItems rehearsing;
  private final FeedSchemas ofFeeds;

  SchemaController(
      Schemas schemas, FetchSchemas fetching, RehearseItems rehearsing, FeedSchemas ofFeeds) {
    this.schemas = schemas;
    this.ofFeeds = ofFeeds;
    this.fetching = fetching;
    this.rehearsing = rehearsing;
  }

  /** The stored schemas of a channel. */
  @GetMapping("/schemas/{channel}")
  List<StoredSchema> all(@PathVariable String channel) {
    return schemas.of(channel);
  }

  /** The schema itself, as the channel gave it. */
  @GetMapping(value = "/schemas/{channel}/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] text(
      @PathVariable String channel,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String variant,
      @RequestParam(defaultValue = "") String edition) {
    return schemas
        .text(new SchemaRef(channel, name, variant, edition))
        .orElseThrow(() -> StoaException.notFound("schema", name))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Stores a schema that was downloaded from the channel; replaces one of the same name.
   *
   * @param variant such as a marketplace
   * @param edition such as LISTING
   */
  @PutMapping("/schemas/{channel}/{name}")
  StoredSchema put(
      @PathVariable String channel,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String variant,
      @RequestParam(defaultValue = "") String edition,
      @RequestParam(required = false) @Nullable String label,
      @RequestBody byte[] schema) {
    return schemas.put(
        new SchemaRef(channel, name, variant, edition),
        label == null || label.isBlank() ? name : label,
        null,
        new String(schema, StandardCharsets.UTF_8));
  }

  @DeleteMapping("/schemas/{channel}/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @PathVariable String channel,
      @PathVariable String name,
      @RequestParam(defaultValue = "") String variant,
      @RequestParam(defaultValue = "") String edition) {
    if (!schemas.delete(new SchemaRef(channel, name, variant, edition))) {
      throw StoaException.notFound("schema", name);
    }
  }

  /** Which schemas the feed has, and which its items name though they are not stored. */
  @GetMapping("/feeds/{code}/schemas")
  FeedSchemas.SchemaOverview ofFeed(@PathVariable String code) {
    return ofFeeds.of(code);
  }

  /** Fetches schemas from the feed's channel and stores those that it gives. */
  @PostMapping("/feeds/{code}/schemas")
  FetchSchemas.Fetched fetch(@PathVariable String code, @RequestBody Fetch wanted) {
    return fetching.fetch(code, wanted.names(), wanted.edition() == null ? "" : wanted.edition());
  }

  /** Names of schemas that the feed's channel has. */
  @PostMapping("/feeds/{code}/schemas/search")
  List<String> find(@PathVariable String code, @RequestBody Find wanted) {
    return fetching.find(code, wanted.words() == null ? "" : wanted.words());
  }

  /** Asks the feed's channel what it would say of a product; nothing is sent. */
  @PostMapping("/feeds/{code}/rehearsal")
  List<RehearseItems.Rehearsal> rehearse(@PathVariable String code, @RequestParam String sku) {
    return rehearsing.rehearse(code, sku);
  }

  /**
   * @param names such as product types
   * @param edition such as LISTING; the usual one when absent
   */
  record Fetch(List<String> names, @Nullable String edition) {
    private static final int MOST = 100;

    Fetch {
      names = List.copyOf(names);
      if (names.size() > MOST) {
        throw StoaException.invalid(
            List.of(Violation.of("names", "max_items", "At most 100 names at a time.")));
      }
    }
  }

  /**
   * @param words to look for; all when absent
   */
  record Find(@Nullable String words) {}
}
