package io.stoa.imports;

import io.stoa.product.Identifier;
import io.stoa.spreadsheet.SheetRow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@link KnownRows} of one table of products. One thread looks rows up, another one takes what
 * became of them.
 */
final class RowMemory implements AutoCloseable {
  /** Each writing waits for the disk. */
  private static final int TOGETHER = 4_000;

  private final KnownRows known;
  private final String table;
  private final ProductColumns columns;
  private final BitSet mediaColumns = new BitSet();
  private final Map<Identifier, KnownRows.Remembered> taken = new HashMap<>();

  /** By row number, of the rows looked up last. */
  private final Map<Long, String> digests = new HashMap<>();

  private Set<Identifier> unchanged = Set.of();

  RowMemory(KnownRows known, String table, ProductColumns columns) {
    this.known = known;
    this.table = table;
    this.columns = columns;
    columns.media().forEach(mediaColumns::set);
  }

  /** Looks up the rows that come next. */
  void look(List<SheetRow> rows) {
    digests.clear();
    Map<Identifier, String> sought = new HashMap<>();
    Set<Identifier> several = new HashSet<>();
    for (SheetRow row : rows) {
      String cell = identifier(row);
      if (Identifier.isValid(cell) && !hasMedia(row)) {
        Identifier identifier = new Identifier(cell);
        String digest = RowDigest.of(table, row);
        digests.put(row.number(), digest);
        if (sought.put(identifier, digest) != null) {
          several.add(identifier);
        }
      }
    }
    sought.keySet().removeAll(several);
    unchanged = known.unchanged(sought);
  }

  /** Of the row, one of those looked up last; null when it is not to be remembered. */
  @Nullable String digest(SheetRow row) {
    return digests.get(row.number());
  }

  /** Whether the row, one of those looked up last, would change nothing. */
  boolean isKnown(SheetRow row) {
    String cell = identifier(row);
    return Identifier.isValid(cell) && unchanged.contains(new Identifier(cell));
  }

  /** What the row of the digest says is stored under the version, and nothing was to warn of. */
  void take(Identifier identifier, String digest, long version) {
    taken.put(identifier, new KnownRows.Remembered(digest, version));
    if (taken.size() >= TOGETHER) {
      close();
    }
  }

  @Override
  public void close() {
    known.remember(taken);
    taken.clear();
  }

  private String identifier(SheetRow row) {
    return row.cell(columns.identifier()).strip();
  }

  /** The file of the same name may be another one now. */
  private boolean hasMedia(SheetRow row) {
    for (int i = 0; i < row.filled(); i++) {
      if (mediaColumns.get(row.filledColumn(i)) && !row.filledText(i).isBlank()) {
        return true;
      }
    }
    return false;
  }
}
