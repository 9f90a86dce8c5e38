package io.stoa.schema;

import io.stoa.requirement.FieldRule.Length;
import io.stoa.requirement.FieldRule.Range;
import io.stoa.requirement.FieldType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A single value that a schema describes.
 *
 * @param path below the top, such as {@code item_package_dimensions[].height.value}
 * @param type LIST where the array at the top may have several of it
 * @param of type of a list's entries, else null
 * @param length null for any
 * @param values what an ENUM may be
 * @param range null for any
 * @param most entries of a list, null for any number
 * @param selectors paths below the first array of what stands beside the value
 * @param says title and description
 */
record SchemaField(
    String path,
    FieldType type,
    @Nullable FieldType of,
    @Nullable Length length,
    List<String> values,
    @Nullable Range range,
    @Nullable Integer most,
    List<String> selectors,
    String says) {
  SchemaField {
    values = List.copyOf(values);
    selectors = List.copyOf(selectors);
  }

  /** The name at the top. */
  String top() {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '[' && path.charAt(end) != '.') {
      end++;
    }
    return path.substring(0, end);
  }

  /** What satisfies this or the other; the schemas themselves are stricter. */
  SchemaField or(SchemaField other) {
    if (equals(other)) {
      return this;
    }
    boolean same = type == other.type && of == other.of;
    Set<String> either = new LinkedHashSet<>(values);
    either.addAll(other.values);
    boolean open = values.isEmpty() || other.values.isEmpty();
    return new SchemaField(
        path,
        same ? type : FieldType.TEXT,
        same ? of : null,
        length != null && length.equals(other.length) ? length : null,
        open ? List.of() : List.copyOf(either),
        range != null && range.equals(other.range) ? range : null,
        most == null || other.most == null ? null : Integer.valueOf(Math.max(most, other.most)),
        selectors,
        says);
  }
}
