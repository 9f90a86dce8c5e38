package io.stoa.format;

import io.stoa.requirement.Item;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Fragments of a format of UTF-8 text with nothing between its items. */
final class TextFragments implements Fragments {
  private static final byte[] NOTHING = {};

  /** Writes one item. */
  interface WriteItem {
    void write(Writer out, Item item) throws IOException;
  }

  private final byte[] head;
  private final WriteItem writing;
  private final byte[] foot;

  TextFragments(String head, WriteItem writing, String foot) {
    this.head = head.getBytes(StandardCharsets.UTF_8);
    this.writing = writing;
    this.foot = foot.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] head() {
    return head;
  }

  @Override
  public byte[] before(int number) {
    return NOTHING;
  }

  @Override
  public byte[] item(Item item) throws IOException {
    StringWriter text = new StringWriter(2048);
    writing.write(text, item);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] foot() {
    return foot;
  }
}
