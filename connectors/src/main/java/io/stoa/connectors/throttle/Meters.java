package io.stoa.connectors.throttle;

import java.util.Map;
import java.util.function.Function;

/** Where it is kept what accounts have used. Thread-safe. */
interface Meters {
  /**
   * Changes the account's meters in one step: of two who change at once, one sees what the other
   * did.
   *
   * @param change from the meters by group to what becomes of them; may be called more than once
   */
  <T> T change(Account account, Function<Map<String, Meter>, Changed<T>> change);

  /**
   * @param meters all meters of the account from now on
   * @param result for the caller
   */
  record Changed<T>(Map<String, Meter> meters, T result) {}
}
