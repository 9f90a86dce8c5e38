package io.stoa.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What can be stored at all, the same for every adapter, so that a catalogue can move from one to
 * another. Thread-safe.
 */
public final class WriteRules {
  /** The longest id, in UTF-16 characters. */
  public static final int LONGEST_ID = 255;

  /** The longest key of an index, in UTF-16 characters. */
  public static final int LONGEST_KEY = 1024;

  /** How deep objects and arrays may nest; MongoDB stops at 100 with its own levels around. */
  public static final int DEEPEST_BODY = 80;

  private static final JsonFactory JSON = JsonFactory.builder().build();

  private WriteRules() {}

  /**
   * Why the write can never be stored, or null when it can.
   *
   * @throws IllegalArgumentException for a key of an index that the collection does not declare
   */
  public static @Nullable String refusal(Write write, Set<String> indexes) {
    String reason = textRefusal("id", write.id(), LONGEST_ID);
    if (reason == null) {
      reason = keysRefusal(write.keys(), indexes);
    }
    JsonBody body = write.body();
    return reason == null && body != null ? bodyRefusal(body) : reason;
  }

  private static @Nullable String keysRefusal(
      Map<String, List<String>> keys, Set<String> declared) {
    for (Map.Entry<String, List<String>> index : keys.entrySet()) {
      requireDeclared(index.getKey(), declared);
      for (String key : index.getValue()) {
        String reason = textRefusal("key of index " + index.getKey(), key, LONGEST_KEY);
        if (reason != null) {
          return reason;
        }
      }
    }
    return null;
  }

  /** Refuses an index that the collection does not declare: a mistake of the caller. */
  public static void requireDeclared(String index, Set<String> declared) {
    if (!declared.contains(index)) {
      throw new IllegalArgumentException("No such index: " + index + ", declared: " + declared);
    }
  }

  private static @Nullable String textRefusal(String what, String text, int longest) {
    if (text.isEmpty()) {
      return "The " + what + " is empty.";
    }
    if (text.length() > longest) {
      return "The " + what + " has " + text.length() + " characters, the most is " + longest + ".";
    }
    if (text.indexOf('\0') >= 0 || !isUnicode(text)) {
      return "The " + what + " is not valid Unicode text.";
    }
    return null;
  }

  private static @Nullable String bodyRefusal(JsonBody body) {
    if (body.length() > DocumentCollection.LARGEST_BODY) {
      return "The document has "
          + body.length()
          + " bytes, the most is "
          + DocumentCollection.LARGEST_BODY
          + ".";
    }
    boolean escapes = hasUnicodeEscape(body.utf8());
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body.utf8())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return "The document is not a JSON object.";
      }
      int depth = 1;
      while (depth > 0) {
        JsonToken token = json.nextToken();
        if (token == null) {
          return "The document ends too early.";
        }
        if (token.isStructStart() && ++depth > DEEPEST_BODY) {
          return "The document nests deeper than " + DEEPEST_BODY + " levels.";
        }
        if (token.isStructEnd()) {
          depth--;
        }
        if (escapes && !token.isNumeric() && !isUnicode(json.getString())) {
          return "The document holds half a Unicode character.";
        }
      }
      return json.nextToken() == null ? null : "The document goes on after its end.";
    } catch (JacksonException e) {
      return "The document is not JSON: " + e.getOriginalMessage();
    }
  }

  private static boolean hasUnicodeEscape(byte[] utf8) {
    for (int i = 1; i < utf8.length; i++) {
      if (utf8[i] == 'u' && utf8[i - 1] == '\\') {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnicode(@Nullable String text) {
    return text == null || StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
