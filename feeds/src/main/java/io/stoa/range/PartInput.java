package io.stoa.range;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link PartOutput} wrote, in the same order. For one thread. */
public final class PartInput implements Closeable {
  private final DataInputStream in;

  public PartInput(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** Reads one thing of a list. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws IOException;
  }

  public boolean flag() throws IOException {
    return in.readBoolean();
  }

  public int number() throws IOException {
    return in.readInt();
  }

  public String text() throws IOException {
    int length = size();
    if (length <= PartOutput.PIECE) {
      return length == 0 ? "" : in.readUTF();
    }
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(in.readUTF());
    }
    return text.toString();
  }

  public @Nullable String optionalText() throws IOException {
    return flag() ? text() : null;
  }

  public @Nullable Instant instant() throws IOException {
    return flag() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
  }

  public byte[] bytes() throws IOException {
    int length = size();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("It ends too early.");
    }
    return bytes;
  }

  public <E extends Enum<E>> E name(Class<E> of) throws IOException {
    String name = text();
    try {
      return Enum.valueOf(of, name);
    } catch (IllegalArgumentException e) {
      throw corrupt("no " + of.getSimpleName(), e);
    }
  }

  public <T> List<T> list(Reading<T> each) throws IOException {
    int size = size();
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(each.read());
    }
    return list;
  }

  /** Values by name, in their order. */
  public Map<String, Object> values() throws IOException {
    int size = size();
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      values.put(text(), value());
    }
    return values;
  }

  @SuppressWarnings("NullAway") // Nothing is written only inside lists and maps that had it.
  private Object value() throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case PartOutput.NOTHING -> null;
      case PartOutput.TEXT -> text();
      case PartOutput.TRUE -> true;
      case PartOutput.FALSE -> false;
      case PartOutput.INTEGER -> in.readInt();
      case PartOutput.LONG -> in.readLong();
      case PartOutput.DOUBLE -> in.readDouble();
      case PartOutput.DECIMAL -> new BigDecimal(new BigInteger(bytes()), in.readInt());
      case PartOutput.LIST -> list(this::value);
      case PartOutput.MAP -> values();
      default -> throw corrupt("no kind of value " + kind, null);
    };
  }

  private int size() throws IOException {
    int size = in.readInt();
    if (size < 0) {
      throw corrupt("a size of " + size, null);
    }
    return size;
  }

  private static StreamCorruptedException corrupt(String what, @Nullable Throwable cause) {
    StreamCorruptedException corrupt = new StreamCorruptedException("It has " + what + ".");
    corrupt.initCause(cause);
    return corrupt;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
