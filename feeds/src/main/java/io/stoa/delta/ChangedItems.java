package io.stoa.delta;

import io.stoa.json.Json;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of what a run has to tell a destination, in a file: one JSON object on each line, in the
 * order of the items' keys, and no more than {@link #MOST} of them.
 */
public final class ChangedItems implements Closeable {
  /** So many lines at most; of a larger difference only the counts are complete. */
  public static final int MOST = 100_000;

  private final Path file;
  private @Nullable OutputStream out;
  private int written;

  /** Makes no file before there is something to write. */
  public ChangedItems(Path file) {
    this.file = file;
  }

  void add(ChangedItem item) throws IOException {
    if (written == MOST) {
      return;
    }
    OutputStream lines = out;
    if (lines == null) {
      lines = new BufferedOutputStream(Files.newOutputStream(file));
      out = lines;
    }
    lines.write(Json.write(item));
    lines.write('\n');
    written++;
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  /**
   * A page of the list.
   *
   * @param next where the next page begins, null when this is the last
   */
  public record Page(List<ChangedItem> items, @Nullable Long next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * Reads a page.
   *
   * @param from 0, or {@link Page#next} of the page before
   * @param limit at most so many, at least 1
   */
  public static Page read(Path file, long from, int limit) throws IOException {
    List<ChangedItem> items = new ArrayList<>();
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long place = Math.min(Math.max(0, from), in.length());
      byte[] bytes = new byte[(int) Math.min(in.length() - place, LONGEST_LINE * (long) limit)];
      in.seek(place);
      in.readFully(bytes);
      int start = 0;
      for (int i = 0; i < bytes.length && items.size() < limit; i++) {
        if (bytes[i] == '\n') {
          String line = new String(bytes, start, i - start, StandardCharsets.UTF_8);
          items.add(Json.read(line.getBytes(StandardCharsets.UTF_8), ChangedItem.class));
          start = i + 1;
        }
      }
      if (start == 0 && bytes.length > 0) {
        throw new EOFException("The list has no whole line at " + place + ".");
      }
      long next = place + start;
      return new Page(items, next < in.length() ? next : null);
    }
  }

  /** SKU, and all field names of a requirement set. */
  private static final int LONGEST_LINE = 32 * 1024;
}
