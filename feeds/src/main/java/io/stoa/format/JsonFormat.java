package io.stoa.format;

import java.io.IOException;
import java.util.Optional;

/**
 * Nested JSON: {@code json} is one array with an item on each line, {@code jsonl} is JSON Lines
 * (https://jsonlines.org) with an item on each line and nothing else.
 */
final class JsonFormat implements FileFormat {
  private final boolean lines;

  JsonFormat(boolean lines) {
    this.lines = lines;
  }

  @Override
  public String code() {
    return lines ? "jsonl" : "json";
  }

  @Override
  public String mediaType() {
    return lines ? "application/jsonl; charset=utf-8" : "application/json";
  }

  @Override
  public String ending() {
    return code();
  }

  @Override
  public ItemWriter open(Layout layout, Parts parts) throws IOException {
    return FragmentWriter.open(ofLayout(layout), parts);
  }

  @Override
  public Optional<Fragments> fragments(Layout layout) {
    return Optional.of(ofLayout(layout));
  }

  private Fragments ofLayout(Layout layout) {
    return ShardedFragments.of(
        layout, new JsonFragments(layout.set().variants(), lines, layout.set().files().json()));
  }
}
