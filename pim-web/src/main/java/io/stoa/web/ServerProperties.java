package io.stoa.web;

import java.util.HashMap;
import java.util.Map;

/** The settings of Spring, Tomcat and springdoc that differ from what they are by themselves. */
final class ServerProperties {
  private ServerProperties() {}

  static Map<String, Object> of(WebSettings settings) {
    Map<String, Object> all = new HashMap<>(web());
    all.putAll(operators());
    all.put("server.address", settings.host());
    all.put("server.port", settings.port());
    if (settings.operatorsPort() != WebSettings.SAME_PORT) {
      all.put("management.server.address", settings.host());
      all.put("management.server.port", settings.operatorsPort());
    }
    return all;
  }

  private static Map<String, Object> web() {
    return Map.ofEntries(
        Map.entry("server.shutdown", "graceful"),
        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
        Map.entry("server.server-header", ""),
        Map.entry("server.max-http-request-header-size", "16KB"),
        Map.entry("server.compression.enabled", "true"),
        Map.entry("server.compression.min-response-size", "2KB"),
        Map.entry("spring.servlet.multipart.max-file-size", "2GB"),
        Map.entry("spring.servlet.multipart.max-request-size", "2GB"),
        Map.entry("spring.servlet.multipart.file-size-threshold", "64KB"),
        Map.entry("spring.servlet.multipart.resolve-lazily", "true"),
        Map.entry("spring.web.resources.add-mappings", "false"),
        Map.entry("springdoc.api-docs.path", "/v3/api-docs"),
        Map.entry("springdoc.packages-to-scan", "io.stoa.web"),
        Map.entry("springdoc.default-produces-media-type", "application/json"),
        Map.entry("springdoc.override-with-generic-response", "false"),
        Map.entry("spring.main.allow-bean-definition-overriding", "false"));
  }

  /** Health and metrics, and nothing else that Spring could tell. */
  private static Map<String, Object> operators() {
    return Map.ofEntries(
        Map.entry("management.endpoints.access.default", "none"),
        Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
        Map.entry("management.endpoints.jmx.exposure.exclude", "*"),
        Map.entry("management.endpoint.prometheus.access", "read-only"),
        Map.entry("management.endpoint.health.access", "read-only"),
        Map.entry("management.endpoint.health.show-details", "when-authorized"),
        Map.entry("management.endpoint.health.roles", "ADMIN"),
        Map.entry("management.endpoint.health.probes.enabled", "true"),
        Map.entry("management.endpoint.health.probes.add-additional-paths", "true"),
        Map.entry(
            "management.endpoint.health.group.readiness.include",
            "readinessState,store,index,scheduler"),
        Map.entry("management.health.defaults.enabled", "false"),
        Map.entry("management.health.livenessstate.enabled", "true"),
        Map.entry("management.health.readinessstate.enabled", "true"),
        Map.entry("management.metrics.distribution.slo.http.server.requests", "10ms,100ms,1s"));
  }
}
