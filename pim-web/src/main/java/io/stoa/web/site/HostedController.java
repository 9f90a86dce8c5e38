package io.stoa.web.site;

import io.stoa.connectors.hosted.ConditionalRequest;
import io.stoa.connectors.hosted.HostedFeeds;
import io.stoa.connectors.hosted.HostedFile;
import io.stoa.error.StoaException;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Hands out the feeds that Stoa hosts; a channel that has the newest already gets a 304. */
@Tag(name = "Hosted feeds")
@RestController
class HostedController {
  private final HostedFeeds hosted;

  HostedController(HostedFeeds hosted) {
    this.hosted = hosted;
  }

  @GetMapping("/hosted/{token}/{fileName}")
  ResponseEntity<Resource> file(
      @PathVariable String token, @PathVariable String fileName, WebRequest request) {
    HostedFile file =
        hosted
            .find(token, fileName)
            .orElseThrow(() -> StoaException.notFound("hosted file", fileName));
    ConditionalRequest asked =
        new ConditionalRequest(
            joined(request.getHeaderValues(HttpHeaders.IF_NONE_MATCH)),
            request.getHeader(HttpHeaders.IF_MODIFIED_SINCE));
    if (asked.notModified(file)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
          .eTag(file.etag())
          .lastModified(file.modified())
          .cacheControl(CacheControl.noCache())
          .build();
    }
    return SafeFile.download(file.name(), MediaType.parseMediaType(file.mediaType()))
        .eTag(file.etag())
        .lastModified(file.modified())
        .cacheControl(CacheControl.noCache())
        .body(new FileSystemResource(file.content()));
  }

  private static @Nullable String joined(String @Nullable [] lines) {
    List<String> all = lines == null ? Collections.emptyList() : List.of(lines);
    return all.isEmpty() ? null : String.join(",", all);
  }
}
