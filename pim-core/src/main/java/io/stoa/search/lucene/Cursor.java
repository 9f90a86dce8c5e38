package io.stoa.search.lucene;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.search.SearchQuery.Sort;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the sorted value and the id of its last hit, as base64url. It does not name
 * anything inside the index, so it stays good whatever is written.
 */
final class Cursor {
  private static final int VERSION = 1;
  private static final int LONGEST = 8192;
  private static final int MISSING = 0;
  private static final int BYTES = 1;
  private static final int LONG = 2;
  private static final int FLOAT = 3;

  private Cursor() {}

  static String after(FieldDoc last, Sort sort) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(mark(sort));
      for (Object value : last.fields) {
        write(value, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * @throws StoaException INVALID when it is none, or one of another order
   */
  static FieldDoc parse(String cursor, Sort sort) {
    if (cursor.length() > LONGEST) {
      throw malformed(null);
    }
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(Base64.getUrlDecoder().decode(cursor)))) {
      if (in.readByte() != VERSION) {
        throw malformed(null);
      }
      if (in.readInt() != mark(sort)) {
        throw new StoaException(CoreError.INVALID, "The cursor is of a search in another order.");
      }
      Object value = read(in);
      Object id = read(in);
      if (!(id instanceof BytesRef) || !fits(value, sort) || in.read() >= 0) {
        throw malformed(null);
      }
      // No document has the greatest number, so that Lucene goes by the values alone.
      return new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {value, id});
    } catch (IOException | IllegalArgumentException e) {
      throw malformed(e);
    }
  }

  private static boolean fits(@Nullable Object value, Sort sort) {
    if (sort instanceof Sort.ByUpdated) {
      return value instanceof Long;
    } else if (sort instanceof Sort.ByRelevance) {
      return value instanceof Float;
    }
    boolean mayMiss = !(sort instanceof Sort.ByIdentifier);
    return value instanceof BytesRef || (value == null && mayMiss);
  }

  /** Tells orders apart: the same in every process and on every machine. */
  private static int mark(Sort sort) {
    return sort.toString().hashCode();
  }

  private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
    if (value instanceof BytesRef bytes) {
      out.writeByte(BYTES);
      out.writeShort(bytes.length);
      out.write(bytes.bytes, bytes.offset, bytes.length);
    } else if (value instanceof Long number) {
      out.writeByte(LONG);
      out.writeLong(number);
    } else if (value instanceof Float number) {
      out.writeByte(FLOAT);
      out.writeFloat(number);
    } else {
      out.writeByte(MISSING);
    }
  }

  private static @Nullable Object read(DataInputStream in) throws IOException {
    int type = in.readByte();
    return switch (type) {
      case MISSING -> null;
      case LONG -> in.readLong();
      case FLOAT -> in.readFloat();
      case BYTES -> {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        yield new BytesRef(bytes);
      }
      default -> throw new IOException("unknown type " + type);
    };
  }

  private static StoaException malformed(@Nullable Throwable cause) {
    return new StoaException(CoreError.INVALID, "This is not a cursor of a search.", cause);
  }
}
