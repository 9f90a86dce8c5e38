package io.stoa.connectors.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;

/** A stretch of a file, read anew for each attempt. */
record FileSlice(Path file, long from, long length) {

  /**
   * As the body of a request.
   *
   * @param mediaType of it
   */
  RequestBody body(String mediaType) {
    return RequestBody.fromContentProvider(this::open, length, mediaType);
  }

  /** For the header Content-MD5. */
  String md5() throws IOException {
    try (DigestInputStream in = new DigestInputStream(open(), MessageDigest.getInstance("MD5"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return Base64.getEncoder().encodeToString(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private InputStream open() {
    try {
      InputStream in = Files.newInputStream(file);
      in.skipNBytes(from);
      return new Bounded(in, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends where the slice does. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = super.read();
      left -= read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = super.read(buffer, offset, (int) Math.min(wanted, left));
      left -= Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = super.skip(Math.min(wanted, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
