package io.stoa.format;

import java.nio.channels.FileChannel;

/**
 * A stream whose bytes go straight into a file, so that what another file holds can be taken over
 * by the operating system, without passing through this process.
 */
public interface FileStream {
  /** Of the file; stands where the stream does. */
  FileChannel channel();
}
