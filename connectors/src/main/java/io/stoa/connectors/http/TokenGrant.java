package io.stoa.connectors.http;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.oauth.AccessToken;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Asks for an access token as OAuth 2 has it (RFC 6749, section 5). */
public final class TokenGrant {
  private static final long AT_LEAST = 60;
  private static final long USUAL = 3_600;

  private TokenGrant() {}

  /**
   * Makes the call.
   *
   * @param who is asked, for people, such as Login with Amazon
   * @throws DeliveryException {@code AUTHENTICATION_FAILED} when the credentials are refused
   */
  public static AccessToken fetch(Conversation talk, Call call, String who)
      throws DeliveryException {
    Instant asked = talk.now();
    Answer answer = talk.call(call);
    JsonNode said = answer.jsonOrEmpty();
    String value = said.path("access_token").asString("");
    if (answer.isGood() && !value.isEmpty()) {
      long seconds = Math.max(AT_LEAST, said.path("expires_in").asLong(USUAL));
      return new AccessToken(value, asked.plusSeconds(seconds));
    }
    String reason =
        said.path("error").asString("no token") + " " + said.path("error_description").asString("");
    if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 408) {
      throw DeliveryException.lasting(
          ConnectorError.AUTHENTICATION_FAILED,
          "%s refused the credentials: %s".formatted(who, talk.masked(reason.strip())),
          null);
    }
    throw answer.failure(talk.masked(reason.strip()));
  }
}
