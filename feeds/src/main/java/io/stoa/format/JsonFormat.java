package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.IOException;

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
    JsonOutput out = new JsonOutput(parts.next());
    if (!lines) {
      out.raw("[");
    }
    return new Items(out, layout.set().variants());
  }

  private final class Items implements ItemWriter {
    private final JsonOutput out;
    private final String variants;
    private long written;

    Items(JsonOutput out, String variants) {
      this.out = out;
      this.variants = variants;
    }

    @Override
    public void write(Item item) throws IOException {
      if (!lines) {
        out.raw(written == 0 ? "\n" : ",\n");
      }
      out.value(JsonTree.of(item, variants));
      if (lines) {
        out.raw("\n");
      }
      written++;
    }

    @Override
    public void close() throws IOException {
      try {
        if (!lines) {
          out.raw("\n]\n");
        }
      } finally {
        out.close();
      }
    }
  }
}
