package io.stoa.format;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.RequirementSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file says besides its items.
 *
 * @param title of the feed, for people
 * @param link where the shop is on the web, or null
 * @param locale of texts, such as {@code en_US}
 * @param parameters of the feed
 * @param columns the fields that something fills, in order; a table has no column for the others
 * @param head what the document says before its items, by path
 */
public record Layout(
    RequirementSet set,
    String title,
    @Nullable String link,
    String locale,
    Map<String, String> parameters,
    List<FieldRule> columns,
    Map<String, Object> head) {
  public Layout {
    parameters = Map.copyOf(parameters);
    columns = List.copyOf(columns);
    head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
  }
}
