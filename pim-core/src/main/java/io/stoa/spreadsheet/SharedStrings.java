package io.stoa.spreadsheet;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a workbook's cells refer to by number. The first ones, which are the most used
 * where a program wrote the file from top to bottom, are held in memory; the rest lies in a
 * temporary file, so that heap does not grow with the workbook.
 */
final class SharedStrings implements Closeable {
  private static final int CHARS_IN_MEMORY = 4 * 1024 * 1024;

  private final List<String> inMemory = new ArrayList<>();
  private long[] offsets = new long[1024];
  private int onDisk;
  private @Nullable FileChannel file;

  private SharedStrings() {}

  static SharedStrings none() {
    return new SharedStrings();
  }

  static SharedStrings read(Workbook.XmlPart part) throws IOException, XMLStreamException {
    return read(part, CHARS_IN_MEMORY);
  }

  static SharedStrings read(Workbook.XmlPart part, int charsInMemory)
      throws IOException, XMLStreamException {
    SharedStrings strings = new SharedStrings();
    Writer writer = strings.new Writer(charsInMemory);
    try {
      while (part.nextElement()) {
        if (part.is("si")) {
          writer.add(richText(part, "si"));
        }
      }
      writer.finish();
      return strings;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      strings.close();
      throw e;
    }
  }

  /** The text of all runs up to the end of the element; phonetic hints are left out. */
  static String richText(Workbook.XmlPart part, String element) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean inText = false;
    int phonetic = 0;
    for (int event = part.next(); ; event = part.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        inText = part.is("t");
        phonetic += part.is("rPh") ? 1 : 0;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        inText = false;
        phonetic -= part.is("rPh") ? 1 : 0;
        if (part.is(element)) {
          return XlsxText.decoded(text.toString());
        }
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        throw new XMLStreamException("a text does not end");
      } else if (inText
          && phonetic == 0
          && (event == XMLStreamConstants.CHARACTERS
              || event == XMLStreamConstants.CDATA
              || event == XMLStreamConstants.SPACE)) {
        text.append(part.text());
      }
    }
  }

  /** The text, empty for a number that names none. */
  String get(int index) throws IOException {
    if (index >= 0 && index < inMemory.size()) {
      return inMemory.get(index);
    }
    int at = index - inMemory.size();
    if (index < 0 || at >= onDisk || file == null) {
      return "";
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(offsets[at + 1] - offsets[at]));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offsets[at] + bytes.position()) < 0) {
        throw new IOException("The file of shared texts ended early.");
      }
    }
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /** Takes the texts in, in order. */
  private final class Writer {
    private final int charsInMemory;
    private long chars;
    private @Nullable OutputStream out;

    Writer(int charsInMemory) {
      this.charsInMemory = charsInMemory;
    }

    void add(String text) throws IOException {
      chars += text.length() + 32;
      if (chars <= charsInMemory) {
        inMemory.add(text);
        return;
      }
      if (out == null) {
        out = spill();
      }
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.write(utf8);
      if (onDisk + 2 > offsets.length) {
        offsets = Arrays.copyOf(offsets, offsets.length * 2);
      }
      offsets[onDisk + 1] = offsets[onDisk] + utf8.length;
      onDisk++;
    }

    void finish() throws IOException {
      if (out != null) {
        out.flush();
      }
    }

    private OutputStream spill() throws IOException {
      Path path = Files.createTempFile("stoa-texts", ".bin");
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = channel;
      return new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }
  }
}
