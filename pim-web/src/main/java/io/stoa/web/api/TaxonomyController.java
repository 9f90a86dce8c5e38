package io.stoa.web.api;

import io.stoa.app.MappingDesk;
import io.stoa.taxonomy.Taxonomy;
import io.stoa.taxonomy.TaxonomyNode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The categories of channels, uploaded as the channels publish them. */
@Tag(name = "Mappings")
@RestController
@RequestMapping("/api/v1/taxonomies")
class TaxonomyController {
  private static final int LONGEST_SEARCH = 300;

  private final MappingDesk mappings;

  TaxonomyController(MappingDesk mappings) {
    this.mappings = mappings;
  }

  @GetMapping
  List<Taxonomy> all() {
    return mappings.taxonomies();
  }

  /**
   * Reads a channel's file, in place of an earlier one of the code; mappings stay. Google's and
   * Shopify's text, JSON of WeChat, Shopify and Amazon, and tables with id and path are known.
   *
   * @param locale language of the names
   */
  @PostMapping(path = "/{code}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  Taxonomy upload(
      @PathVariable String code,
      @RequestPart("file") MultipartFile file,
      @RequestParam(required = false) @Nullable String label,
      @RequestParam(defaultValue = "en_US") String locale) {
    return ReceivedFile.read(file, path -> mappings.upload(code, label, locale, path));
  }

  /** Removes a taxonomy and the mappings to it. */
  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String code) {
    mappings.deleteTaxonomy(code);
  }

  /**
   * Categories of the channel.
   *
   * @param q an id, a path, or beginnings of words of it
   */
  @GetMapping("/{code}/nodes")
  List<NodeView> nodes(
      @PathVariable String code,
      @RequestParam String q,
      @RequestParam(defaultValue = "20") int limit) {
    String words = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q;
    return mappings.search(code, words, Limits.within(limit)).stream()
        .map(node -> NodeView.of(node, null))
        .toList();
  }

  /** Categories of the channel that one of ours may be, the most alike first. */
  @GetMapping("/{code}/suggestions")
  List<NodeView> suggestions(
      @PathVariable String code,
      @RequestParam String category,
      @RequestParam(defaultValue = "5") int limit) {
    return mappings.suggest(code, category, Limits.within(limit)).stream()
        .map(found -> NodeView.of(found.value(), found.score()))
        .toList();
  }

  /**
   * A category of the channel.
   *
   * @param path names from the topmost one down, {@code >} between
   * @param score how like it is, 0 to 1; null where it was searched for
   */
  record NodeView(String id, String name, String path, @Nullable Double score) {
    static NodeView of(TaxonomyNode node, @Nullable Double score) {
      return new NodeView(
          node.id(),
          node.name(),
          node.pathText(),
          score == null ? null : Math.round(score * 100) / 100.0);
    }
  }
}
