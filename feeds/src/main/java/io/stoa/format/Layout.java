package io.stoa.format;

import io.stoa.requirement.FieldRule;
import io.stoa.requirement.RequirementSet;
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
 */
public record Layout(
    RequirementSet set,
    String title,
    @Nullable String link,
    String locale,
    Map<String, String> parameters) {
  public Layout {
    parameters = Map.copyOf(parameters);
  }

  /** One for each field, in order. */
  public List<FieldRule> columns() {
    return set.fields();
  }
}
