package io.stoa.product;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * A {@link Trace} as two properties of a product's document, each left out where it says nothing:
 *
 * <pre>{@code
 * "made": {"by": "ann", "via": "import", "job": "…", "version": 1}
 * "edit": {"by": "ann", "via": "page", "before": {"name|en_US": "Mug"}, "added": ["color"],
 *          "cut": ["description"], "more": 12}
 * }</pre>
 */
final class TraceJson {
  static final String MADE = "made";
  static final String EDIT = "edit";

  private TraceJson() {}

  static void write(JsonGenerator out, Trace trace) {
    Trace.Made made = trace.made();
    if (made != null) {
      out.writeName(MADE);
      out.writeStartObject();
      author(out, made.author());
      number(out, "version", made.version());
      out.writeEndObject();
    }
    Trace.LastEdit last = trace.last();
    if (last != null) {
      out.writeName(EDIT);
      out.writeStartObject();
      author(out, last.author());
      out.writeName("before");
      ValueJson.writeAll(out, last.found().before());
      keys(out, "added", last.found().added());
      keys(out, "cut", last.found().cut());
      number(out, "more", last.found().more());
      out.writeEndObject();
    }
  }

  /** Writes who did it into an object. */
  static void author(JsonGenerator out, Author author) {
    if (author.name() != null) {
      out.writeStringProperty("by", author.name());
    }
    if (author.way() != Author.Way.UNKNOWN) {
      out.writeStringProperty("via", author.way().code());
    }
    if (author.job() != null) {
      out.writeStringProperty("job", author.job());
    }
  }

  static void number(JsonGenerator out, String name, long number) {
    if (number != 0) {
      out.writeName(name);
      out.writeNumber(number);
    }
  }

  static void keys(JsonGenerator out, String name, Collection<ValueKey> keys) {
    if (!keys.isEmpty()) {
      out.writeName(name);
      out.writeStartArray();
      keys.stream().sorted().map(ValueKey::text).forEach(out::writeString);
      out.writeEndArray();
    }
  }

  static Trace.Made made(JsonParser in) {
    Parts parts = Parts.read(in);
    return new Trace.Made(parts.author(), parts.version);
  }

  static Trace.LastEdit edit(JsonParser in) {
    Parts parts = Parts.read(in);
    return new Trace.LastEdit(
        parts.author(), new Overwritten(parts.before, parts.added, parts.cut, parts.more));
  }

  /** The properties of both, and of {@link KeptEntries}. */
  static final class Parts {
    private @Nullable String by;
    private @Nullable String via;
    private @Nullable String job;
    String at = "";
    long version;
    Values before = Values.NONE;
    Values after = Values.NONE;
    Set<ValueKey> added = Set.of();
    Set<ValueKey> cut = Set.of();
    int more;

    private Parts() {}

    /** Reads the object at whose beginning the parser stands; leaves it at its end. */
    static Parts read(JsonParser in) {
      Parts parts = new Parts();
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        in.nextToken();
        parts.take(name, in);
      }
      return parts;
    }

    private void take(String name, JsonParser in) {
      switch (name) {
        case "by" -> by = in.getString();
        case "via" -> via = in.getString();
        case "job" -> job = in.getString();
        case "at" -> at = in.getString();
        case "version" -> version = in.getLongValue();
        case "before" -> before = ValueJson.readAll(in);
        case "after" -> after = ValueJson.readAll(in);
        case "added" -> added = keySet(ValueJson.strings(in));
        case "cut" -> cut = keySet(ValueJson.strings(in));
        case "more" -> more = in.getIntValue();
        default -> in.skipChildren();
      }
    }

    private static Set<ValueKey> keySet(List<String> texts) {
      Set<ValueKey> keys = new HashSet<>();
      texts.forEach(text -> keys.add(ValueKey.parse(text)));
      return keys;
    }

    Author author() {
      return new Author(by, Author.Way.of(via), job);
    }
  }
}
