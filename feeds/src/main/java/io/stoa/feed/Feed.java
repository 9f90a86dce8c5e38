package io.stoa.feed;

import io.stoa.search.Filter;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes where, how and when. Stored as a document.
 *
 * @param code lower-case letters, digits, {@code -} and {@code _}
 * @param selection which products; disabled ones never go out
 * @param requirementSet code of the channel's rules, such as {@code google-merchant}
 * @param view through whose eyes values are read
 * @param mapping by field of the requirement set: a CEL expression; what it does not name is mapped
 *     by the requirement set's own default
 * @param format code of one of the formats that the requirement set allows
 * @param fileName name of the file at the destination
 * @param schedules when it runs by itself
 * @param mostLost how many percent of the items at its destination a run may take away without
 *     asking a person, 0 to 100; null for the usual {@link #USUAL_MOST_LOST}
 * @param onChange whether it also runs when something changed; null for not
 * @param custom columns and template of the requirement set {@code custom}, null for any other
 */
public record Feed(
    String code,
    String label,
    boolean enabled,
    Filter selection,
    String requirementSet,
    View view,
    Map<String, String> mapping,
    String format,
    String fileName,
    Destination destination,
    List<Schedule> schedules,
    @Nullable Integer mostLost,
    @Nullable OnChange onChange,
    @Nullable CustomFormat custom) {
  /** Percent. */
  public static final int USUAL_MOST_LOST = 20;

  public Feed {
    mapping = mapping == null ? Map.of() : Map.copyOf(mapping);
    schedules = schedules == null ? List.of() : List.copyOf(schedules);
  }

  /** A new feed of everything, labelled by its code, without mappings and schedules of its own. */
  public static FeedBuilder named(String code) {
    return new FeedBuilder(code);
  }

  /** A copy in the making. */
  public FeedBuilder edit() {
    return new FeedBuilder(this);
  }

  /** How many percent of the items at its destination a run may take away without asking. */
  int guard() {
    return mostLost == null ? USUAL_MOST_LOST : mostLost;
  }

  /** The same feed to another destination. */
  public Feed to(Destination other) {
    return edit().destination(other).build();
  }

  /**
   * @param channel whose values, completeness and units
   * @param locale first choice of language
   * @param currency of prices
   * @param baseUrl where product pages and images are on the web, without a slash at the end
   * @param parameters further constants of the requirement set, such as Amazon's {@code sellerId}
   * @param fallbackLocales where a value or label is looked for next when the locale has none
   * @param fallbackChannels whose values count next when the channel has none
   */
  public record View(
      String channel,
      String locale,
      String currency,
      @Nullable String baseUrl,
      Map<String, String> parameters,
      List<String> fallbackLocales,
      List<String> fallbackChannels) {
    public View {
      parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
      fallbackLocales = fallbackLocales == null ? List.of() : List.copyOf(fallbackLocales);
      fallbackChannels = fallbackChannels == null ? List.of() : List.copyOf(fallbackChannels);
    }

    /** Without fall-backs. */
    public View(
        String channel,
        String locale,
        String currency,
        @Nullable String baseUrl,
        Map<String, String> parameters) {
      this(channel, locale, currency, baseUrl, parameters, List.of(), List.of());
    }
  }

  /**
   * @param connector code, such as {@code folder}, {@code sftp}, {@code hosted}
   * @param settings as the connector describes them; secrets encrypted
   */
  public record Destination(String connector, Map<String, String> settings) {
    public Destination {
      settings = settings == null ? Map.of() : Map.copyOf(settings);
    }
  }

  /**
   * @param cron Quartz cron expression with seconds, such as {@code 0 30 6 * * ?}
   */
  public record Schedule(String cron, ZoneId zone) {}

  /**
   * The feed runs once what it is made from has changed, and at the minute at which a sale begins
   * or ends or a date is reached that one of its items names.
   *
   * @param quietSeconds how long nothing further must have changed before it runs, 0 to 86,400;
   *     while edits go on without a pause it runs at the latest after ten times that
   */
  public record OnChange(int quietSeconds) {}
}
