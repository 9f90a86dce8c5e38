package io.stoa.range;

import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that {@link PartInput} gives equal ones, types included: what a node computes
 * from them is what the node that made them would compute. For one thread.
 */
public final class PartOutput implements Closeable {
  static final byte NOTHING = 0;
  static final byte TEXT = 1;
  static final byte TRUE = 2;
  static final byte FALSE = 3;
  static final byte INTEGER = 4;
  static final byte LONG = 5;
  static final byte DOUBLE = 6;
  static final byte DECIMAL = 7;
  static final byte LIST = 8;
  static final byte MAP = 9;

  /** A piece of a text; each of its characters takes at most three bytes of 65,535. */
  static final int PIECE = 20_000;

  private final DataOutputStream out;

  public PartOutput(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  /** Writes one thing of a list. */
  @FunctionalInterface
  public interface Writing<T> {
    void write(T each) throws IOException;
  }

  public void flag(boolean flag) throws IOException {
    out.writeBoolean(flag);
  }

  public void number(int number) throws IOException {
    out.writeInt(number);
  }

  /** Any text, also one that is no valid UTF-16. */
  public void text(String text) throws IOException {
    out.writeInt(text.length());
    for (int from = 0; from < text.length(); from += PIECE) {
      out.writeUTF(text.substring(from, Math.min(from + PIECE, text.length())));
    }
  }

  public void optionalText(@Nullable String text) throws IOException {
    flag(text != null);
    if (text != null) {
      text(text);
    }
  }

  public void instant(@Nullable Instant instant) throws IOException {
    flag(instant != null);
    if (instant != null) {
      out.writeLong(instant.getEpochSecond());
      out.writeInt(instant.getNano());
    }
  }

  public void bytes(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public <E extends Enum<E>> void name(E constant) throws IOException {
    text(constant.name());
  }

  public <T> void list(Collection<T> list, Writing<T> each) throws IOException {
    out.writeInt(list.size());
    for (T one : list) {
      each.write(one);
    }
  }

  /** Values by name, in their order. */
  public void values(Map<String, Object> values) throws IOException {
    out.writeInt(values.size());
    for (Map.Entry<String, Object> entry : values.entrySet()) {
      text(entry.getKey());
      value(entry.getValue());
    }
  }

  private void value(@Nullable Object value) throws IOException {
    if (value == null) {
      out.writeByte(NOTHING);
    } else if (value instanceof String text) {
      out.writeByte(TEXT);
      text(text);
    } else if (value instanceof Boolean flag) {
      out.writeByte(flag ? TRUE : FALSE);
    } else if (value instanceof Integer number) {
      out.writeByte(INTEGER);
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte(LONG);
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.writeByte(DOUBLE);
      out.writeDouble(number);
    } else if (value instanceof BigDecimal decimal) {
      out.writeByte(DECIMAL);
      bytes(decimal.unscaledValue().toByteArray());
      out.writeInt(decimal.scale());
    } else if (value instanceof List<?> list) {
      out.writeByte(LIST);
      list(list, this::value);
    } else if (value instanceof Map<?, ?> map) {
      out.writeByte(MAP);
      out.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text((String) entry.getKey());
        value(entry.getValue());
      }
    } else {
      throw new IllegalArgumentException("Items have no values of " + value.getClass());
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
