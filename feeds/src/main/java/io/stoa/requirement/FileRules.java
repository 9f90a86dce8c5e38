package io.stoa.requirement;

import io.stoa.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a requirement set's files look beyond what their format says.
 *
 * @param table CSV, TSV and XLSX
 * @param xml the XML document of the format {@code xml}
 * @param json objects around and inside the JSON formats
 * @param template a document of a feed's own, for the formats that are written by template
 * @param head what an XML document says before its items, in order
 * @param shards when a further file begins; null for one file however long
 * @param changes how a file of changes says what becomes of an item; null where files do not
 */
public record FileRules(
    Table table,
    @Nullable Document xml,
    Json json,
    @Nullable Template template,
    List<Head> head,
    @Nullable Shards shards,
    @Nullable Changes changes) {
  /** Nothing out of the ordinary. */
  public static final FileRules USUAL =
      new FileRules(Table.USUAL, null, Json.USUAL, null, List.of(), null, null);

  public FileRules {
    table = table == null ? Table.USUAL : table;
    json = json == null ? Json.USUAL : json;
    head = head == null ? List.of() : List.copyOf(head);
  }

  /** The same with another table and template. */
  public FileRules with(Table otherTable, @Nullable Template otherTemplate) {
    return new FileRules(otherTable, xml, json, otherTemplate, head, shards, changes);
  }

  /**
   * @param spacesInNames codes of the formats whose header has spaces where fields' names have
   *     underscores
   * @param everyRow fields of the item that stand on each of its rows, where an item has several
   * @param spread lists whose entries stand on one row each
   * @param headers what the file calls fields, by name, where it does not call them by their names
   * @param headless whether there is no row of names
   * @param delimiter between the cells of a CSV file; a comma when null
   */
  public record Table(
      List<String> spacesInNames,
      List<String> everyRow,
      List<String> spread,
      Map<String, String> headers,
      boolean headless,
      @Nullable String delimiter) {
    static final Table USUAL = of(Map.of(), true, null);

    /** A table with one row for each item. */
    public static Table of(
        Map<String, String> headers, boolean header, @Nullable String delimiter) {
      return new Table(List.of(), List.of(), List.of(), headers, !header, delimiter);
    }

    public Table {
      headers = headers == null ? Map.of() : Map.copyOf(headers);
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
      namespaces =
          namespaces == null
              ? Map.of()
              : Collections.unmodifiableMap(new LinkedHashMap<>(namespaces));
    }
  }

  /**
   * @param list name of the list that holds the items in an object around them, such as {@code
   *     requests}; null for no such object
   * @param most how many items one such object holds at most; null for any number
   * @param group the field that only groups of variants have: an item without it is written as its
   *     one variant is, among what is said of the item; null where every item is a group
   */
  public record Json(@Nullable String list, @Nullable Integer most, @Nullable String group) {
    static final Json USUAL = new Json(null, null, null);
  }

  /**
   * One thing that the document says of itself.
   *
   * @param at path from the root, {@code @date} for an attribute
   * @param map CEL that fills it, without a product
   */
  public record Head(String at, String map, FieldRule.Source source) {}

  /**
   * How a file that holds only what has changed and what is to be taken away says which it is.
   *
   * @param command the field that says so; its usual value is that of a changed item
   * @param created its value for an item that the destination does not have
   * @param deleted its value for one that is to be taken away
   * @param key the field by which the destination knows the item, also when it is here no more
   * @param numbers fields that number documents: in no two files the same
   */
  public record Changes(
      String command, String created, String deleted, String key, List<String> numbers) {
    public Changes {
      numbers = numbers == null ? List.of() : List.copyOf(numbers);
    }
  }

  /** Most items, and most megabytes before compression, of one file; each null for any number. */
  public record Shards(@Nullable Integer items, @Nullable Integer megabytes) {}
}
