package io.stoa.connectors.square;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.About;
import io.stoa.connectors.http.Address;
import io.stoa.connectors.http.Answer;
import io.stoa.connectors.http.Call;
import io.stoa.connectors.http.ChannelHttp;
import io.stoa.connectors.http.Conversation;
import io.stoa.connectors.http.QuotaHeaders;
import io.stoa.connectors.throttle.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Calls Square on behalf of one seller. Square takes one change of a catalogue at a time and
 * answers others with 429, so that all feeds of the seller take turns.
 */
final class SquareClient {
  private static final Limit.OneAtATime TURN =
      new Limit.OneAtATime("catalog", Duration.ofMinutes(2));

  private final SquareSettings settings;
  private final Conversation conversation;

  private SquareClient(SquareSettings settings, Conversation conversation) {
    this.settings = settings;
    this.conversation = conversation;
  }

  static SquareClient of(ChannelHttp http, SquareSettings settings, About about) {
    return new SquareClient(
        settings,
        http.about(about, settings.account(), List.of(settings.accessToken()), QuotaHeaders.NONE));
  }

  SquareSettings settings() {
    return settings;
  }

  /** Now, as timestamps of changes say it. */
  Instant now() {
    return conversation.now();
  }

  /**
   * What was asked for.
   *
   * @param body null to only get
   */
  JsonNode read(String operation, Address address, @Nullable JsonNode body)
      throws DeliveryException {
    Call call =
        body == null
            ? Call.get(operation, address.uri())
            : Call.post(operation, address.uri()).json(body).mayRepeat();
    Answer answer = conversation.call(signed(call));
    return good(answer).json();
  }

  /** What is told without saying more than the token. */
  JsonNode ask(String operation, Address address) throws DeliveryException {
    return good(conversation.call(signed(Call.post(operation, address.uri()).mayRepeat()))).json();
  }

  /**
   * Changes the catalogue or the stock. It may be repeated: the body has an idempotency key, or
   * doing it twice is the same.
   *
   * @return also with errors about what is in the body
   */
  JsonNode change(String operation, Address address, JsonNode body) throws DeliveryException {
    Answer answer =
        conversation.call(
            signed(Call.post(operation, address.uri()).json(body).mayRepeat().using(TURN.once())));
    boolean ofBody = answer.status() == 400 || answer.status() == 404 || answer.status() == 409;
    return ofBody ? answer.json() : good(answer).json();
  }

  Address address(String... path) {
    return Address.of(settings.base()).path("v2").path(path);
  }

  Address outside(String... path) {
    return Address.of(settings.base()).path(path);
  }

  private Call signed(Call call) {
    return call.header("Authorization", "Bearer " + settings.accessToken())
        .header("Square-Version", settings.apiVersion());
  }

  /** Square says in its errors what is wrong; with the token too. */
  private static Answer good(Answer answer) throws DeliveryException {
    if (answer.isGood()) {
      return answer;
    }
    List<SquareError> errors = SquareError.of(answer.jsonOrEmpty());
    String said = errors.stream().map(SquareError::detail).collect(Collectors.joining(" "));
    if (errors.stream().anyMatch(error -> error.code().equals("INSUFFICIENT_SCOPES"))) {
      throw DeliveryException.lasting(
          ConnectorError.AUTHENTICATION_FAILED, "Square lets the token not do this: " + said, null);
    }
    return answer.orRefuse(said);
  }
}
