package io.stoa.web.site;

import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Headers with which a file that somebody uploaded can do no harm in a browser. */
public final class SafeFile {
  /** Pictures that hold no script; everything else is downloaded, never shown. */
  private static final Map<String, MediaType> SHOWN =
      Map.of(
          "png", MediaType.IMAGE_PNG,
          "jpg", MediaType.IMAGE_JPEG,
          "jpeg", MediaType.IMAGE_JPEG,
          "gif", MediaType.IMAGE_GIF,
          "webp", new MediaType("image", "webp"),
          "avif", new MediaType("image", "avif"));

  private SafeFile() {}

  /** By the file name's extension. */
  static ResponseEntity.BodyBuilder answer(Resource file, String name) {
    MediaType shown = SHOWN.get(extension(name));
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok().header("X-Content-Type-Options", "nosniff");
    if (shown != null) {
      return answer.contentType(shown);
    }
    return download(name, MediaType.APPLICATION_OCTET_STREAM);
  }

  /** A file to be saved under the name. */
  public static ResponseEntity.BodyBuilder download(String name, MediaType type) {
    return ResponseEntity.ok()
        .contentType(type)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString());
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
