package io.stoa.web.api;

import io.stoa.media.MediaStorage;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes pictures and files in, to be named in values. */
@Tag(name = "Media")
@RestController
@RequestMapping("/api/v1/media")
class MediaUploadController {
  /** The largest file in bytes. */
  private static final long LIMIT = 200L * 1000 * 1000;

  private final MediaStorage media;

  MediaUploadController(MediaStorage media) {
    this.media = media;
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Uploaded upload(@RequestPart("file") MultipartFile file) throws IOException {
    String name = FileNames.last(file.getOriginalFilename());
    try (InputStream content = file.getInputStream()) {
      return new Uploaded(media.store(content, name, LIMIT).key(), name);
    }
  }

  /** What a media value holds. */
  record Uploaded(String media, String name) {}
}
