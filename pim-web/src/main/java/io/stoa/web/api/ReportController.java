package io.stoa.web.api;

import io.stoa.consistency.ConsistencyPage;
import io.stoa.consistency.ConsistencyQuery;
import io.stoa.consistency.ConsistencyQuery.Show;
import io.stoa.consistency.ConsistencyQuery.Sort;
import io.stoa.consistency.ConsistencyReport;
import io.stoa.consistency.ConsistencyRow;
import io.stoa.consistency.ConsistencySheet;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.Feed;
import io.stoa.spreadsheet.SheetFormat;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What channels were last told, held against each other. */
@Tag(name = "Reports")
@RestController
@RequestMapping("/api/v1/reports/consistency")
class ReportController {
  private final ConsistencyReport report;

  ReportController(ConsistencyReport report) {
    this.report = report;
  }

  /**
   * Products with the price and availability that each feed last sent.
   *
   * @param q words of identifiers, labels and text values
   * @param feed codes of feeds to compare, all when not given
   * @param currency only prices in it are compared
   * @param tolerance percent by which prices may differ
   * @param sort {@code sku}, {@code spread} or {@code sent}, {@code -} before for the other way
   * @param cursor {@code next} of the page before
   */
  @GetMapping
  ConsistencyView page(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable List<String> feed,
      @RequestParam(required = false) @Nullable String currency,
      @RequestParam(required = false) @Nullable BigDecimal tolerance,
      @RequestParam(required = false) @Nullable Show show,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    ConsistencyQuery query = query(q, feed, currency, tolerance, show, sort);
    String after = cursor == null || cursor.isBlank() ? null : cursor;
    ConsistencyPage page = report.page(query, after, Math.min(500, Limits.within(limit)));
    return new ConsistencyView(
        report.feeds(query).stream().map(ComparedFeed::of).toList(), page.rows(), page.next());
  }

  /** The whole report as a spreadsheet; rows stream out by SKU. Cells cannot run as formulas. */
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  @GetMapping("/export")
  void export(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable List<String> feed,
      @RequestParam(required = false) @Nullable String currency,
      @RequestParam(required = false) @Nullable BigDecimal tolerance,
      @RequestParam(required = false) @Nullable Show show,
      @RequestParam(defaultValue = "csv") String format,
      HttpServletResponse response)
      throws IOException {
    SheetFormat sheet =
        SheetFormat.parse(format)
            .orElseThrow(
                () ->
                    StoaException.invalid(
                        List.of(new Violation("format", "one_of", "Is csv or xlsx.", format))));
    ConsistencyQuery query = query(q, feed, currency, tolerance, show, null);
    response.setContentType(
        sheet == SheetFormat.CSV
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"consistency." + sheet.extension() + "\"");
    ConsistencySheet.write(report, query, sheet, response.getOutputStream());
  }

  private static ConsistencyQuery query(
      @Nullable String q,
      @Nullable List<String> feeds,
      @Nullable String currency,
      @Nullable BigDecimal tolerance,
      @Nullable Show show,
      @Nullable String sort) {
    String given = sort == null || sort.isBlank() ? "sku" : sort.strip();
    boolean descending = given.startsWith("-");
    return new ConsistencyQuery(
        q,
        feeds == null ? List.of() : feeds,
        currency,
        tolerance == null ? BigDecimal.ZERO : tolerance.max(BigDecimal.ZERO),
        show == null ? Show.ALL : show,
        sort(descending ? given.substring(1) : given),
        descending);
  }

  private static Sort sort(String name) {
    try {
      return Sort.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw StoaException.invalid(
          List.of(new Violation("sort", "one_of", "Is sku, spread or sent.", name)));
    }
  }

  /**
   * @param feeds that are compared
   * @param next cursor of the next page, null at the end; a page may have fewer rows than asked for
   */
  record ConsistencyView(
      List<ComparedFeed> feeds, List<ConsistencyRow> items, @Nullable String next) {}

  /** A feed of the report. */
  record ComparedFeed(String code, String label, String channel, String currency) {
    static ComparedFeed of(Feed feed) {
      return new ComparedFeed(
          feed.code(), feed.label(), feed.view().channel(), feed.view().currency());
    }
  }
}
