package io.stoa.web.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.feed.CustomFormat;
import io.stoa.feed.Feed;
import io.stoa.search.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it is sent to be stored. What an answer adds may be sent back and is left alone.
 *
 * @param selection everything when not given
 * @param mostLost how many percent of the items a run may take away without asking; 20 when not
 *     given
 * @param onChange not run by changes when not given
 * @param version the one that was read, 0 for a new feed; not checked when not given
 */
@JsonIgnoreProperties({"lastRun", "running", "nextFire"})
record FeedBody(
    @Nullable String code,
    @Nullable String label,
    @Nullable Boolean enabled,
    @Nullable Filter selection,
    @Nullable String requirementSet,
    Feed.@Nullable View view,
    @Nullable Map<String, String> mapping,
    @Nullable String format,
    @Nullable String fileName,
    Feed.@Nullable Destination destination,
    @Nullable List<Feed.Schedule> schedules,
    @Nullable Integer mostLost,
    Feed.@Nullable OnChange onChange,
    @Nullable CustomFormat custom,
    @Nullable Long version) {

  /**
   * The feed, to be stored under the code of the address.
   *
   * @throws StoaException {@code INVALID} naming everything that is missing
   */
  Feed toFeed(String address) {
    List<Violation> violations = new ArrayList<>();
    if (code != null && !code.equals(address)) {
      violations.add(
          new Violation("code", "address", "The code is not the one of the address.", code));
    }
    if (view == null) {
      violations.add(Violation.of("view", "required", "Say through whose eyes values are read."));
    }
    if (destination == null) {
      violations.add(Violation.of("destination", "required", "Say where the feed goes."));
    }
    if (!violations.isEmpty() || view == null || destination == null) {
      throw StoaException.invalid(violations);
    }
    return Feed.named(address)
        .label(label == null || label.isBlank() ? address : label)
        .enabled(enabled == null || enabled)
        .selection(selection == null ? Filter.ALL : selection)
        .requirementSet(given(requirementSet))
        .view(view)
        .mapping(mapping == null ? Map.of() : mapping)
        .format(given(format))
        .fileName(given(fileName))
        .destination(destination)
        .schedules(schedules == null ? List.of() : schedules)
        .mostLost(mostLost)
        .onChange(onChange)
        .custom(custom)
        .build();
  }

  /**
   * The feed for a look at what it would send: it need not say where it goes.
   *
   * @throws StoaException {@code INVALID} naming everything that is missing
   */
  Feed toDraft(String address) {
    Feed.Destination anywhere =
        destination == null ? new Feed.Destination("", Map.of()) : destination;
    return new FeedBody(
            address,
            label,
            enabled,
            selection,
            requirementSet,
            view,
            mapping,
            format,
            fileName,
            anywhere,
            schedules,
            mostLost,
            onChange,
            custom,
            version)
        .toFeed(address);
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }
}
