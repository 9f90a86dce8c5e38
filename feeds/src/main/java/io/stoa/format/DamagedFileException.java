package io.stoa.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that was to be read again is not as it was written. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedFileException(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
