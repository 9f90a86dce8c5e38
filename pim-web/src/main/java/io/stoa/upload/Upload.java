package io.stoa.upload;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file that was sent in.
 *
 * @param name without any folder
 */
public record Upload(String name, Content content) {
  public Upload {
    if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
      throw new IllegalArgumentException("Not a plain file name: " + name);
    }
  }

  /** Where its bytes come from. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}
