package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.exports.ExportEntities;
import io.stoa.exports.ExportRequest;
import io.stoa.job.Jobs;
import io.stoa.search.Filter;
import io.stoa.search.ProductSearch;
import io.stoa.spreadsheet.SheetFormat;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writes spreadsheets for people to work in. */
@Tag(name = "Exports")
@RestController
@RequestMapping("/api/v1/exports")
class ExportController {
  private final ExportEntities exports;
  private final ProductSearch search;
  private final Jobs jobs;
  private final JobViews views;

  ExportController(ExportEntities exports, ProductSearch search, Jobs jobs, JobViews views) {
    this.exports = exports;
    this.search = search;
    this.jobs = jobs;
    this.views = views;
  }

  /** Queues an export; the file is among the job's. Cells cannot run as formulas. */
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  JobView start(@RequestBody Export wanted) {
    if (wanted.entity() == null || wanted.format() == null) {
      throw StoaException.invalid(
          List.of(
              Violation.of("entity", "required", "Say which entity: " + ExportRequest.known()),
              Violation.of("format", "required", "Say which format: CSV or XLSX.")));
    }
    ExportRequest request = ExportRequest.of(wanted.entity(), wanted.format()).guarded();
    Filter filter = wanted.filter();
    return views.of(
        exports.submit(
            jobs, filter == null ? request : request.only(search.withDescendants(filter))));
  }

  /**
   * @param filter which products, all when not given
   */
  record Export(@Nullable String entity, @Nullable SheetFormat format, @Nullable Filter filter) {}
}
