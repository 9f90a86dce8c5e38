package io.stoa.telemetry.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.Telemetry;
import org.junit.jupiter.api.Test;

class MicrometerTelemetryTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Telemetry telemetry = new MicrometerTelemetry(registry);

  @Test
  void aLabelIsAsItWasSaidLast() {
    try (Activity work = telemetry.begin("work", "kind", "import", "outcome", "failed")) {
      work.label("outcome", "succeeded");
    }

    assertThat(
            registry
                .get("work")
                .tags("kind", "import", "outcome", "succeeded", "error", "none")
                .timer()
                .count())
        .isOne();
  }

  @Test
  void aLabelThatWasNotNamedAtTheBeginningIsAMistake() {
    try (Activity work = telemetry.begin("work", "kind", "import")) {
      assertThatThrownBy(() -> work.label("sku", "derby"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aFailureIsNamedByItsCodeAndPassedOn() {
    StoaException failure = new StoaException(CoreError.STORE_UNAVAILABLE, "It is gone.");

    assertThatThrownBy(
            () ->
                telemetry.timed(
                    () -> {
                      throw failure;
                    },
                    "work"))
        .isSameAs(failure);

    assertThat(registry.get("work").tags("error", "STORE_UNAVAILABLE").timer().count()).isOne();
  }

  @Test
  void countsAddUp() {
    telemetry.count("rows", 3, "outcome", "created");
    telemetry.count("rows", 4, "outcome", "created");

    assertThat(registry.get("rows").tags("outcome", "created").counter().count()).isEqualTo(7);
  }
}
