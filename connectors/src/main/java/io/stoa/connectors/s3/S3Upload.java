package io.stoa.connectors.s3;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.disk.RenderedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Brings one file into the bucket, at once or, when it is large, in parts. A bucket shows an object
 * once it is whole; what was there before stays until then.
 */
final class S3Upload {
  /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html. */
  private static final int MOST_PARTS = 10_000;

  private static final Duration ABANDONED = Duration.ofDays(1);

  private final S3Session session;
  private final S3Settings settings;
  private final Clock clock;

  S3Upload(S3Session session, S3Settings settings, Clock clock) {
    this.session = session;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Uploads.
   *
   * @return how many bytes the store has
   */
  long upload(Path file, String name, String mediaType) throws DeliveryException {
    String what = "The file could not be put into the bucket " + settings.bucket();
    try {
      long size = Files.size(file);
      if (size <= settings.partBytes()) {
        put(new FileSlice(file, 0, size), settings.key(name), mediaType, what);
      } else {
        inParts(file, size, settings.key(name), mediaType, what);
      }
      return size;
    } catch (IOException e) {
      throw RenderedFile.unreadable(e);
    }
  }

  /** Begins an upload and gives it up: shows that one may write there, and nobody sees it. */
  void probe() throws DeliveryException {
    String key = settings.key(".stoa-" + UUID.randomUUID() + ".probe");
    String what = "Nothing can be written into the bucket " + settings.bucket();
    abort(key, begin(key, "application/octet-stream", what), what);
  }

  private void put(FileSlice whole, String key, String mediaType, String what)
      throws IOException, DeliveryException {
    String md5 = whole.md5();
    session.ask(
        what,
        s3 ->
            s3.putObject(
                put ->
                    put.bucket(settings.bucket()).key(key).contentType(mediaType).contentMD5(md5),
                whole.body(mediaType)));
  }

  private void inParts(Path file, long size, String key, String mediaType, String what)
      throws IOException, DeliveryException {
    sweep(key);
    String upload = begin(key, mediaType, what);
    try {
      List<CompletedPart> parts = new ArrayList<>();
      long part = Math.max(settings.partBytes(), (size + MOST_PARTS - 1) / MOST_PARTS);
      for (long from = 0; from < size; from += part) {
        FileSlice slice = new FileSlice(file, from, Math.min(part, size - from));
        parts.add(send(slice, key, upload, parts.size() + 1, what));
      }
      session.ask(
          what,
          s3 ->
              s3.completeMultipartUpload(
                  complete ->
                      complete
                          .bucket(settings.bucket())
                          .key(key)
                          .uploadId(upload)
                          .multipartUpload(all -> all.parts(parts))));
    } catch (IOException | DeliveryException | RuntimeException e) {
      try {
        abort(key, upload, what);
      } catch (DeliveryException again) {
        // Parts that nobody sees stay until the next upload of the file sweeps them.
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  private CompletedPart send(FileSlice slice, String key, String upload, int number, String what)
      throws IOException, DeliveryException {
    String md5 = slice.md5();
    String tag =
        session
            .ask(
                what,
                s3 ->
                    s3.uploadPart(
                        part ->
                            part.bucket(settings.bucket())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number)
                                .contentMD5(md5),
                        slice.body("application/octet-stream")))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  private String begin(String key, String mediaType, String what) throws DeliveryException {
    return session
        .ask(
            what,
            s3 ->
                s3.createMultipartUpload(
                    begin -> begin.bucket(settings.bucket()).key(key).contentType(mediaType)))
        .uploadId();
  }

  private void abort(String key, String upload, String what) throws DeliveryException {
    session.ask(
        what,
        s3 ->
            s3.abortMultipartUpload(
                abort -> abort.bucket(settings.bucket()).key(key).uploadId(upload)));
  }

  /** Takes away parts of this file that a process which was killed long ago left behind. */
  private void sweep(String key) {
    Instant old = clock.instant().minus(ABANDONED);
    try {
      List<MultipartUpload> uploads =
          session
              .ask(
                  "Old parts could not be listed",
                  s3 -> s3.listMultipartUploads(l -> l.bucket(settings.bucket()).prefix(key)))
              .uploads();
      for (MultipartUpload upload : uploads) {
        if (upload.key().equals(key) && upload.initiated().isBefore(old)) {
          abort(key, upload.uploadId(), "Old parts could not be removed");
        }
      }
    } catch (DeliveryException e) {
      // Not everybody who may write may list; the delivery matters more.
    }
  }
}
