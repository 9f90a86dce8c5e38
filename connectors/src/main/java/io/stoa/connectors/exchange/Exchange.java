package io.stoa.connectors.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to a channel and its answer, secrets masked, bodies cut.
 *
 * @param id sorts the newest first
 * @param connector code of the connector
 * @param feed null when somebody tried settings out
 * @param batch key of the batch that it is about, null for none
 * @param skus the items that it is about, where they are few
 * @param operation the channel's name for what was asked, such as {@code createFeed}
 * @param attempt 1 for the first
 * @param status of HTTP; null when there was no answer
 * @param failure why there was no answer, null when there was one
 * @param millis from the request to the end of the answer
 */
public record Exchange(
    String id,
    Instant at,
    String connector,
    @Nullable String feed,
    @Nullable String run,
    @Nullable String batch,
    List<String> skus,
    String operation,
    int attempt,
    String method,
    String address,
    Map<String, String> requestHeaders,
    Excerpt request,
    @Nullable Integer status,
    Map<String, String> answerHeaders,
    @Nullable Excerpt answer,
    @Nullable String failure,
    long millis) {
  public Exchange {
    skus = List.copyOf(skus);
    requestHeaders = Map.copyOf(requestHeaders);
    answerHeaders = Map.copyOf(answerHeaders);
  }
}
