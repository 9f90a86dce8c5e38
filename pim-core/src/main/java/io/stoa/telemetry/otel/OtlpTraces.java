package io.stoa.telemetry.otel;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Opens the export of traces. What it reads are OpenTelemetry's own variables, see <a
 * href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">its
 * specification</a>.
 */
public final class OtlpTraces {
  /** Where traces go; nothing is traced where it is not set. */
  public static final String ENDPOINT_VARIABLE = "OTEL_EXPORTER_OTLP_ENDPOINT";

  private static final String TRACES_ENDPOINT_VARIABLE = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

  private OtlpTraces() {}

  /**
   * What makes and exports spans; to be closed, which sends the last ones. Empty where the
   * environment names no endpoint.
   */
  public static Optional<OpenTelemetrySdk> open(Map<String, String> environment) {
    boolean wanted =
        isSet(environment, ENDPOINT_VARIABLE) || isSet(environment, TRACES_ENDPOINT_VARIABLE);
    return wanted ? Optional.of(sdk(environment)) : Optional.empty();
  }

  private static boolean isSet(Map<String, String> environment, String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }

  private static OpenTelemetrySdk sdk(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>();
    // Metrics are fetched by Prometheus, logs are standard error.
    settings.put("otel.metrics.exporter", "none");
    settings.put("otel.logs.exporter", "none");
    settings.put("otel.exporter.otlp.protocol", "http/protobuf");
    settings.put("otel.service.name", "stoa");
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("OTEL_")) {
            settings.put(name.toLowerCase(java.util.Locale.ROOT).replace('_', '.'), value);
          }
        });
    return AutoConfiguredOpenTelemetrySdk.builder()
        .disableShutdownHook()
        .addPropertiesSupplier(() -> settings)
        .build()
        .getOpenTelemetrySdk();
  }
}
