package io.stoa.connectors.bigcommerce;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.connectors.throttle.Heard;
import io.stoa.connectors.throttle.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Calls one store. How many calls are left in the window is said by the headers of every answer:
 * https://docs.bigcommerce.com/developer/docs/overview/api-fundamentals/rate-limits.
 */
final class BigCommerceClient {
  /** Of the smallest plan; answers say what is left, whatever the plan. */
  private static final Limit.Window WINDOW =
      new Limit.Window("requests", 150, Duration.ofSeconds(30));

  private final BigCommerceSettings settings;
  private final Conversation conversation;

  private BigCommerceClient(BigCommerceSettings settings, Conversation conversation) {
    this.settings = settings;
    this.conversation = conversation;
  }

  static BigCommerceClient of(ChannelHttp http, BigCommerceSettings settings, About about) {
    return new BigCommerceClient(
        settings,
        http.about(
            about, settings.account(), List.of(settings.accessToken()), BigCommerceClient::heard));
  }

  Address address(String... path) {
    return Address.of(settings.base()).path("stores", settings.storeHash(), "v3").path(path);
  }

  Address products(String... path) {
    return address("catalog", "products").path(path);
  }

  /** What is there. */
  JsonNode read(String operation, Address address) throws DeliveryException {
    return call(Call.get(operation, address.uri())).orRefuse().json();
  }

  /**
   * Changes something.
   *
   * @param again whether doing it twice is the same as doing it once
   * @return also when what is in the body is refused
   */
  Answer change(String method, String operation, Address address, JsonNode body, boolean again)
      throws DeliveryException {
    Call call = Call.of(method, operation, address.uri()).json(body);
    return ofBody(call(again ? call.mayRepeat() : call));
  }

  /** Takes something away; what is not there does no harm. */
  void delete(String operation, Address address) throws DeliveryException {
    Answer answer = call(Call.of("DELETE", operation, address.uri()).mayRepeat());
    if (answer.status() != 404) {
      answer.orRefuse();
    }
  }

  private static Answer ofBody(Answer answer) throws DeliveryException {
    return switch (answer.status()) {
      case 400, 404, 409, 413, 422 -> answer;
      default -> answer.orRefuse();
    };
  }

  private Answer call(Call call) throws DeliveryException {
    return conversation.call(
        call.header("X-Auth-Token", settings.accessToken())
            .header("Accept", "application/json")
            .using(WINDOW.once()));
  }

  private static List<Heard> heard(Call call, Answer answer) {
    boolean busy = answer.status() == 429;
    return answer
        .header("X-Rate-Limit-Requests-Left")
        .or(() -> busy ? answer.header("X-Retry-After").map(pause -> "0") : Optional.empty())
        .filter(left -> left.matches("\\d{1,9}"))
        .<List<Heard>>map(
            left ->
                List.of(
                    new Heard.Remaining(
                        WINDOW.group(), busy ? 0 : Integer.parseInt(left), reset(answer))))
        .orElse(List.of());
  }

  /** "If both are present, honor the longer of the two wait times." */
  private static Duration reset(Answer answer) {
    Duration window = time(answer, "X-Rate-Limit-Time-Reset-Ms", Duration.ofMillis(1));
    Duration pause = time(answer, "X-Retry-After", Duration.ofSeconds(1));
    Duration longer = window.compareTo(pause) > 0 ? window : pause;
    return longer.isZero() ? WINDOW.length() : longer;
  }

  private static Duration time(Answer answer, String header, Duration unit) {
    return answer
        .header(header)
        .filter(number -> number.matches("\\d{1,9}"))
        .map(number -> unit.multipliedBy(Long.parseLong(number)))
        .orElse(Duration.ZERO);
  }
}
