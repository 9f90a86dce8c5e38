package io.stoa.backup;

import java.time.Instant;
import java.util.Map;

/**
 * What is in a backup; its last entry, so that one that was cut off has none.
 *
 * @param format version of the layout
 * @param secrets whether the key of stored secrets is in it
 * @param files SHA-256 in hexadecimal by path within the data directory
 */
record Manifest(int format, Instant created, boolean secrets, Map<String, String> files) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";
}
