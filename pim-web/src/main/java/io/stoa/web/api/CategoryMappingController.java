package io.stoa.web.api;

import io.stoa.app.MappingDesk;
import io.stoa.taxonomy.CategoryMapping;
import io.stoa.taxonomy.CategoryMappingSheet;
import io.stoa.taxonomy.CategoryOverview;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
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

/** Which of a channel's categories each of ours is. */
@Tag(name = "Mappings")
@RestController
@RequestMapping("/api/v1/taxonomies/{taxonomy}/mappings")
class CategoryMappingController {
  private final MappingDesk mappings;

  CategoryMappingController(MappingDesk mappings) {
    this.mappings = mappings;
  }

  /** The categories of the feed's channel, what each is mapped to, and how far that is. */
  @GetMapping
  CategoryOverview all(@PathVariable String taxonomy, @RequestParam String feed) {
    return mappings.categories(taxonomy, feed);
  }

  /** Maps a category, and with it those below that have no mapping of their own. */
  @PutMapping("/{category}")
  CategoryMapping map(
      @PathVariable String taxonomy,
      @PathVariable String category,
      @RequestBody CategoryTarget wanted) {
    return mappings.map(taxonomy, category, wanted.target());
  }

  /** Takes a category's own mapping away. */
  @DeleteMapping("/{category}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unmap(@PathVariable String taxonomy, @PathVariable String category) {
    mappings.unmap(taxonomy, category);
  }

  /**
   * All categories of the feed's channel as a table, with what each is mapped to.
   *
   * @param format {@code csv} or {@code xlsx}
   */
  @GetMapping("/table")
  ResponseEntity<Resource> table(
      @PathVariable String taxonomy,
      @RequestParam String feed,
      @RequestParam(defaultValue = "xlsx") String format)
      throws IOException {
    return SheetDownload.of(
        taxonomy + "-categories",
        format,
        (known, out) -> mappings.exportCategories(taxonomy, feed, known, out));
  }

  /** Takes such a table back; rows that are wrong are left out and named. */
  @PostMapping(path = "/table", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  CategoryMappingSheet.TakenCategories read(
      @PathVariable String taxonomy, @RequestPart("file") MultipartFile file) {
    return ReceivedFile.read(file, path -> mappings.importCategories(taxonomy, path));
  }

  /**
   * @param target id or whole path within the taxonomy
   */
  record CategoryTarget(String target) {}
}
