package io.stoa.connector;

import io.stoa.error.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Settings that were read: either good or with all that is wrong.
 *
 * @param good empty when there are violations
 */
public record CheckedSettings<S>(Optional<S> good, List<Violation> violations) {
  public CheckedSettings {
    violations = List.copyOf(violations);
  }

  /** Builds the settings only when the reader found nothing wrong. */
  public static <S> CheckedSettings<S> of(SettingsReader reader, Supplier<S> settings) {
    List<Violation> violations = reader.violations();
    return new CheckedSettings<>(
        violations.isEmpty() ? Optional.of(settings.get()) : Optional.empty(), violations);
  }

  /**
   * The good settings.
   *
   * @throws DeliveryException {@code SETTINGS_INVALID}, naming everything that is wrong
   */
  public S orRefuse() throws DeliveryException {
    return good.orElseThrow(
        () ->
            DeliveryException.lasting(
                ConnectorError.SETTINGS_INVALID,
                violations.stream().map(Violation::toString).collect(Collectors.joining(" ")),
                null));
  }
}
