package io.stoa.connectors.http;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.oauth.AccessToken;
import io.stoa.connectors.oauth.AccessTokens;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Calls that carry an access token. A token that the channel takes no more is fetched anew and the
 * call made once more: a call that was not let in has done nothing. Thread-safe.
 *
 * @param key of {@link AccessTokens#key}
 * @param sign puts the token's value into the call
 * @param expired whether the answer says that the token is no longer good
 */
public record TokenCalls(
    Conversation conversation,
    AccessTokens tokens,
    String key,
    AccessTokens.Fetch fetch,
    BiFunction<Call, String, Call> sign,
    Predicate<Answer> expired) {
  /** As {@link Conversation#call}. */
  public Answer call(Call call) throws DeliveryException {
    AccessToken token = token();
    Answer answer = conversation.call(sign.apply(call, token.value()));
    if (!expired.test(answer)) {
      return answer;
    }
    tokens.forget(key, token);
    return conversation.call(sign.apply(call, token().value()));
  }

  private AccessToken token() throws DeliveryException {
    AccessToken token = tokens.get(key, fetch);
    conversation.hide(token.value());
    return token;
  }
}
