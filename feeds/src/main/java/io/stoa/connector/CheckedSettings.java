package io.stoa.connector;

import io.stoa.error.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  /** Asks the channel whether settings serve; gives what is wrong with them. */
  @FunctionalInterface
  public interface Attempt<S> {
    List<Violation> run(S settings) throws DeliveryException;
  }

  /**
   * What is wrong with the settings: by themselves, or else as the channel says.
   *
   * @param about which setting a failure of that kind is about
   */
  public List<Violation> tryOut(Attempt<S> attempt, Function<ConnectorError, String> about) {
    if (good.isEmpty()) {
      return violations;
    }
    try {
      return attempt.run(good.get());
    } catch (PostponedException e) {
      return List.of(
          Violation.of(
              about.apply(e.code()),
              "busy",
              "Not tried out: the channel is busy. Try again in %s."
                  .formatted(Spoken.of(e.pause()))));
    } catch (DeliveryException e) {
      return List.of(e.asViolation(about.apply(e.code())));
    }
  }
}
