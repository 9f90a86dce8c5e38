package io.stoa.ledger;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemIssue;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How a page lies in the store. Written and read by hand, a token at a time: it is done for every
 * item of every run. Names are short because they stand there a million times.
 */
final class PageJson {
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private PageJson() {}

  static JsonBody write(List<LedgerEntry> entries) {
    Map<String, Integer> runs = new LinkedHashMap<>();
    entries.forEach(entry -> runs.computeIfAbsent(entry.run(), run -> runs.size()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(entries.size() * 256);
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("runs");
      runs.keySet().forEach(out::writeString);
      out.writeEndArray();
      out.writeArrayPropertyStart("entries");
      for (LedgerEntry entry : entries) {
        write(out, entry, runs.getOrDefault(entry.run(), 0));
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return JsonBody.of(bytes.toByteArray());
  }

  private static void write(JsonGenerator out, LedgerEntry entry, int run) {
    out.writeStartObject();
    out.writeStringProperty(ItemKey.isModel(entry.key()) ? "model" : "sku", entry.sku());
    if (ItemKey.isPart(entry.key())) {
      out.writeStringProperty("key", entry.key());
    }
    out.writeStringProperty("state", entry.state().name());
    out.writeNumberProperty("run", run);
    out.writeNumberProperty("since", entry.since().getEpochSecond());
    if (entry.action() != null) {
      out.writeStringProperty("action", entry.action().name());
    }
    text(out, "hash", entry.hash());
    text(out, "fields", entry.fields());
    text(out, "told", entry.told());
    if (entry.listed()) {
      out.writeBooleanProperty("listed", true);
    }
    if (entry.bytes() > 0) {
      out.writeNumberProperty("bytes", entry.bytes());
    }
    if (entry.rows() > 0) {
      out.writeNumberProperty("rows", entry.rows());
    }
    text(out, "within", entry.within());
    text(out, "id", entry.channelId());
    if (entry.failures() > 0) {
      out.writeNumberProperty("failures", entry.failures());
    }
    Instant look = entry.look();
    if (look != null) {
      out.writeNumberProperty("look", look.toEpochMilli());
    }
    if (!entry.issues().isEmpty()) {
      out.writeArrayPropertyStart("issues");
      entry.issues().forEach(issue -> write(out, issue));
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, ItemIssue issue) {
    out.writeStartObject();
    text(out, "attribute", issue.attribute());
    out.writeStringProperty("code", issue.code());
    out.writeStringProperty("severity", issue.severity().name());
    out.writeStringProperty("message", issue.message());
    text(out, "link", issue.link());
    out.writeEndObject();
  }

  private static void text(JsonGenerator out, String name, @Nullable String value) {
    if (value != null) {
      out.writeStringProperty(name, value);
    }
  }

  static List<LedgerEntry> read(StoredDocument document) {
    byte[] body = Objects.requireNonNull(document.body(), "deleted").utf8();
    List<String> runs = new ArrayList<>();
    List<LedgerEntry> entries = new ArrayList<>();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        in.nextToken();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          if (name.equals("runs")) {
            runs.add(in.getString());
          } else {
            entries.add(new EntryReading(runs).read(in));
          }
        }
      }
      return entries;
    } catch (JacksonException e) {
      throw new StoaException(
          CoreError.BUG, "The page " + document.id() + " of a ledger cannot be read.", e);
    }
  }

  /** Collects what stands in one object. */
  private static final class EntryReading {
    private final List<String> runs;
    private String key = "";
    private String sku = "";
    private EntryState state = EntryState.PENDING;
    private @Nullable ItemAction action;
    private @Nullable String hash;
    private @Nullable String fields;
    private @Nullable String told;
    private boolean listed;
    private long bytes;
    private int rows;
    private @Nullable String within;
    private @Nullable String channelId;
    private List<ItemIssue> issues = List.of();
    private int failures;
    private String run = "";
    private Instant since = Instant.EPOCH;
    private @Nullable Instant look;

    EntryReading(List<String> runs) {
      this.runs = runs;
    }

    LedgerEntry read(JsonParser in) {
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        in.nextToken();
        take(name, in);
      }
      return new LedgerEntry(
          key, sku, state, action, hash, fields, told, listed, bytes, rows, within, channelId,
          issues, failures, run, since, look);
    }

    private void take(String name, JsonParser in) {
      switch (name) {
        case "sku" -> {
          sku = in.getString();
          key = ItemKey.ofProduct(sku);
        }
        case "model" -> {
          sku = in.getString();
          key = ItemKey.ofModel(sku);
        }
        case "key" -> key = in.getString();
        case "state" -> state = EntryState.valueOf(in.getString());
        case "run" -> run = runs.get(in.getIntValue());
        case "since" -> since = Instant.ofEpochSecond(in.getLongValue());
        case "action" -> action = ItemAction.valueOf(in.getString());
        case "hash" -> hash = in.getString();
        case "fields" -> fields = in.getString();
        case "told" -> told = in.getString();
        case "listed" -> listed = in.getBooleanValue();
        case "bytes" -> bytes = in.getLongValue();
        case "rows" -> rows = in.getIntValue();
        case "within" -> within = in.getString();
        case "id" -> channelId = in.getString();
        case "failures" -> failures = in.getIntValue();
        case "look" -> look = Instant.ofEpochMilli(in.getLongValue());
        case "issues" -> issues = issues(in);
        default -> in.skipChildren();
      }
    }

    private static List<ItemIssue> issues(JsonParser in) {
      List<ItemIssue> issues = new ArrayList<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        Map<String, String> said = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = in.currentName();
          in.nextToken();
          said.put(name, in.getString());
        }
        issues.add(
            new ItemIssue(
                said.get("attribute"),
                said.getOrDefault("code", ""),
                ItemIssue.Severity.valueOf(said.getOrDefault("severity", "ERROR")),
                said.getOrDefault("message", ""),
                said.get("link")));
      }
      return issues;
    }
  }
}
