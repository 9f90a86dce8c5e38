package io.stoa.connectors.wechat;

import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.throttle.Heard;
import io.stoa.connectors.throttle.Limit;
import io.stoa.connectors.throttle.Use;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How much a shop may do.
 *
 * @param total products that may be handed in for audit each day, 0 when WeChat does not say
 * @param unlimited whether WeChat does not limit this shop
 */
record WeChatQuotas(int total, boolean unlimited) {
  static final String ASK = "product/getauditquota";
  static final String HAND_IN = "product/listing";

  /** What most interfaces allow in a minute, with room to spare. */
  static final Limit CALLS = new Limit.Bucket("calls", 8, 16);

  private static final String HOUR = "audits_hour";
  private static final String DAY = "audits_day";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Documented until WeChat made the quota a matter of each shop. */
  static final WeChatQuotas DOCUMENTED = new WeChatQuotas(1_000, false);

  private static final int DOCUMENTED_HOUR = 200;

  /** Reads the answer to {@link #ASK}. */
  static WeChatQuotas of(JsonNode answer) {
    JsonNode quota = answer.path("audit_quota");
    int total =
        quota.path("audit_total_quota").asInt(quota.path("total_quota").asInt(DOCUMENTED.total()));
    return new WeChatQuotas(total, quota.path("unlimited_type").asInt(0) == 1);
  }

  private Limit day() {
    return new Limit.Daily(DAY, Math.max(total, 1), SHANGHAI);
  }

  /** One product handed in for audit. */
  Use[] audit() {
    return unlimited
        ? new Use[] {CALLS.once()}
        : new Use[] {
          CALLS.once(),
          new Limit.Window(HOUR, Math.max(DOCUMENTED_HOUR, total / 5), Duration.ofHours(1)).once(),
          day().once()
        };
  }

  /** What a call takes. Asking for the quota of audits takes none of it, but says what is left. */
  Use[] uses(String operation) {
    return switch (operation) {
      case HAND_IN -> audit();
      case ASK -> new Use[] {CALLS.once(), day().units(0)};
      default -> new Use[] {CALLS.once()};
    };
  }

  static List<Heard> read(Call call, Answer answer) {
    JsonNode body = answer.jsonOrEmpty();
    int code = body.path("errcode").asInt(0);
    if (code == WeChatErrors.AUDITS_USED_UP) {
      return List.of(new Heard.Closed(HOUR, Duration.ofHours(1)));
    }
    if (WeChatErrors.isTooOften(code)) {
      return List.of(new Heard.Closed(CALLS.group(), pause(code)));
    }
    if (call.operation().equals(ASK) && body.has("audit_quota")) {
      return List.of(new Heard.Remaining(DAY, left(body.path("audit_quota")), Duration.ZERO));
    }
    return List.of();
  }

  private static double left(JsonNode quota) {
    if (quota.path("block_status").asBoolean(false)) {
      return 0;
    }
    return quota.path("audit_total_remaining").asDouble(quota.path("avail_quota").asDouble(0));
  }

  /** A daily quota is used up, or one of a minute. */
  static Duration pause(int code) {
    return code == 45009 ? Duration.ofHours(1) : Duration.ofMinutes(1);
  }
}
