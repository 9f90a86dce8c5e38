package io.stoa.connectors.meta;

import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.throttle.Heard;
import io.stoa.connectors.throttle.Limit;
import io.stoa.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * How much Meta lets be done to a catalogue. Source:
 * https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
final class MetaQuotas {
  /** Eight calls a minute for a catalogue, and more the more people see its items. */
  static final Limit BATCHES = new Limit.Bucket("items_batch", 8 / 60.0, 8);

  /** Twenty thousand an hour, and more the more people see its items. */
  static final Limit CATALOGUE = new Limit.Window("catalogue", 20_000, Duration.ofHours(1));

  /** Too many calls: of the app, the user, the page, the account, the catalogue, its batches. */
  private static final Set<Integer> TOO_MANY = Set.of(4, 17, 32, 341, 613, 80009, 80014);

  private static final List<String> HEADERS = List.of("X-Business-Use-Case-Usage", "X-App-Usage");
  private static final Duration UNSAID = Duration.ofMinutes(5);

  private MetaQuotas() {}

  /** Closes what the call used when Meta says that it is used up. */
  static List<Heard> read(Call call, Answer answer) {
    boolean refused = isTooMany(code(answer));
    if (!refused && highestShare(answer) < 100) {
      return List.of();
    }
    Duration pause = pause(answer);
    return call.uses().stream()
        .<Heard>map(use -> new Heard.Closed(use.limit().group(), pause))
        .toList();
  }

  static boolean isTooMany(int code) {
    return TOO_MANY.contains(code);
  }

  static int code(Answer answer) {
    return answer.jsonOrEmpty().path("error").path("code").asInt(0);
  }

  /** How long Meta says that nothing goes; some minutes when it does not say. */
  static Duration pause(Answer answer) {
    int minutes = 0;
    for (String header : HEADERS) {
      for (JsonNode usage : usages(answer, header)) {
        minutes = Math.max(minutes, usage.path("estimated_time_to_regain_access").asInt(0));
      }
    }
    return minutes == 0 ? UNSAID : Duration.ofMinutes(Math.min(minutes, 24 * 60));
  }

  /** Percent of a quota that is used, of the one that is used most. */
  private static int highestShare(Answer answer) {
    int highest = 0;
    for (String header : HEADERS) {
      for (JsonNode usage : usages(answer, header)) {
        for (String share : List.of("call_count", "total_cputime", "total_time")) {
          highest = Math.max(highest, usage.path(share).asInt(0));
        }
      }
    }
    return highest;
  }

  /** Objects with shares, wherever they stand: each business has a list of them. */
  private static List<JsonNode> usages(Answer answer, String header) {
    String text = answer.header(header).orElse("");
    if (text.isEmpty()) {
      return List.of();
    }
    try {
      return Json.MAPPER.readTree(text).findParents("call_count");
    } catch (JacksonException e) {
      return List.of();
    }
  }
}
