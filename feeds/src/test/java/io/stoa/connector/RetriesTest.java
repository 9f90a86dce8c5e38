package io.stoa.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private final List<Duration> pauses = new ArrayList<>();
  private final Retries retries = new Retries(4, Duration.ofSeconds(1), pauses::add);
  private int attempts;

  @Test
  void aPassingFailureIsTriedAgainWithDoublingPauses() throws DeliveryException {
    String got =
        retries.of(
            () -> {
              if (++attempts < 4) {
                throw DeliveryException.passing(
                    ConnectorError.DESTINATION_UNREACHABLE, "away", null);
              }
              return "there";
            });
    assertThat(got).isEqualTo("there");
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void aLastingFailureIsNotTriedAgain() {
    assertThatThrownBy(
            () ->
                retries.of(
                    () -> {
                      attempts++;
                      throw DeliveryException.lasting(
                          ConnectorError.AUTHENTICATION_FAILED, "no", null);
                    }))
        .isInstanceOf(DeliveryException.class);
    assertThat(attempts).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void afterTheLastAttemptTheFailureIsTheCallers() {
    assertThatThrownBy(
            () ->
                retries.of(
                    () -> {
                      attempts++;
                      throw DeliveryException.passing(
                          ConnectorError.DESTINATION_UNREACHABLE, "away " + attempts, null);
                    }))
        .hasMessage("away 4");
  }
}
