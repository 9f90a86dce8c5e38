package io.stoa.imports;

import io.stoa.digest.Sha256;
import io.stoa.spreadsheet.SheetRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Digests texts so that other ones, or the same in other places, give another digest. */
final class RowDigest {
  private static final int BYTES = 16;

  private ByteBuffer input = ByteBuffer.allocate(4_096);

  private RowDigest() {}

  /** Of a table: what rows depend on besides their cells, and the names of its columns. */
  static String of(String context, List<String> header) {
    RowDigest digest = new RowDigest();
    digest.add(-1, context);
    for (int i = 0; i < header.size(); i++) {
      digest.add(i, header.get(i));
    }
    return digest.end();
  }

  /** Of a row of that table. Empty cells count for nothing: a row may be shorter. */
  static String of(String table, SheetRow row) {
    RowDigest digest = new RowDigest();
    digest.add(-1, table);
    for (int i = 0; i < row.filled(); i++) {
      digest.add(row.filledColumn(i), row.filledText(i));
    }
    return digest.end();
  }

  private void add(int place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int needed = 2 * Integer.BYTES + bytes.length;
    if (input.remaining() < needed) {
      input = ByteBuffer.allocate(2 * input.position() + needed).put(input.flip());
    }
    input.putInt(place).putInt(bytes.length).put(bytes);
  }

  private String end() {
    MessageDigest sha = Sha256.begin();
    sha.update(input.flip());
    return HexFormat.of().formatHex(sha.digest(), 0, BYTES);
  }
}
