package io.stoa.requirement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a requirement set's files look beyond what their format says.
 *
 * @param table CSV, TSV and XLSX
 * @param xml the XML document of the format {@code xml}
 * @param head what an XML document says before its items, in order
 * @param shards when a further file begins; null for one file however long
 */
public record FileRules(
    Table table, @Nullable Document xml, List<Head> head, @Nullable Shards shards) {
  /** Nothing out of the ordinary. */
  public static final FileRules USUAL = new FileRules(Table.USUAL, null, List.of(), null);

  public FileRules {
    table = table == null ? Table.USUAL : table;
    head = head == null ? List.of() : List.copyOf(head);
  }

  /**
   * @param spacesInNames codes of the formats whose header has spaces where fields' names have
   *     underscores
   * @param everyRow fields of the item that stand on each of its rows, where an item has several
   * @param spread lists whose entries stand on one row each
   */
  public record Table(List<String> spacesInNames, List<String> everyRow, List<String> spread) {
    static final Table USUAL = new Table(List.of(), List.of(), List.of());

    public Table {
      spacesInNames = spacesInNames == null ? List.of() : List.copyOf(spacesInNames);
      everyRow = everyRow == null ? List.of() : List.copyOf(everyRow);
      spread = spread == null ? List.of() : List.copyOf(spread);
    }
  }

  /**
   * @param root name of the outermost element
   * @param namespaces addresses by prefix, declared on the root
   * @param items path from the root to the element of one item, such as {@code shop/offers/offer}
   * @param variants path from the item to the element of one variant; null where items have none
   * @param doctype what stands behind {@code <!DOCTYPE}, or null
   */
  public record Document(
      String root,
      Map<String, String> namespaces,
      String items,
      @Nullable String variants,
      @Nullable String doctype) {
    public Document {
      namespaces = namespaces == null ? Map.of() : Map.copyOf(namespaces);
    }
  }

  /**
   * One thing that the document says of itself.
   *
   * @param at path from the root, {@code @date} for an attribute
   * @param map CEL that fills it, without a product
   */
  public record Head(String at, String map, FieldRule.Source source) {}

  /** Most items, and most megabytes before compression, of one file; each null for any number. */
  public record Shards(@Nullable Integer items, @Nullable Integer megabytes) {}
}
