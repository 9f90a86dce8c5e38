package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.offer.OfferParts;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.search.SearchCriteria;
import io.stoa.search.SearchDocument.Kind;
import io.stoa.search.SearchQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What products cost and how many there are. */
@Tag(name = "Offers")
@RestController
@RequestMapping("/api/v1/offers")
class OfferController {
  private static final String LINES = "application/x-ndjson";

  private final ProductSearch search;
  private final ProductRows products;
  private final OfferViews views;
  private final OfferRows rows;
  private final OfferLines lines;

  OfferController(
      ProductSearch search,
      ProductRows products,
      OfferViews views,
      OfferRows rows,
      OfferLines lines) {
    this.search = search;
    this.products = products;
    this.views = views;
    this.rows = rows;
    this.lines = lines;
  }

  /**
   * Products with their prices and stock, also those that have none.
   *
   * @param q words of identifiers, labels and text values
   * @param category with all below it
   * @param channel only what counts on the channel: its own, and what is for all channels
   * @param location only stock at the location, and prices that count there
   * @param currency only prices in the currency
   * @param locale of labels
   * @param cursor {@code next} of the page before
   */
  @GetMapping
  OfferList list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String family,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(required = false) @Nullable String location,
      @RequestParam(required = false) @Nullable String currency,
      @RequestParam(required = false) @Nullable String locale,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    SearchCriteria criteria =
        new SearchCriteria(q, family, category, null, Kind.PRODUCT, null, null, null, null);
    OfferParts parts = OfferParts.of(channel, location, currency);
    return found(criteria.filter(), parts, locale, cursor, Limits.within(limit));
  }

  /** One product with its prices and stock. */
  @GetMapping("/{sku}")
  OfferList.Item one(
      @PathVariable String sku, @RequestParam(required = false) @Nullable String locale) {
    Filter only =
        new Filter.And(
            List.of(
                new Filter.OfKind(Kind.PRODUCT), new Filter.HasIdentifier(java.util.Set.of(sku))));
    return found(only, OfferParts.ALL, locale, null, 1).items().stream()
        .findFirst()
        .orElseThrow(() -> StoaException.notFound("product", sku));
  }

  /** Changes up to 1,000 prices and stock levels; each row has its own answer. */
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  List<OfferAnswer> change(@RequestBody List<@Nullable OfferRow> sent, Principal caller) {
    if (sent.size() > Limits.MOST) {
      throw StoaException.invalid(
          List.of(
              Violation.of(
                  "",
                  "count",
                  "Has more than " + Limits.MOST + " rows; send them as " + LINES + ".")));
    }
    List<OfferRows.Sent> all = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      all.add(new OfferRows.Sent(i + 1L, sent.get(i), null));
    }
    return rows.apply(all, caller.getName());
  }

  /**
   * Changes any number of prices and stock levels: one JSON object a line comes in, one goes out
   * for each when all are in.
   *
   * @param answers {@code problems} answers only rows that were rejected or older than what is
   *     known
   */
  @Operation(
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content =
                  @Content(mediaType = LINES, schema = @Schema(implementation = OfferRow.class))))
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = LINES, schema = @Schema(implementation = OfferAnswer.class)))
  @PostMapping(value = "/lines", consumes = LINES)
  void changeMany(
      @RequestParam(defaultValue = "all") String answers,
      HttpServletRequest request,
      HttpServletResponse response,
      Principal caller)
      throws IOException {
    // Aside first: a caller that sends everything before it reads would wait for us, and we for it.
    Path aside = Files.createTempFile("stoa-offers", ".ndjson");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
        lines.apply(request.getInputStream(), out, answers.equals("problems"), caller.getName());
      }
      response.setContentType(LINES);
      response.setContentLengthLong(Files.size(aside));
      Files.copy(aside, response.getOutputStream());
    } finally {
      Files.delete(aside);
    }
  }

  private OfferList found(
      Filter filter,
      OfferParts parts,
      @Nullable String locale,
      @Nullable String cursor,
      int limit) {
    String after = cursor == null || cursor.isBlank() ? null : cursor;
    SearchQuery query = new SearchQuery(filter, SearchQuery.Sort.IDENTIFIER, after, limit);
    return views.of(products.of(search.search(query), locale), parts);
  }
}
