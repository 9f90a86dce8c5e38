package io.stoa.store.mongo;

import io.stoa.store.JsonBody;
import java.io.ByteArrayOutputStream;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.types.Decimal128;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON objects as BSON documents and back, streaming. Numbers keep their text: whole numbers become
 * int32 or int64, others Decimal128, and what neither would give back as it was becomes {@code
 * {"%n": "<text>"}}, which no escaped key can be taken for.
 */
final class BsonJson {
  private static final String NUMBER = "%n";
  private static final int LONGEST_LONG = 20;
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private BsonJson() {}

  /** Writes the object at the place of the writer. The body is known to be well-formed. */
  static void write(JsonBody body, BsonWriter bson) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body.utf8())) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        switch (token) {
          case START_OBJECT -> bson.writeStartDocument();
          case END_OBJECT -> bson.writeEndDocument();
          case START_ARRAY -> bson.writeStartArray();
          case END_ARRAY -> bson.writeEndArray();
          case PROPERTY_NAME -> bson.writeName(FieldNames.escape(json.currentName()));
          case VALUE_STRING -> bson.writeString(json.getString());
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> writeNumber(json.getString(), bson);
          case VALUE_TRUE, VALUE_FALSE -> bson.writeBoolean(token == JsonToken.VALUE_TRUE);
          case VALUE_NULL -> bson.writeNull();
          default -> throw new IllegalStateException("Not JSON: " + token);
        }
      }
    }
  }

  private static void writeNumber(String text, BsonWriter bson) {
    if (isLong(text)) {
      long number = Long.parseLong(text);
      if (number == (int) number) {
        bson.writeInt32((int) number);
      } else {
        bson.writeInt64(number);
      }
    } else if (isDecimal128(text)) {
      bson.writeDecimal128(Decimal128.parse(text));
    } else {
      bson.writeStartDocument();
      bson.writeString(NUMBER, text);
      bson.writeEndDocument();
    }
  }

  private static boolean isLong(String text) {
    try {
      return text.length() <= LONGEST_LONG && Long.toString(Long.parseLong(text)).equals(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDecimal128(String text) {
    try {
      return Decimal128.parse(text).toString().equals(text);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Reads the document at the place of the reader. */
  static JsonBody read(BsonReader bson) {
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), utf8)) {
      bson.readStartDocument();
      json.writeStartObject();
      copyFields(bson, json);
      json.writeEndObject();
      bson.readEndDocument();
    }
    return JsonBody.of(utf8.toByteArray());
  }

  private static void copyFields(BsonReader bson, JsonGenerator json) {
    while (bson.readBsonType() != BsonType.END_OF_DOCUMENT) {
      json.writeName(FieldNames.unescape(bson.readName()));
      copyValue(bson, json);
    }
  }

  private static void copyValue(BsonReader bson, JsonGenerator json) {
    switch (bson.getCurrentBsonType()) {
      case DOCUMENT -> copyDocument(bson, json);
      case ARRAY -> copyArray(bson, json);
      case STRING -> json.writeString(bson.readString());
      case INT32 -> json.writeNumber(bson.readInt32());
      case INT64 -> json.writeNumber(bson.readInt64());
      case DECIMAL128 -> json.writeNumber(bson.readDecimal128().toString());
      case BOOLEAN -> json.writeBoolean(bson.readBoolean());
      case NULL -> {
        bson.readNull();
        json.writeNull();
      }
      default -> throw new IllegalStateException("Not of ours: " + bson.getCurrentBsonType());
    }
  }

  private static void copyArray(BsonReader bson, JsonGenerator json) {
    bson.readStartArray();
    json.writeStartArray();
    while (bson.readBsonType() != BsonType.END_OF_DOCUMENT) {
      copyValue(bson, json);
    }
    json.writeEndArray();
    bson.readEndArray();
  }

  private static void copyDocument(BsonReader bson, JsonGenerator json) {
    bson.readStartDocument();
    if (bson.readBsonType() == BsonType.END_OF_DOCUMENT) {
      json.writeStartObject();
    } else {
      String first = bson.readName();
      if (first.equals(NUMBER)) {
        json.writeNumber(bson.readString());
        bson.readEndDocument();
        return;
      }
      json.writeStartObject();
      json.writeName(FieldNames.unescape(first));
      copyValue(bson, json);
      copyFields(bson, json);
    }
    json.writeEndObject();
    bson.readEndDocument();
  }
}
