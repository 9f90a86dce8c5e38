package io.stoa.connector;

import java.nio.file.Path;
import java.util.Map;

/**
 * One finished file on its way.
 *
 * @param feed code of the feed
 * @param run id of the feed run: the same file is delivered under one run id only
 * @param file complete, closed and left alone
 * @param fileName the name at the destination; no separators
 * @param mediaType such as {@code text/csv; charset=utf-8}
 * @param settings of the destination, secrets in clear
 */
public record Delivery(
    String feed,
    String run,
    Path file,
    String fileName,
    String mediaType,
    Map<String, String> settings) {
  public Delivery {
    settings = Map.copyOf(settings);
  }
}
