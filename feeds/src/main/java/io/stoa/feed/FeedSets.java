package io.stoa.feed;

import io.stoa.requirement.RequirementSet;
import io.stoa.requirement.RequirementSets;
import io.stoa.schema.SchemaRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What feeds have to say: their requirement set, and behind it what the schemas describe that are
 * stored for the feed's parameters.
 */
record FeedSets(RequirementSets sets, SchemaRules schemas) {
  /** The whole set of the feed; empty for an unknown one. */
  Optional<RequirementSet> find(Feed feed) {
    return sets.find(feed.requirementSet())
        .map(set -> CustomSet.in(set, feed.custom()))
        .map(set -> schemas.in(set, parameters(set, feed.view().parameters())));
  }

  /** What a feed gives, fall-backs filled in. */
  static Map<String, String> parameters(RequirementSet set, Map<String, String> given) {
    Map<String, String> all = new HashMap<>();
    for (RequirementSet.Parameter parameter : set.parameters()) {
      String fallback = parameter.fallback();
      if (fallback != null) {
        all.put(parameter.name(), fallback);
      }
    }
    given.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            all.put(name, value.strip());
          }
        });
    return all;
  }
}
