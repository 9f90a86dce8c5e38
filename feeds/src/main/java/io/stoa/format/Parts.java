package io.stoa.format;

import java.io.IOException;
import java.io.OutputStream;

/** Gives the files of one feed run, one after another. */
@FunctionalInterface
public interface Parts {
  /** A new, empty file behind those before; the caller closes it. */
  OutputStream next() throws IOException;
}
