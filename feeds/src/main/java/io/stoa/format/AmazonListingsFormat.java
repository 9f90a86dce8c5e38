package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Amazon's JSON_LISTINGS_FEED, version 2.0 (schemas/feeds/listings-feed-schema-v2.json of
 * github.com/amzn/selling-partner-api-models): a header and at most 25,000 messages; more go into
 * further files. Message ids count from 1 in each file.
 */
final class AmazonListingsFormat implements FileFormat {
  static final int MOST_MESSAGES = 25_000;

  @Override
  public String code() {
    return "amazon-json";
  }

  @Override
  public String mediaType() {
    return "application/json; charset=utf-8";
  }

  @Override
  public String ending() {
    return "json";
  }

  @Override
  public ItemWriter open(Layout layout, Parts parts) throws IOException {
    Messages messages = new Messages(layout, parts);
    messages.begin();
    return messages;
  }

  private static final class Messages implements ItemWriter {
    private final Layout layout;
    private final Parts parts;
    private @Nullable JsonOutput out;
    private int inFile;

    Messages(Layout layout, Parts parts) {
      this.layout = layout;
      this.parts = parts;
    }

    JsonOutput begin() throws IOException {
      JsonOutput file = new JsonOutput(parts.next());
      out = file;
      inFile = 0;
      Map<String, Object> header = new LinkedHashMap<>();
      header.put("sellerId", layout.parameters().getOrDefault("sellerId", ""));
      header.put("version", "2.0");
      header.put("issueLocale", layout.locale());
      file.raw("{\"header\":");
      file.value(header);
      file.raw(",\n\"messages\":[");
      return file;
    }

    @Override
    public void write(Item item) throws IOException {
      JsonOutput file = out;
      if (file == null || inFile == MOST_MESSAGES) {
        end();
        file = begin();
      }
      inFile++;
      Map<String, Object> message = new LinkedHashMap<>();
      message.put("messageId", inFile);
      message.putAll(JsonTree.of(item, layout.set().variants()));
      file.raw(inFile == 1 ? "\n" : ",\n");
      file.value(message);
    }

    private void end() throws IOException {
      JsonOutput file = out;
      out = null;
      if (file != null) {
        try {
          file.raw("\n]}\n");
        } finally {
          file.close();
        }
      }
    }

    @Override
    public void close() throws IOException {
      end();
    }
  }
}
