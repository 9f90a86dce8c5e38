package io.stoa.web.api;

import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchCriteria;
import io.stoa.search.SearchDocument;
import io.stoa.search.SearchQuery;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds products and product models. */
@Tag(name = "Products")
@RestController
@RequestMapping("/api/v1/products")
class ProductListController {
  private final ProductSearch search;
  private final ProductRows rows;

  ProductListController(ProductSearch search, ProductRows rows) {
    this.search = search;
    this.rows = rows;
  }

  /**
   * Narrows by simple parameters, all of which must hold.
   *
   * @param q words of identifiers, labels and text values
   * @param category with all below it
   * @param channel of completeness
   * @param locale of labels and completeness
   * @param sort see {@link SortText}
   * @param cursor {@code next} of the page before
   */
  @GetMapping
  ProductList list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String family,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable Boolean enabled,
      @RequestParam(required = false) SearchDocument.@Nullable Kind kind,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String locale,
      @RequestParam(required = false) @Nullable Integer completenessMin,
      @RequestParam(required = false) @Nullable Integer completenessMax,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    SearchCriteria criteria =
        new SearchCriteria(
            q, family, category, enabled, kind, channel, locale, completenessMin, completenessMax);
    SearchQuery query =
        new SearchQuery(
            criteria.filter(),
            SortText.parse(sort, channel, locale),
            blankToNull(cursor),
            Limits.within(limit));
    return rows.of(search.search(query), locale);
  }

  /** Finds by a filter tree, as feeds hold it. */
  @PostMapping("/search")
  ProductList search(@RequestBody Search wanted) {
    SearchQuery query =
        new SearchQuery(
            wanted.filter() == null ? Filter.ALL : wanted.filter(),
            SortText.parse(wanted.sort(), wanted.channel(), wanted.locale()),
            blankToNull(wanted.cursor()),
            wanted.limit() == null ? 50 : Limits.within(wanted.limit()));
    return rows.of(search.search(query), wanted.locale());
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /**
   * @param filter null for everything
   * @param sort as in the list
   */
  record Search(
      @Nullable Filter filter,
      @Nullable String sort,
      @Nullable String channel,
      @Nullable String locale,
      @Nullable String cursor,
      @Nullable Integer limit) {}
}
