package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.product.Identifier;
import java.util.Optional;
import java.util.function.Function;

/** Looks up what an address names. */
final class Existing {
  private Existing() {}

  /**
   * What is there under the identifier.
   *
   * @param kind for people
   * @throws StoaException {@code NOT_FOUND}, also for what can be no identifier
   */
  static <T> T of(String kind, String identifier, Function<Identifier, Optional<T>> lookUp) {
    return Optional.of(identifier)
        .filter(Identifier::isValid)
        .map(Identifier::new)
        .flatMap(lookUp)
        .orElseThrow(() -> StoaException.notFound(kind, identifier));
  }
}
