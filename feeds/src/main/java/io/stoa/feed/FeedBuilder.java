package io.stoa.feed;

import io.stoa.search.Filter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A feed in the making: a new one from {@link Feed#named}, or a copy that differs from {@link
 * Feed#edit}. The words are those of {@link Feed}. Not thread-safe.
 */
public final class FeedBuilder {
  private String code;
  private String label;
  private boolean enabled = true;
  private Filter selection = Filter.ALL;
  private String requirementSet = "";
  private Feed.View view = new Feed.View("", "", "", null, Map.of());
  private Map<String, String> mapping = Map.of();
  private String format = "";
  private String fileName = "";
  private Feed.Destination destination = new Feed.Destination("", Map.of());
  private List<Feed.Schedule> schedules = List.of();
  private @Nullable Integer mostLost;
  private Feed.@Nullable OnChange onChange;
  private @Nullable CustomFormat custom;

  FeedBuilder(String code) {
    this.code = code;
    this.label = code;
  }

  FeedBuilder(Feed feed) {
    code = feed.code();
    label = feed.label();
    enabled = feed.enabled();
    selection = feed.selection();
    requirementSet = feed.requirementSet();
    view = feed.view();
    mapping = feed.mapping();
    format = feed.format();
    fileName = feed.fileName();
    destination = feed.destination();
    schedules = feed.schedules();
    mostLost = feed.mostLost();
    onChange = feed.onChange();
    custom = feed.custom();
  }

  public FeedBuilder code(String value) {
    code = value;
    return this;
  }

  public FeedBuilder label(String value) {
    label = value;
    return this;
  }

  public FeedBuilder enabled(boolean value) {
    enabled = value;
    return this;
  }

  public FeedBuilder selection(Filter value) {
    selection = value;
    return this;
  }

  public FeedBuilder requirementSet(String value) {
    requirementSet = value;
    return this;
  }

  public FeedBuilder view(Feed.View value) {
    view = value;
    return this;
  }

  public FeedBuilder mapping(Map<String, String> value) {
    mapping = value;
    return this;
  }

  public FeedBuilder format(String value) {
    format = value;
    return this;
  }

  public FeedBuilder fileName(String value) {
    fileName = value;
    return this;
  }

  public FeedBuilder destination(Feed.Destination value) {
    destination = value;
    return this;
  }

  public FeedBuilder schedules(List<Feed.Schedule> value) {
    schedules = value;
    return this;
  }

  public FeedBuilder mostLost(@Nullable Integer value) {
    mostLost = value;
    return this;
  }

  public FeedBuilder onChange(Feed.@Nullable OnChange value) {
    onChange = value;
    return this;
  }

  public FeedBuilder custom(@Nullable CustomFormat value) {
    custom = value;
    return this;
  }

  /** The feed as it is now; the builder can be used on. */
  public Feed build() {
    return new Feed(
        code,
        label,
        enabled,
        selection,
        requirementSet,
        view,
        mapping,
        format,
        fileName,
        destination,
        schedules,
        mostLost,
        onChange,
        custom);
  }
}
