package io.stoa.connectors.http;

import io.stoa.connectors.throttle.Heard;
import java.util.List;

/** Reads from a channel's answer what it says of the account's limits. */
@FunctionalInterface
public interface QuotaHeaders {
  /** A channel that says nothing but {@code Retry-After}, which is always honoured. */
  QuotaHeaders NONE = (call, answer) -> List.of();

  List<Heard> read(Call call, Answer answer);
}
