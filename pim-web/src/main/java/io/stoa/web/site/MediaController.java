package io.stoa.web.site;

import io.stoa.error.StoaException;
import io.stoa.media.MediaStorage;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands out media by their content address. Whoever knows an address has been given it: channels
 * fetch pictures here.
 */
@Tag(name = "Media")
@RestController
class MediaController {
  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}(\\.[a-z0-9]{1,10})?");

  private final MediaStorage media;

  MediaController(MediaStorage media) {
    this.media = media;
  }

  @GetMapping("/media/{folder}/{name}")
  ResponseEntity<Resource> file(@PathVariable String folder, @PathVariable String name) {
    String key = folder + "/" + name;
    if (!FOLDER.matcher(folder).matches() || !NAME.matcher(name).matches()) {
      throw StoaException.notFound("file", key);
    }
    Path file = media.file(key).orElseThrow(() -> StoaException.notFound("file", key));
    return SafeFile.answer(new FileSystemResource(file), name)
        .eTag("\"" + name + "\"")
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .body(new FileSystemResource(file));
  }
}
