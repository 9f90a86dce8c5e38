package io.stoa.store.mongo;

import io.stoa.store.JsonBody;
import io.stoa.store.StoredDocument;
import io.stoa.store.Write;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How a document lies in MongoDB:
 *
 * <pre>
 * { _id: "scarf-1", version: 3, live: true, written: ISODate(…),
 *   keys: { parent: ["scarf"] },        // what the declared indexes find it under
 *   doc: { … },                         // the JSON object; a tombstone has none and is not live
 *   pending: true }                     // or, once it has its place: seq: 4711
 * </pre>
 */
final class StoredForm {
  static final String ID = "_id";
  static final String VERSION = "version";
  static final String LIVE = "live";
  static final String WRITTEN = "written";
  static final String KEYS = "keys";
  static final String DOC = "doc";
  static final String PENDING = "pending";
  static final String SEQUENCE = "seq";

  /** MongoDB's code for an id that is there already. */
  static final int DUPLICATE_KEY = 11000;

  private StoredForm() {}

  /** The replacement that the write lays down, without its id, its place still pending. */
  static RawBsonDocument pending(Write write, long version) {
    JsonBody body = write.body();
    BasicOutputBuffer buffer = new BasicOutputBuffer(body == null ? 256 : body.length() * 2);
    try (buffer;
        BsonBinaryWriter bson = new BsonBinaryWriter(buffer)) {
      bson.writeStartDocument();
      bson.writeInt64(VERSION, version);
      bson.writeBoolean(LIVE, body != null);
      bson.writeDateTime(WRITTEN, Instant.now().toEpochMilli());
      bson.writeBoolean(PENDING, true);
      if (body != null) {
        writeKeys(write.keys(), bson);
        bson.writeName(DOC);
        BsonJson.write(body, bson);
      }
      bson.writeEndDocument();
      return new RawBsonDocument(buffer.toByteArray());
    }
  }

  private static void writeKeys(Map<String, List<String>> keys, BsonBinaryWriter bson) {
    bson.writeStartDocument(KEYS);
    for (Map.Entry<String, List<String>> index : new TreeMap<>(keys).entrySet()) {
      bson.writeStartArray(index.getKey());
      new LinkedHashSet<>(index.getValue()).forEach(bson::writeString);
      bson.writeEndArray();
    }
    bson.writeEndDocument();
  }

  /** Reads a document as it lies there. */
  static StoredDocument read(RawBsonDocument stored) {
    String id = "";
    long version = 0;
    @Nullable JsonBody body = null;
    try (BsonReader bson = stored.asBsonReader()) {
      bson.readStartDocument();
      while (bson.readBsonType() != BsonType.END_OF_DOCUMENT) {
        switch (bson.readName()) {
          case ID -> id = bson.readString();
          case VERSION -> version = bson.readInt64();
          case DOC -> body = BsonJson.read(bson);
          default -> bson.skipValue();
        }
      }
    }
    // Its place in the sequence may not be known yet; the version grows in just the same way.
    return new StoredDocument(id, version, version, body);
  }

  static String id(BsonDocument stored) {
    return stored.getString(ID).getValue();
  }

  static long version(BsonDocument stored) {
    return stored.getInt64(VERSION).getValue();
  }
}
