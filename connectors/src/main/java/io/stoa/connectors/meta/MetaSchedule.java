package io.stoa.connectors.meta;

import io.stoa.connector.SettingsReader;
import io.stoa.connectors.hosted.StoaAddress;
import io.stoa.json.Json;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * When Meta fetches a data feed's file. Source:
 * https://developers.facebook.com/docs/marketing-api/reference/product-feed-schedule
 *
 * @param stoa where Meta reaches us
 * @param interval HOURLY or DAILY
 */
record MetaSchedule(StoaAddress stoa, String interval, int hour, String timeZone) {
  private static final Set<String> INTERVALS = Set.of("HOURLY", "DAILY");

  /** Empty when the file is sent instead; a broken setting is a violation. */
  static Optional<MetaSchedule> read(SettingsReader reader) {
    String interval = reader.text(MetaFeedDescription.INTERVAL);
    if (!INTERVALS.contains(interval)) {
      reader.reject(MetaFeedDescription.INTERVAL, "interval", "Must be HOURLY or DAILY.");
    }
    int hour = reader.number(MetaFeedDescription.HOUR, 0, 23);
    String zone = reader.text(MetaFeedDescription.TIME_ZONE);
    if (!isZone(zone)) {
      reader.reject(
          MetaFeedDescription.TIME_ZONE, "time_zone", "Must be a zone such as Europe/Berlin.");
    }
    return StoaAddress.read(reader, MetaFeedDescription.STOA_ADDRESS)
        .map(address -> new MetaSchedule(address, interval, hour, zone));
  }

  private static boolean isZone(String zone) {
    try {
      return ZoneId.of(zone).getId().equals(zone);
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** As Meta's API wants it. */
  ObjectNode json(String url) {
    ObjectNode schedule = Json.MAPPER.createObjectNode().put("interval", interval).put("url", url);
    if (interval.equals("DAILY")) {
      schedule.put("hour", hour).put("minute", 0);
    }
    return schedule.put("timezone", timeZone);
  }

  /** Whether the schedule that is there is this one. */
  boolean is(JsonNode there, String url) {
    return there.path("url").asString("").equals(url)
        && there.path("interval").asString("").equals(interval)
        && there.path("timezone").asString(timeZone).equals(timeZone)
        && (interval.equals("HOURLY") || there.path("hour").asInt(-1) == hour);
  }
}
