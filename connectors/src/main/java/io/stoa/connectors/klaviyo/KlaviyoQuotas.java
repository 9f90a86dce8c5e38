package io.stoa.connectors.klaviyo;

import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.throttle.Heard;
import io.stoa.connectors.throttle.Limit;
import io.stoa.connectors.throttle.Use;
import java.time.Duration;
import java.util.List;

/**
 * How often an account may be called: each method within a second (burst) and within a minute
 * (steady). Every answer but 429 says what is left of the minute. Sources:
 * https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling and the reference of each
 * method.
 */
final class KlaviyoQuotas {
  private static final String STEADY = "_steady";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private KlaviyoQuotas() {}

  /** Of the methods for jobs: 75 a second, 750 a minute. */
  static Call job(Call call) {
    return limited(call, 75, 750);
  }

  /** Of the lists: 350 a second, 3,500 a minute. */
  static Call list(Call call) {
    return limited(call, 350, 3_500);
  }

  /** Of the account: one a second, 15 a minute. */
  static Call account(Call call) {
    return limited(call, 1, 15);
  }

  private static Call limited(Call call, int burst, int steady) {
    Use second = new Limit.Window(call.operation() + "_burst", burst, SECOND).once();
    Use minute = new Limit.Window(call.operation() + STEADY, steady, MINUTE).once();
    return call.using(second, minute);
  }

  static List<Heard> read(Call call, Answer answer) {
    return answer
        .header("RateLimit-Remaining")
        .filter(left -> left.strip().matches("\\d{1,9}"))
        .<List<Heard>>map(
            left ->
                List.of(
                    new Heard.Remaining(
                        call.operation() + STEADY, Integer.parseInt(left.strip()), reset(answer))))
        .orElse(List.of());
  }

  private static Duration reset(Answer answer) {
    return answer
        .header("RateLimit-Reset")
        .map(String::strip)
        .filter(seconds -> seconds.matches("\\d{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(MINUTE);
  }
}
