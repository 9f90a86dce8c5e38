package io.stoa.connectors.google;

import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.throttle.Heard;
import io.stoa.connectors.throttle.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How often an account may be called. Google adjusts the quotas of each method to what is used and
 * does not publish them; these rates are modest, and Google's own answer closes a method. Source:
 * https://developers.google.com/merchant/api/guides/quotas-limits
 */
final class GoogleQuotas {
  static final Limit WRITES = new Limit.Bucket("products_write", 10, 30);
  static final Limit READS = new Limit.Bucket("products_read", 10, 30);
  static final Limit LISTS = new Limit.Bucket("products_list", 2, 10);
  static final Limit LOCAL_WRITES = new Limit.Bucket("local_write", 10, 30);
  static final Limit LOCAL_READS = new Limit.Bucket("local_read", 10, 30);
  static final Limit SOURCES = new Limit.Bucket("datasources", 2, 10);

  /** A day's quota does not come back by trying. */
  private static final Duration OF_A_DAY = Duration.ofHours(1);

  private static final Duration OF_A_MINUTE = Duration.ofMinutes(1);

  private GoogleQuotas() {}

  /** Whoever lets Google fetch a file more often than once a day is to use the API for products. */
  static Limit fetches(String dataSource) {
    return new Limit.Window("datasources_fetch_" + dataSource, 1, Duration.ofDays(1));
  }

  /** Closes the method of which Google says that it is used up. */
  static List<Heard> read(Call call, Answer answer) {
    if (answer.status() != 429) {
      return List.of();
    }
    boolean ofTheDay = answer.text().toLowerCase(Locale.ROOT).contains("daily_limit_exceeded");
    boolean said = answer.header("Retry-After").isPresent();
    if (said && !ofTheDay) {
      return List.of();
    }
    Duration pause = ofTheDay ? OF_A_DAY : OF_A_MINUTE;
    return call.uses().stream()
        .<Heard>map(use -> new Heard.Closed(use.limit().group(), pause))
        .toList();
  }
}
