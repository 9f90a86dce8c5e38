package io.stoa.feed;

import io.stoa.feed.CustomFormat.Column;
import io.stoa.requirement.FieldRule;
import io.stoa.requirement.FileRules;
import io.stoa.requirement.Level;
import io.stoa.requirement.RequirementSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requirement set that a feed makes for itself: its columns are the fields. */
final class CustomSet {
  static final String CODE = "custom";
  private static final FieldRule.Source OWN =
      new FieldRule.Source("https://github.com/google/cel-spec", "The feed's own column.");

  private CustomSet() {}

  /** The set with the feed's columns; any other set as it is. */
  static RequirementSet in(RequirementSet set, @Nullable CustomFormat custom) {
    if (!set.code().equals(CODE) || custom == null) {
      return set;
    }
    List<FieldRule> fields = new ArrayList<>();
    Map<String, String> headers = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (Column column : custom.columns()) {
      if (column.name() == null || column.name().isBlank() || !names.add(column.name())) {
        continue; // Only while somebody writes; CustomCheck refuses to save it.
      }
      Level level = column.required() ? Level.MANDATORY : Level.OPTIONAL;
      fields.add(FieldRule.passedOn(column.name(), level, column.value(), OWN));
      if (column.header() != null) {
        headers.put(column.name(), column.header());
      }
    }
    FileRules.Table table =
        FileRules.Table.of(headers, !Boolean.FALSE.equals(custom.header()), custom.delimiter());
    return set.withFields(fields)
        .withItem(custom.item())
        .withFiles(set.files().with(table, custom.template()));
  }
}
