package io.stoa.feed;

import io.stoa.requirement.RequirementSet.ItemOf;
import io.stoa.template.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed of the requirement set {@code custom} writes: columns of its own choice, and for XML
 * and JSON the template that places them. Stored inside the feed.
 *
 * @param item what one item is; a product unless it says otherwise
 * @param columns in the order in which they are written
 * @param header whether a table begins with a row of names; true unless it says otherwise
 * @param delimiter what stands between the cells of a CSV file; a comma when null
 * @param template for the formats {@code template-xml} and {@code template-json}, else null
 */
public record CustomFormat(
    @Nullable ItemOf item,
    List<Column> columns,
    @Nullable Boolean header,
    @Nullable String delimiter,
    @Nullable Template template) {
  public CustomFormat {
    columns = columns == null ? List.of() : List.copyOf(columns);
  }

  /**
   * One column.
   *
   * @param name by which templates and reports know it
   * @param header what the file calls it; the name when null
   * @param value CEL that fills it
   * @param required whether an item without a value stays out
   */
  public record Column(String name, @Nullable String header, String value, boolean required) {}
}
