package io.stoa.web.api;

import io.stoa.app.MappingDesk;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.table.TableOverview;
import io.stoa.table.ValueTable;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Value tables. {@code feed} names the feed whose own table is meant; without it the shared one of
 * the code is.
 */
@Tag(name = "Mappings")
@RestController
@RequestMapping("/api/v1/value-tables")
class ValueTableController {
  private final MappingDesk mappings;

  ValueTableController(MappingDesk mappings) {
    this.mappings = mappings;
  }

  /** The shared tables, and the feed's own ones. */
  @GetMapping
  List<ValueTable> all(@RequestParam(required = false) @Nullable String feed) {
    return mappings.valueTables(given(feed));
  }

  @GetMapping("/{code}")
  ValueTable one(@PathVariable String code, @RequestParam(required = false) @Nullable String feed) {
    return mappings.valueTable(given(feed), code);
  }

  /** Stores a table, new or in place of an earlier one. */
  @PutMapping("/{code}")
  ValueTable save(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String feed,
      @RequestBody ValueTableBody body) {
    ValueTable table = body.toTable(code, given(feed));
    List<Violation> violations = mappings.save(table);
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return mappings.valueTable(table.feed(), code);
  }

  @DeleteMapping("/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable String code, @RequestParam(required = false) @Nullable String feed) {
    mappings.deleteValueTable(given(feed), code);
  }

  /**
   * How far a table is for the products of a feed, with suggestions.
   *
   * @param seenBy the feed whose products count
   * @param field of its requirement set that the table fills; its allowed values are suggested
   */
  @GetMapping("/{code}/overview")
  TableOverview overview(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String feed,
      @RequestParam String seenBy,
      @RequestParam(required = false) @Nullable String field) {
    return mappings.overview(mappings.valueTable(given(feed), code), seenBy, given(field));
  }

  /**
   * The table as a file, with a row for each option of its attribute.
   *
   * @param format {@code csv} or {@code xlsx}
   */
  @GetMapping("/{code}/table")
  ResponseEntity<Resource> table(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String feed,
      @RequestParam(defaultValue = "en_US") String locale,
      @RequestParam(defaultValue = "xlsx") String format)
      throws IOException {
    ValueTable table = mappings.valueTable(given(feed), code);
    return SheetDownload.of(
        code, format, (known, out) -> mappings.exportValues(table, locale, known, out));
  }

  /** Takes such a file back; rows that are wrong are left out and named. */
  @PostMapping(path = "/{code}/table", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  TakenValues read(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String feed,
      @RequestPart("file") MultipartFile file) {
    ValueTable table = mappings.valueTable(given(feed), code);
    return ReceivedFile.read(
        file,
        path -> {
          var result = mappings.importValues(table, path);
          return new TakenValues(result.changed(), result.violations());
        });
  }

  private static @Nullable String given(@Nullable String parameter) {
    return parameter == null || parameter.isBlank() ? null : parameter;
  }

  /**
   * What a file changed.
   *
   * @param violations rows that were left out
   */
  record TakenValues(long changed, List<Violation> violations) {}

  /** As {@link ValueTable}. */
  record ValueTableBody(
      @Nullable String code,
      @Nullable String feed,
      @Nullable String label,
      @Nullable String attribute,
      ValueTable.@Nullable Unmapped unmapped,
      @Nullable String fixed,
      @Nullable Map<String, String> values) {
    ValueTable toTable(String address, @Nullable String owner) {
      return new ValueTable(
          address,
          owner,
          label == null || label.isBlank() ? address : label,
          given(attribute),
          unmapped == null ? ValueTable.Unmapped.REPORT : unmapped,
          given(fixed),
          values == null ? Map.of() : values);
    }
  }
}
